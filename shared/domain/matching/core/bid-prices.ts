import type { AssignmentProblem } from './assignment-problem.ts';

// Each phase bids in steps a tenth of the one before. A phase that needs more than ten bids a row, or in which two bids a row
// place nobody more, is stuck on rows that cannot all be placed: the exact search knows what to do with those.
const finer = 10;
const mostBids = 10;
const patience = 2;
// A row gives up where it would pay more than this many times the dearest arc.
const willing = 3;
// Nearly everybody content with the prices at hand: no need for an auction.
const content = 0.95;

/**
 * What the columns' places are worth, roughly: prices to start the exact search from, at which most rows find different
 * columns cheapest. An auction with scaled steps (Bertsekas; Goldberg and Kennedy), for columns of one place; others stay
 * at 0. The answer only saves work: whatever it is, the search ends at the same cost.
 */
export function bidPrices({ rows, columns, arcs }: AssignmentProblem): { prices: Float64Array; scanned: number } {
  const { start, column: columnOf, cost } = arcs;
  const rowCount = rows.capacity.length;
  const columnCount = columns.capacity.length;
  const demand = rows.capacity.reduce((sum, units) => sum + units, 0);
  const { prices, dearest } = scarcity(arcs, columnCount, demand);
  for (let column = 0; column < columnCount; column++) if (columns.capacity[column] !== 1) prices[column] = 0;
  let scanned = cost.length;
  const owner = new Int32Array(columnCount).fill(-1);
  scanned += 2 * cost.length;
  if (dearest === 0 || areContent()) return { prices, scanned };
  prices.fill(0);

  const waiting = new Int32Array(rowCount);
  const quit = willing * dearest;
  for (let step = Math.max(1, Math.floor(dearest / finer)); ; step = Math.max(1, Math.floor(step / finer))) {
    owner.fill(-1);
    let left = 0;
    for (let row = rowCount - 1; row >= 0; row--) if (rows.capacity[row]! > 0) waiting[left++] = row;
    const window = patience * left;
    let leftBefore = Infinity;
    for (let bids = 0; left > 0 && bids < mostBids * rowCount; bids++) {
      if (bids % window === window - 1) {
        if (left >= leftBefore) break;
        leftBefore = left;
      }
      const row = waiting[--left]!;
      let cheapest = quit;
      let second = Infinity;
      let best = -1;
      const end = start[row + 1]!;
      for (let arc = start[row]!; arc < end; arc++) {
        const column = columnOf[arc]!;
        const whole = cost[arc]! + prices[column]!;
        if (whole >= second) continue;
        if (whole < cheapest) {
          second = cheapest;
          cheapest = whole;
          best = column;
        } else second = whole;
      }
      scanned += end - start[row]!;
      if (best < 0 || columns.capacity[best] !== 1) continue;
      prices[best]! += second - cheapest + step;
      const outbid = owner[best]!;
      owner[best] = row;
      if (outbid >= 0) waiting[left++] = outbid;
    }
    if (step === 1) break;
  }
  // With places to spare, one that nobody took has no price.
  if (demand < columnCount)
    for (let column = 0; column < columnCount; column++) if (owner[column]! < 0) prices[column] = 0;
  return { prices, scanned };

  /** True when nearly every row finds a column of its own among its cheapest. */
  function areContent(): boolean {
    let placed = 0;
    let asking = 0;
    for (let row = 0; row < rowCount; row++) {
      const end = start[row + 1]!;
      if (rows.capacity[row] === 0 || end === start[row]) continue;
      asking++;
      let cheapest = Infinity;
      for (let arc = start[row]!; arc < end; arc++) cheapest = Math.min(cheapest, cost[arc]! + prices[columnOf[arc]!]!);
      for (let arc = start[row]!; arc < end; arc++) {
        const column = columnOf[arc]!;
        if (owner[column]! >= 0 || cost[arc]! + prices[column]! > cheapest) continue;
        owner[column] = row;
        placed++;
        break;
      }
    }
    return placed >= content * asking;
  }
}

/**
 * Prices that make the cheapest arc of as many columns as are needed equally dear, which is all there is to know where costs
 * depend on one side alone.
 */
function scarcity(
  { column, cost }: AssignmentProblem['arcs'],
  columnCount: number,
  demand: number,
): { prices: Float64Array; dearest: number } {
  const cheapest = new Float64Array(columnCount).fill(Infinity);
  let dearest = 0;
  for (let arc = 0; arc < cost.length; arc++) {
    const [at, own] = [column[arc]!, cost[arc]!];
    if (own < cheapest[at]!) cheapest[at] = own;
    if (own > dearest) dearest = own;
  }
  const inOrder = cheapest.filter((least) => least !== Infinity).sort();
  const level = inOrder[Math.min(demand, inOrder.length) - 1] ?? 0;
  return { prices: cheapest.map((least) => Math.max(0, level - least)), dearest };
}
