import type { Obstacles } from './legal-pairs.ts';
import type { PlacingPrice, UnmatchedReason } from './matching.ts';
import { levelOf, type PriceLevels } from './price-levels.ts';
import type { SolvedPlaces } from './solve-places.ts';

/** What stands between a person without a partner and the pairs allowed to that person. */
export interface Options {
  /** The least that forcing one of them adds to the cost (`leastLosses`); nothing if the last solve chose from none of them. */
  readonly leastLoss: number | undefined;
  /** There are allowed pairs with a place left, but weaker than the weakest pair formed. */
  readonly weaker: boolean;
  /** There are allowed pairs, but with people whose places a coordinator has filled. */
  readonly kept: boolean;
}

/** Why a person without a partner has none. */
export function whyUnmatched(
  capacity: number,
  obstacles: Obstacles,
  options: Options,
  levels: PriceLevels,
): UnmatchedReason {
  if (capacity === 0) return { kind: 'no-capacity' };
  if (options.leastLoss !== undefined) return { kind: 'all-taken', price: priceOf(options.leastLoss, levels) };
  if (options.weaker) return { kind: 'all-taken', price: 'weaker-worst-pair' };
  if (options.kept) return { kind: 'all-taken', price: 'kept-pair' };
  if (obstacles.bestBelowFloor !== undefined) return { kind: 'below-floor', best: obstacles.bestBelowFloor };
  return { kind: 'no-legal-partner', counts: obstacles.counts };
}

/**
 * For each row and column, the least that forcing one of its unchosen arcs adds to the cost, by the prices: the arc's own
 * reduced cost and, on either side, what it takes to make room, two steps far. No re-solve can come out cheaper.
 */
export function leastLosses({ problem, assignment }: SolvedPlaces): Losses {
  const chosen = new Set(assignment.chosen);
  const price = {
    row: (row: number): number => assignment.rowPrices[row] ?? 0,
    column: (column: number): number => assignment.columnPrices[column] ?? 0,
  };
  const placed = problem.rows.map(() => 0);
  const held = problem.columns.map(() => 0);
  const arcs = problem.arcs.map((arc, position) => {
    const isChosen = chosen.has(position);
    if (isChosen) {
      placed[arc.row] = (placed[arc.row] ?? 0) + 1;
      held[arc.column] = (held[arc.column] ?? 0) + 1;
    }
    return { ...arc, isChosen, reduced: arc.cost - price.row(arc.row) - price.column(arc.column) };
  });

  // What it costs a row or column to take one unit more without giving one up, and what to do without one it has.
  const rowTakes = problem.rows.map(({ capacity, idle, alone }, row) => {
    const units = placed[row] ?? 0;
    return units === capacity ? Infinity : price.row(row) - (units === 0 ? alone : idle);
  });
  const rowLoses = problem.rows.map(({ idle, alone }, row) => ((placed[row] ?? 0) > 1 ? idle : alone) - price.row(row));
  const columnTakes = problem.columns.map(({ capacity, first, again }, column) => {
    const units = held[column] ?? 0;
    return units === capacity ? Infinity : price.column(column) + (units === 0 ? first : again);
  });
  const columnLoses = problem.columns.map(
    ({ first, again }, column) => -price.column(column) - ((held[column] ?? 0) > 1 ? again : first),
  );
  // Or to find another partner instead.
  for (const { row, column, isChosen, reduced } of arcs)
    if (!isChosen) {
      lower(rowLoses, row, reduced);
      lower(columnLoses, column, reduced);
    }
  for (const { row, column, isChosen, reduced } of arcs)
    if (isChosen) {
      lower(rowTakes, row, (columnLoses[column] ?? 0) - reduced);
      lower(columnTakes, column, (rowLoses[row] ?? 0) - reduced);
    }

  const rows: (number | undefined)[] = problem.rows.map(() => undefined);
  const columns: (number | undefined)[] = problem.columns.map(() => undefined);
  for (const { row, column, isChosen, reduced } of arcs)
    if (!isChosen) {
      const loss = reduced + (rowTakes[row] ?? 0) + (columnTakes[column] ?? 0);
      lower(rows, row, loss);
      lower(columns, column, loss);
    }
  return { rows, columns };
}

interface Losses {
  readonly rows: readonly (number | undefined)[];
  readonly columns: readonly (number | undefined)[];
}

function lower(values: (number | undefined)[], position: number, value: number): void {
  values[position] = Math.min(values[position] ?? Infinity, value);
}

function priceOf(loss: number, levels: PriceLevels): PlacingPrice {
  const level = levelOf(loss, levels);
  if (level === 'cost') return loss;
  return level === 'pair' ? 'one-pair-less' : 'someone-who-waited';
}
