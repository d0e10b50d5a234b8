/** One side's people, by position. Of a row's `capacity` units those that find no arc cost `idle` each; if none finds one, the last costs `alone` (at least `idle`). */
export interface AssignmentRows {
  readonly capacity: Int32Array;
  readonly idle: Float64Array;
  readonly alone: Float64Array;
}

/** The other side's people, by position: the first unit placed at a column costs `first`, each further one `again` (at least `first`, and `first` is not negative). */
export interface AssignmentColumns {
  readonly capacity: Int32Array;
  readonly first: Float64Array;
  readonly again: Float64Array;
}

/** The pairs that may be formed, each once: those of row `r` stand from `start[r]` to before `start[r + 1]`. */
export interface AssignmentArcs {
  /** One longer than the number of rows. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly cost: Float64Array;
}

/**
 * Choose arcs so that rows, columns and arcs together cost least. All costs are integers, those of rows and columns below
 * 2^49, so that every sum met is exact.
 */
export interface AssignmentProblem {
  readonly rows: AssignmentRows;
  readonly columns: AssignmentColumns;
  readonly arcs: AssignmentArcs;
}

/** The chosen arcs, and the price of each row and column that proves nothing cheaper exists. */
export interface Assignment {
  readonly kind: 'solved';
  /** Positions of the chosen arcs, ascending. */
  readonly chosen: Int32Array;
  readonly rowPrices: Float64Array;
  readonly columnPrices: Float64Array;
  /** Arcs looked at: the work done, the same on every machine. */
  readonly scanned: number;
}

/** The search stopped before the end: the problem needs more work than it was given. */
export interface GaveUp {
  readonly kind: 'gave-up';
  readonly scanned: number;
}
