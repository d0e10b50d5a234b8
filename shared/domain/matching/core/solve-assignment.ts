import type { Assignment, AssignmentProblem, GaveUp } from './assignment-problem.ts';
import { bidPrices } from './bid-prices.ts';
import { NodeHeap } from './node-heap.ts';

/** What a solve may use. */
export interface SolveOptions {
  /** The most arcs to look at. */
  readonly limit: number;
  /** Prices of the columns in a problem much like this one: a good start saves work and changes no cost. */
  readonly columnPrices?: Float64Array;
}

// 1,000 mentors and 1,000 leaders take about 50 million in all solves of a matching together; a minute is about 6 billion.
const defaultLimit = 6_000_000_000;

/**
 * The cheapest assignment, with prices that prove it (see `certify`): minimum-cost flow by successive shortest paths,
 * started from prices that an auction found. Unit by unit, each row looks for the cheapest way to place one unit, moving
 * others' units where that is cheaper. The same problem gives the same answer; ties are decided by position.
 */
export function solveAssignment(
  problem: AssignmentProblem,
  { limit, columnPrices }: SolveOptions = { limit: defaultLimit },
): Assignment | GaveUp {
  const flow = new Flow(problem);
  if (columnPrices === undefined) {
    const { prices, scanned } = bidPrices(problem);
    flow.scanned += scanned;
    flow.start((column) => prices[column]! + problem.columns.first[column]!);
  } else flow.start((column) => -columnPrices[column]!);
  do {
    for (let row = 0; row < problem.rows.capacity.length; row++)
      while (flow.hasWaiting(row)) {
        if (flow.scanned > limit) return { kind: 'gave-up', scanned: flow.scanned };
        flow.place(row);
      }
  } while (flow.releaseUntaken());
  return flow.assignment();
}

/** Which units are placed where, at which prices. It is a class because its arrays live as long as one solve. */
class Flow {
  scanned = 0;
  readonly #problem: AssignmentProblem;
  readonly #rowCount: number;
  readonly #rowPrices: Float64Array;
  readonly #columnPrices: Float64Array;
  readonly #chosen: Uint8Array;
  /** Units of each row that are placed at a column, and those that stay without. */
  readonly #placed: Int32Array;
  readonly #idle: Int32Array;
  /** Chosen arcs of each column and their rows: from `#slots[column]`, as many as `#held[column]`. */
  readonly #held: Int32Array;
  readonly #slots: Int32Array;
  readonly #slotArc: Int32Array;
  readonly #slotRow: Int32Array;
  /** 1: an empty column whose price is lower than that of a place nobody takes may be: it is owed a unit, or loses the price. 2: it lost it. */
  readonly #owed: Uint8Array;

  // One search: nodes are rows, then columns.
  readonly #heap: NodeHeap;
  /** The arc by which each node was reached; for columns also the row it came from. */
  readonly #via: Int32Array;
  readonly #from: Int32Array;
  readonly #settled: Int32Array;
  readonly #reached: Int32Array;
  /** Rows at the distance reached so far; most of a search is ties, which need no heap. */
  readonly #level: Int32Array;

  constructor(problem: AssignmentProblem) {
    const { rows, columns, arcs } = problem;
    const [rowCount, columnCount] = [rows.capacity.length, columns.capacity.length];
    this.#problem = problem;
    this.#rowCount = rowCount;
    this.#rowPrices = new Float64Array(rowCount);
    this.#columnPrices = new Float64Array(columnCount);
    this.#chosen = new Uint8Array(arcs.column.length);
    this.#placed = new Int32Array(rowCount);
    this.#idle = new Int32Array(rowCount);
    this.#held = new Int32Array(columnCount);
    this.#slots = new Int32Array(columnCount + 1);
    for (let column = 0; column < columnCount; column++)
      this.#slots[column + 1] = this.#slots[column]! + Math.min(columns.capacity[column]!, rowCount);
    this.#slotArc = new Int32Array(this.#slots[columnCount]!);
    this.#slotRow = new Int32Array(this.#slots[columnCount]!);
    this.#owed = new Uint8Array(columnCount);
    this.#heap = new NodeHeap(rowCount + columnCount);
    this.#via = new Int32Array(rowCount + columnCount);
    this.#from = new Int32Array(columnCount);
    this.#settled = new Int32Array(rowCount + columnCount);
    this.#reached = new Int32Array(rowCount + columnCount);
    this.#level = new Int32Array(rowCount);
  }

  /** Sets the prices from what each column's place is worth (at least what the first unit there costs), and each row's from its cheapest choice. */
  start(worthOf: (column: number) => number): void {
    const { rows, columns } = this.#problem;
    for (let column = 0; column < columns.capacity.length; column++) {
      const [first, again, capacity] = [columns.first[column]!, columns.again[column]!, columns.capacity[column]!];
      const worth = Math.max(first, worthOf(column));
      const price = -(capacity > 1 ? Math.min(worth, again) : capacity === 0 ? first : worth);
      this.#columnPrices[column] = price;
      if (price < -first) this.#owed[column] = 1;
    }
    for (let row = 0; row < rows.capacity.length; row++) this.#rowPrices[row] = this.#cheapestChoice(row);
  }

  hasWaiting(row: number): boolean {
    return this.#placed[row]! + this.#idle[row]! < this.#problem.rows.capacity[row]!;
  }

  /** Places one more unit of the row in the cheapest way; prices are then raised so that the way there costs nothing more. */
  place(root: number): void {
    const { columns, arcs } = this.#problem;
    const { start, column: columnOf, cost } = arcs;
    const rowCount = this.#rowCount;
    const [rowPrices, columnPrices, chosen, held] = [this.#rowPrices, this.#columnPrices, this.#chosen, this.#held];
    const [via, from, reached, settled, level] = [this.#via, this.#from, this.#reached, this.#settled, this.#level];
    const heap = this.#heap;
    const distances = heap.distance;
    let best = Infinity;
    let endRow = -1;
    let endColumn = -1;
    let settledCount = 0;
    let reachedCount = 0;
    let levelCount = 0;

    distances[root] = 0;
    reached[reachedCount++] = root;
    level[levelCount++] = root;
    for (;;) {
      while (levelCount > 0) {
        const row = level[--levelCount]!;
        settled[settledCount++] = row;
        const base = distances[row]! - rowPrices[row]!;
        const without = base + this.#idleCost(row);
        if (without < best) {
          best = without;
          endRow = row;
          endColumn = -1;
        }
        const end = start[row + 1]!;
        this.scanned += end - start[row]!;
        for (let arc = start[row]!; arc < end; arc++) {
          const column = columnOf[arc]!;
          const distance = base + cost[arc]! - columnPrices[column]!;
          if (distance >= best || distance >= distances[rowCount + column]! || chosen[arc] === 1) continue;
          via[rowCount + column] = arc;
          from[column] = row;
          const units = held[column]!;
          if (units < columns.capacity[column]!) {
            const whole =
              units > 0
                ? distance + columns.again[column]! + columnPrices[column]!
                : this.#owed[column] === 1
                  ? distance
                  : distance + columns.first[column]! + columnPrices[column]!;
            if (whole < best) {
              best = whole;
              endColumn = column;
            }
            if (whole === distance) continue; // going on from here cannot be cheaper than stopping
          }
          if (distances[rowCount + column] === Infinity) reached[reachedCount++] = rowCount + column;
          heap.raise(rowCount + column, distance);
        }
      }
      if (heap.nearest >= best) break;
      const next = heap.pop();
      if (next < 0) break;
      if (next < rowCount) {
        level[levelCount++] = next;
        continue;
      }
      settled[settledCount++] = next;
      const column = next - rowCount;
      const distance = distances[next]!;
      const slots = this.#slots[column]!;
      this.scanned += held[column]!;
      for (let slot = slots; slot < slots + held[column]!; slot++) {
        const row = this.#slotRow[slot]!;
        const arc = this.#slotArc[slot]!;
        const further = distance + rowPrices[row]! + columnPrices[column]! - cost[arc]!;
        if (further >= best || further >= distances[row]!) continue;
        via[row] = arc;
        const isTie = further === distance && !heap.holds(row);
        if (distances[row] === Infinity) reached[reachedCount++] = row;
        if (isTie) {
          distances[row] = further;
          level[levelCount++] = row;
        } else heap.raise(row, further);
      }
    }

    for (let index = 0; index < settledCount; index++) {
      const node = settled[index]!;
      const gain = best - distances[node]!;
      if (gain <= 0) continue;
      if (node < rowCount) rowPrices[node]! += gain;
      else columnPrices[node - rowCount]! -= gain;
    }
    for (let index = 0; index < reachedCount; index++) heap.forget(reached[index]!);
    heap.size = 0;
    this.#moveAlong(root, endColumn < 0 ? endRow : -1, endColumn);
  }

  /**
   * Columns that are owed a unit and got none lose their price; units of rows that now prefer them are taken back, which may
   * leave other columns owed. True when units must be placed again. A column loses its price so once at most, so this ends.
   */
  releaseUntaken(): boolean {
    const { rows, columns, arcs } = this.#problem;
    for (let column = 0; column < columns.capacity.length; column++)
      if (this.#owed[column] === 1) this.#owed[column] = this.#held[column] === 0 ? 2 : 0;
    let isChanged = false;
    while (this.#raiseToBounds()) {
      isChanged = true;
      this.scanned += arcs.column.length;
      for (let row = 0; row < rows.capacity.length; row++) {
        const price = this.#cheapestChoice(row);
        this.#rowPrices[row] = price;
        for (let arc = arcs.start[row]!; arc < arcs.start[row + 1]!; arc++)
          if (this.#chosen[arc] === 1 && arcs.cost[arc]! - this.#columnPrices[arcs.column[arc]!]! > price)
            this.#takeBack(arc, row);
        while (this.#idle[row]! > 0 && this.#lastIdleCost(row) > price) this.#idle[row]!--;
      }
    }
    return isChanged;
  }

  assignment(): Assignment {
    const chosen: number[] = [];
    for (let arc = 0; arc < this.#chosen.length; arc++) if (this.#chosen[arc] === 1) chosen.push(arc);
    return {
      kind: 'solved',
      chosen: Int32Array.from(chosen),
      rowPrices: this.#rowPrices,
      columnPrices: this.#columnPrices,
      scanned: this.scanned,
    };
  }

  /** Raises prices that are lower than those of a place nobody takes may be; true if there were any. */
  #raiseToBounds(): boolean {
    const { first, again, capacity } = this.#problem.columns;
    let isRaised = false;
    for (let column = 0; column < capacity.length; column++) {
      const units = this.#held[column]!;
      if (units === capacity[column]) continue;
      const free = capacity[column] === 1 ? -Infinity : -again[column]!;
      const bound = units > 0 || this.#owed[column] === 1 ? free : -first[column]!;
      if (this.#columnPrices[column]! >= bound) continue;
      this.#columnPrices[column] = bound;
      isRaised = true;
    }
    return isRaised;
  }

  /** What one unit more without an arc costs the row. */
  #idleCost(row: number): number {
    const { capacity, idle, alone } = this.#problem.rows;
    return this.#idle[row]! < capacity[row]! - 1 ? idle[row]! : alone[row]!;
  }

  /** What the last of the row's units without an arc costs. */
  #lastIdleCost(row: number): number {
    const { capacity, idle, alone } = this.#problem.rows;
    return this.#idle[row]! < capacity[row]! ? idle[row]! : alone[row]!;
  }

  /** What a unit of the row pays, against the columns' prices: the least it could choose, or all it has chosen where that leaves nothing. */
  #cheapestChoice(row: number): number {
    const { start, column, cost } = this.#problem.arcs;
    const idle = this.#idle[row]!;
    let least = idle < this.#problem.rows.capacity[row]! ? this.#idleCost(row) : Infinity;
    let dearest = idle > 0 ? this.#lastIdleCost(row) : 0;
    const end = start[row + 1]!;
    for (let arc = start[row]!; arc < end; arc++) {
      const reduced = cost[arc]! - this.#columnPrices[column[arc]!]!;
      if (this.#chosen[arc] === 1) {
        if (reduced > dearest) dearest = reduced;
      } else if (reduced < least) least = reduced;
    }
    return least === Infinity ? dearest : least;
  }

  /** Walks back from the end to the root: every second arc is given up, the others are chosen. */
  #moveAlong(root: number, endRow: number, endColumn: number): void {
    const columnOf = this.#problem.arcs.column;
    let row = endRow;
    if (endColumn >= 0) row = this.#choose(endColumn);
    else this.#idle[row]!++;
    while (row !== root) {
      const arc = this.#via[row]!;
      this.#giveUp(arc, row);
      row = this.#choose(columnOf[arc]!);
    }
  }

  #choose(column: number): number {
    const row = this.#from[column]!;
    const arc = this.#via[this.#rowCount + column]!;
    const slot = this.#slots[column]! + this.#held[column]!++;
    this.#slotArc[slot] = arc;
    this.#slotRow[slot] = row;
    this.#chosen[arc] = 1;
    this.#placed[row]!++;
    return row;
  }

  /** Gives up an arc for which another is not chosen at once. */
  #takeBack(arc: number, row: number): void {
    this.#giveUp(arc, row);
    const column = this.#problem.arcs.column[arc]!;
    const isDear = this.#columnPrices[column]! < -this.#problem.columns.first[column]!;
    if (this.#held[column] === 0 && isDear && this.#owed[column] === 0) this.#owed[column] = 1;
  }

  #giveUp(arc: number, row: number): void {
    const column = this.#problem.arcs.column[arc]!;
    const last = this.#slots[column]! + --this.#held[column]!;
    let slot = this.#slots[column]!;
    while (this.#slotArc[slot] !== arc) slot++;
    this.#slotArc[slot] = this.#slotArc[last]!;
    this.#slotRow[slot] = this.#slotRow[last]!;
    this.#chosen[arc] = 0;
    this.#placed[row]!--;
  }
}
