import type { PlacingPrice, UnmatchedReason } from './matching.ts';
import { levelOf, type PriceLevels } from './price-levels.ts';
import type { Obstacles } from './score-table.ts';
import type { SolvedPlaces } from './solve-places.ts';

/** What stands between a person without a partner and the pairs allowed to that person. */
export interface Options {
  /** What forcing the cheapest of them takes at least; nothing if there is none with a place left. */
  readonly price: PlacingPrice | undefined;
  /** There are allowed pairs, but with people whose places a coordinator has filled. */
  readonly kept: boolean;
}

/** Why a person without a partner has none. */
export function whyUnmatched(capacity: number, obstacles: Obstacles, { price, kept }: Options): UnmatchedReason {
  if (capacity === 0) return { kind: 'no-capacity' };
  if (price !== undefined) return { kind: 'all-taken', price };
  if (kept) return { kind: 'all-taken', price: 'kept-pair' };
  if (obstacles.bestBelowFloor !== undefined) return { kind: 'below-floor', best: obstacles.bestBelowFloor };
  return { kind: 'no-legal-partner', counts: obstacles.counts };
}

/**
 * What forcing a pair takes at least: something of the levels before a score, as the solve over all pairs proves; else a
 * weaker worst pair, where the solve without the pairs weaker than the worst one has none so cheap; else points.
 */
export function placingPrice(
  lossAmongAll: number | undefined,
  lossAmongStrong: number | undefined,
  levels: PriceLevels,
): PlacingPrice | undefined {
  if (lossAmongAll === undefined) return undefined;
  const level = levelOf(lossAmongAll, levels);
  if (level !== 'cost') return levelNames[level];
  if (lossAmongStrong === undefined || levelOf(lossAmongStrong, levels) !== 'cost') return 'weaker-worst-pair';
  return lossAmongStrong;
}

const levelNames = {
  move: 'a-running-pair',
  pair: 'one-pair-less',
  waited: 'someone-who-waited',
  person: 'one-person-less',
} as const;

/** The least that forcing a pair adds to the cost of a solve, by its prices: no other solve can come out cheaper. */
export interface LeastLosses {
  /** The least of all pairs of one person that the solve chose from, but did not choose; nothing without any. */
  ofMentor(position: number): number | undefined;
  ofMentee(position: number): number | undefined;
  /** Of one pair, at this cost. */
  ofPair(mentee: number, mentor: number, cost: number): number;
}

/** The pair's own reduced cost and, on either side, what it takes to make room, two steps far. */
export function leastLosses({ problem, answer }: SolvedPlaces): LeastLosses {
  const { rows, columns, cells, costs } = problem;
  const { rowPrices, columnPrices } = answer;
  const [height, width] = [rows.capacity.length, columns.capacity.length];
  const placed = new Int32Array(height);
  const held = new Int32Array(width);
  const { chosen } = answer;
  for (const cell of chosen) {
    placed[Math.floor(cell / width)]!++;
    held[cell % width]!++;
  }
  /** Every cell that was not chosen but could have been, with its reduced cost. */
  const eachOther = (visit: (row: number, column: number, reduced: number) => void): void => {
    let next = 0;
    for (let row = 0; row < height; row++) {
      if (rows.capacity[row] === 0) continue;
      for (let column = 0; column < width; column++) {
        const cell = row * width + column;
        if (chosen[next] === cell) {
          next++;
          continue;
        }
        const cost = costs[cells[cell]!]!;
        if (cost < 0 || columns.capacity[column] === 0) continue;
        visit(row, column, cost - rowPrices[row]! - columnPrices[column]!);
      }
    }
  };

  // What it costs a row or column to take one unit more without giving one up, and what to do without one it has.
  const takes = { row: new Float64Array(height), column: new Float64Array(width) };
  const loses = { row: new Float64Array(height), column: new Float64Array(width) };
  for (let row = 0; row < height; row++) {
    const [units, price] = [placed[row]!, rowPrices[row]!];
    const [idle, alone] = [rows.idle[row]!, rows.alone[row]!];
    takes.row[row] = units === rows.capacity[row] ? Infinity : price - (units === 0 ? alone : idle);
    loses.row[row] = (units > 1 ? idle : alone) - price;
  }
  for (let column = 0; column < width; column++) {
    const [units, price] = [held[column]!, columnPrices[column]!];
    const [first, again] = [columns.first[column]!, columns.again[column]!];
    takes.column[column] = units === columns.capacity[column] ? Infinity : price + (units === 0 ? first : again);
    loses.column[column] = -price - (units > 1 ? again : first);
  }
  // Or to find another partner instead.
  eachOther((row, column, reduced) => {
    if (reduced < loses.row[row]!) loses.row[row] = reduced;
    if (reduced < loses.column[column]!) loses.column[column] = reduced;
  });
  for (const cell of chosen) {
    const [row, column] = [Math.floor(cell / width), cell % width];
    const reduced = costs[cells[cell]!]! - rowPrices[row]! - columnPrices[column]!;
    takes.row[row] = Math.min(takes.row[row]!, loses.column[column]! - reduced);
    takes.column[column] = Math.min(takes.column[column]!, loses.row[row]! - reduced);
  }

  // Where both must give somebody up, the same third pair may make up for both: it is counted once.
  const room = (row: number, column: number): number => {
    const [ours, theirs] = [takes.row[row]!, takes.column[column]!];
    const isFull = placed[row] === rows.capacity[row] && held[column] === columns.capacity[column];
    return isFull ? Math.max(ours, theirs) : ours + theirs;
  };

  const least = { row: new Float64Array(height).fill(Infinity), column: new Float64Array(width).fill(Infinity) };
  eachOther((row, column, reduced) => {
    const loss = reduced + room(row, column);
    if (loss < least.row[row]!) least.row[row] = loss;
    if (loss < least.column[column]!) least.column[column] = loss;
  });
  const known = (loss: number | undefined): number | undefined => (loss === Infinity ? undefined : loss);
  return {
    ofMentor: (position) => known(least.column[position]),
    ofMentee: (position) => known(least.row[position]),
    ofPair: (mentee, mentor, cost) => {
      if (chosen.includes(mentee * width + mentor)) return 0;
      const reduced = cost - rowPrices[mentee]! - columnPrices[mentor]!;
      return reduced + room(mentee, mentor);
    },
  };
}
