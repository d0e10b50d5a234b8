import type { Assignment, AssignmentProblem } from './assignment-problem.ts';
import { DistanceHeap, type Reachable } from './distance-heap.ts';

/** The search stopped before the end: the problem is one of the rare hard ones (findings/matching.md 2.4). */
export interface GaveUp {
  readonly kind: 'gave-up';
  readonly scanned: number;
}

interface Node extends Reachable {
  /** What one unit more here is worth to the whole; reduced costs against these prices are never negative for a free arc. */
  price: number;
  /** The arc by which the current search reached this node. */
  via: Arc | undefined;
  readonly holder: boolean;
}

interface Row extends Node {
  readonly holder: true;
  readonly capacity: number;
  readonly idle: number;
  readonly alone: number;
  readonly arcs: Arc[];
  idleUnits: number;
}

interface Column extends Node {
  readonly holder: false;
  readonly capacity: number;
  readonly first: number;
  readonly again: number;
  /** Chosen arcs that end here. */
  readonly held: Arc[];
}

interface Arc {
  readonly row: Row;
  readonly column: Column;
  readonly cost: number;
  chosen: boolean;
}

/** Where the cheapest way found so far ends: at a column with room, or at a row that does without one more. */
type End = { readonly kind: 'column'; readonly column: Column } | { readonly kind: 'idle'; readonly row: Row };

// About half a minute at the measured 60 million a second, and a matching takes up to 16 solves; 1,000 mentors and 800
// mentees need 13 million in all of them together.
const defaultLimit = 2_000_000_000;

/**
 * The cheapest assignment, with prices that prove it (see `certify`): minimum-cost flow by successive shortest paths.
 * Unit by unit, each row looks for the cheapest way to place one unit, moving others' units where that is cheaper.
 * The same problem gives the same answer; ties are decided by position.
 */
export function solveAssignment(problem: AssignmentProblem, limit = defaultLimit): Assignment | GaveUp {
  const { rows, columns, arcs } = network(problem);
  const search = new Search();
  for (const row of rows)
    for (let unit = 0; unit < row.capacity; unit++) {
      place(search.cheapestEnd(row), row);
      if (search.scanned > limit) return { kind: 'gave-up', scanned: search.scanned };
    }
  return {
    kind: 'solved',
    chosen: arcs.flatMap((arc, position) => (arc.chosen ? [position] : [])),
    rowPrices: rows.map((row) => row.price),
    columnPrices: columns.map((column) => column.price),
    scanned: search.scanned,
  };
}

function network(problem: AssignmentProblem): { rows: Row[]; columns: Column[]; arcs: Arc[] } {
  const start = { price: 0, via: undefined, distance: Infinity, heapIndex: -1 };
  const rows = problem.rows.map((row): Row => ({ ...start, ...row, holder: true, arcs: [], idleUnits: 0 }));
  const columns = problem.columns.map((column): Column => ({ ...start, ...column, holder: false, held: [] }));
  const arcs = problem.arcs.map(({ row: rowAt, column: columnAt, cost }): Arc => {
    const row = rows[rowAt];
    const column = columns[columnAt];
    if (row === undefined || column === undefined) throw new RangeError(`No row ${rowAt} or no column ${columnAt}`);
    const arc = { row, column, cost, chosen: false };
    row.arcs.push(arc);
    return arc;
  });
  // Prices no arc can beat, to start from: columns cost nothing, each row its cheapest choice.
  for (const row of rows) {
    row.price = row.capacity > 1 ? row.idle : row.alone;
    for (const arc of row.arcs) row.price = Math.min(row.price, arc.cost);
  }
  return { rows, columns, arcs };
}

/** Shortest paths over reduced costs (Dijkstra). It is a class because its buffers live as long as one solve. */
class Search {
  scanned = 0;
  readonly #heap = new DistanceHeap<Row | Column>();
  /** Rows at the distance reached so far; most of a search is ties, which need no heap. */
  readonly #level: Row[] = [];
  readonly #reached: (Row | Column)[] = [];
  readonly #settled: (Row | Column)[] = [];
  #best = Infinity;
  #end: End | undefined;

  /** The cheapest place for one more unit of the row; prices are then raised so that the way there costs nothing more. */
  cheapestEnd(root: Row): End {
    this.#best = Infinity;
    this.#end = { kind: 'idle', row: root };
    root.via = undefined;
    this.#touch(root, 0);
    this.#level.push(root);
    for (;;) {
      for (let row = this.#level.pop(); row !== undefined; row = this.#level.pop()) this.#leaveRow(row);
      if (this.#heap.nearest >= this.#best) break;
      const next = this.#heap.pop();
      if (next === undefined) break;
      if (next.holder) this.#level.push(next);
      else this.#leaveColumn(next);
    }
    this.#raisePrices();
    return this.#end;
  }

  #leaveRow(row: Row): void {
    this.#settled.push(row);
    const base = row.distance - row.price;
    const without = base + (row.idleUnits < row.capacity - 1 ? row.idle : row.alone);
    if (without < this.#best) {
      this.#best = without;
      this.#end = { kind: 'idle', row };
    }
    this.scanned += row.arcs.length;
    for (const arc of row.arcs) {
      const { column } = arc;
      const distance = base + arc.cost - column.price;
      if (distance >= this.#best || distance >= column.distance || arc.chosen) continue;
      column.via = arc;
      if (column.held.length < column.capacity) {
        const whole = distance + (column.held.length === 0 ? column.first : column.again) + column.price;
        if (whole < this.#best) {
          this.#best = whole;
          this.#end = { kind: 'column', column };
        }
        if (whole === distance) continue; // going on from here cannot be cheaper than stopping
      }
      this.#touch(column, distance);
      this.#heap.raise(column);
    }
  }

  #leaveColumn(column: Column): void {
    this.#settled.push(column);
    this.scanned += column.held.length;
    for (const arc of column.held) {
      const { row } = arc;
      const distance = column.distance + row.price + column.price - arc.cost;
      if (distance >= this.#best || distance >= row.distance) continue;
      row.via = arc;
      const tie = distance === column.distance && row.heapIndex < 0;
      this.#touch(row, distance);
      if (tie) this.#level.push(row);
      else this.#heap.raise(row);
    }
  }

  #touch(node: Row | Column, distance: number): void {
    if (node.distance === Infinity) this.#reached.push(node);
    node.distance = distance;
  }

  #raisePrices(): void {
    for (const node of this.#settled) {
      const gain = this.#best - node.distance;
      if (gain > 0) node.price += node.holder ? gain : -gain;
    }
    for (const node of this.#reached) node.distance = Infinity;
    this.#heap.clear();
    this.#settled.length = 0;
    this.#reached.length = 0;
  }
}

/** Walks back from the end to the root: every second arc is given up, the others are chosen. */
function place(end: End, root: Row): void {
  let row = end.kind === 'idle' ? end.row : choose(end.column.via);
  if (end.kind === 'idle') row.idleUnits++;
  while (row !== root) {
    const { via } = row;
    if (via === undefined) throw new Error('The way back leads to the root: this should not be');
    giveUp(via);
    row = choose(via.column.via);
  }
}

function choose(arc: Arc | undefined): Row {
  if (arc === undefined) throw new Error('A column is reached by an arc: this should not be');
  arc.chosen = true;
  arc.column.held.push(arc);
  return arc.row;
}

function giveUp(arc: Arc): void {
  arc.chosen = false;
  const { held } = arc.column;
  const last = held.pop();
  if (last !== undefined && last !== arc) held[held.indexOf(arc)] = last;
}
