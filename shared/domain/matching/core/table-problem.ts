import type { AssignmentArcs, AssignmentColumns, AssignmentRows } from './assignment-problem.ts';

/** An assignment problem whose arcs are the cells of a table. */
export interface TableProblem {
  readonly rows: AssignmentRows;
  readonly columns: AssignmentColumns;
  /** Row by row; what a cell's value costs stands in `costs`. */
  readonly cells: Uint16Array;
  /** By the value of a cell; -1: not to be chosen. */
  readonly costs: Float64Array;
}

/** How many cells may be chosen. */
export function countArcs({ rows, columns, cells, costs }: TableProblem): number {
  const width = columns.capacity.length;
  let count = 0;
  for (let row = 0; row < rows.capacity.length; row++) {
    if (rows.capacity[row] === 0) continue;
    for (let cell = row * width; cell < (row + 1) * width; cell++) if (costs[cells[cell]!]! >= 0) count++;
  }
  return count;
}

/** Every cell that may be chosen, as an arc; `count` is what `countArcs` says. Those of people without a place are left out. */
export function everyArc({ rows, columns, cells, costs }: TableProblem, count: number): AssignmentArcs {
  const [height, width] = [rows.capacity.length, columns.capacity.length];
  const start = new Int32Array(height + 1);
  const columnOf = new Int32Array(count);
  const costOf = new Float64Array(count);
  let arc = 0;
  for (let row = 0; row < height; row++) {
    if (rows.capacity[row]! > 0)
      for (let column = 0; column < width; column++) {
        const cost = costs[cells[row * width + column]!]!;
        if (cost < 0 || columns.capacity[column] === 0) continue;
        columnOf[arc] = column;
        costOf[arc++] = cost;
      }
    start[row + 1] = arc;
  }
  return { start, column: columnOf.subarray(0, arc), cost: costOf.subarray(0, arc) };
}

/** The cheapest cells of each row and of each column, as positions in the table. */
export function candidateCells({ rows, columns, cells, costs }: TableProblem, each: number): Float64Array {
  const [height, width] = [rows.capacity.length, columns.capacity.length];
  const byRow = new Cheapest(height, each);
  const byColumn = new Cheapest(width, each);
  for (let row = 0; row < height; row++) {
    if (rows.capacity[row] === 0) continue;
    for (let column = 0; column < width; column++) {
      const cell = row * width + column;
      const cost = costs[cells[cell]!]!;
      if (cost < 0 || columns.capacity[column] === 0) continue;
      byRow.offer(row, cost, cell);
      byColumn.offer(column, cost, cell);
    }
  }
  return union(byRow.cells(), byColumn.cells());
}

/**
 * The cells that are not chosen and cost less than the prices, of each row the `each` cheapest: if there are none, the prices
 * prove the choice. (A chosen one may cost less: a pair is formed once at most, however cheap.)
 */
export function unpaidCells(
  { rows, columns, cells, costs }: TableProblem,
  { chosen, ...prices }: { chosen: readonly number[]; rowPrices: Float64Array; columnPrices: Float64Array },
  each: number,
): Float64Array {
  const [height, width] = [rows.capacity.length, columns.capacity.length];
  const worst = new Cheapest(height, each);
  let next = 0;
  for (let row = 0; row < height; row++) {
    if (rows.capacity[row] === 0) continue;
    const price = prices.rowPrices[row]!;
    for (let column = 0; column < width; column++) {
      const cost = costs[cells[row * width + column]!]!;
      const reduced = cost - price - prices.columnPrices[column]!;
      if (reduced >= 0 || cost < 0 || columns.capacity[column] === 0) continue;
      while (next < chosen.length && chosen[next]! < row * width + column) next++;
      if (chosen[next] === row * width + column) continue;
      worst.offer(row, reduced, row * width + column);
    }
  }
  return union(worst.cells());
}

/** Cells as arcs. */
export function arcsOf({ rows, columns, cells, costs }: TableProblem, chosen: Float64Array): AssignmentArcs {
  const width = columns.capacity.length;
  const start = new Int32Array(rows.capacity.length + 1);
  for (const cell of chosen) start[Math.floor(cell / width) + 1]!++;
  for (let row = 0; row < rows.capacity.length; row++) start[row + 1]! += start[row]!;
  return {
    start,
    column: Int32Array.from(chosen, (cell) => cell % width),
    cost: Float64Array.from(chosen, (cell) => costs[cells[cell]!]!),
  };
}

/** Positions in ascending order, each once. */
export function union(...lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let filled = 0;
  for (const list of lists) {
    all.set(list, filled);
    filled += list.length;
  }
  all.sort();
  let kept = 0;
  for (const cell of all) if (kept === 0 || all[kept - 1] !== cell) all[kept++] = cell;
  return all.slice(0, kept);
}

// Among cells equally cheap, those of different lists should differ: which they are looks random and is not.
const shades = 1024;

/** The few cheapest cells of each of many lists. It is a class because its arrays are filled cell by cell. */
class Cheapest {
  readonly #each: number;
  readonly #cells: Float64Array;
  readonly #keys: Float64Array;
  readonly #filled: Int32Array;
  /** What a cell must be cheaper than to enter a list. */
  readonly #limits: Float64Array;

  constructor(lists: number, each: number) {
    this.#each = each;
    this.#cells = new Float64Array(lists * each);
    this.#keys = new Float64Array(lists * each);
    this.#filled = new Int32Array(lists);
    this.#limits = new Float64Array(lists).fill(Infinity);
  }

  offer(list: number, cost: number, cell: number): void {
    if (cost * shades >= this.#limits[list]!) return;
    const key = cost * shades + ((Math.imul(cell % 0x7fffffff, 0x9e3779b1) >>> 16) % shades);
    if (key >= this.#limits[list]!) return;
    const [keys, cells, base] = [this.#keys, this.#cells, list * this.#each];
    let place = base + Math.min(this.#filled[list]!, this.#each - 1);
    for (; place > base && keys[place - 1]! > key; place--) {
      keys[place] = keys[place - 1]!;
      cells[place] = cells[place - 1]!;
    }
    keys[place] = key;
    cells[place] = cell;
    if (this.#filled[list]! < this.#each) this.#filled[list]!++;
    if (this.#filled[list] === this.#each) this.#limits[list] = keys[base + this.#each - 1]!;
  }

  cells(): Float64Array {
    const all: Float64Array[] = [];
    for (const [list, filled] of this.#filled.entries())
      all.push(this.#cells.subarray(list * this.#each, list * this.#each + filled));
    return union(...all);
  }
}
