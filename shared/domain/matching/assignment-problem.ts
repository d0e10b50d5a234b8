/** One side's person. Of `capacity` units those that find no arc cost `idle` each; if none finds one, the last costs `alone` (at least `idle`). */
export interface AssignmentRow {
  readonly capacity: number;
  readonly idle: number;
  readonly alone: number;
}

/** The other side's person: the first unit placed here costs `first`, each further one `again` (at least `first`, and `first` is not negative). */
export interface AssignmentColumn {
  readonly capacity: number;
  readonly first: number;
  readonly again: number;
}

/** A pair that may be formed, once, by the positions of its row and its column. */
export interface AssignmentArc {
  readonly row: number;
  readonly column: number;
  readonly cost: number;
}

/** Choose arcs so that rows, columns and arcs together cost least. All costs are integers below 2^49, so that every sum met is exact. */
export interface AssignmentProblem {
  readonly rows: readonly AssignmentRow[];
  readonly columns: readonly AssignmentColumn[];
  readonly arcs: readonly AssignmentArc[];
}

/** The chosen arcs, and the price of each row and column that proves nothing cheaper exists. */
export interface Assignment {
  readonly kind: 'solved';
  /** Positions of the chosen arcs, ascending. */
  readonly chosen: readonly number[];
  readonly rowPrices: readonly number[];
  readonly columnPrices: readonly number[];
  /** Arcs looked at: the work done, the same on every machine. */
  readonly scanned: number;
}
