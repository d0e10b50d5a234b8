/** What a person, a person who waited, a pair, and keeping a running pair are worth, in units of score cost, so that one sum decides level by level. */
export interface PriceLevels {
  readonly person: number;
  readonly waited: number;
  readonly pair: number;
  /** A pair formed rather than a running one kept; infinity where none is running. */
  readonly move: number;
}

// Sums of a few prices stay whole numbers.
const exact = 2 ** 49;

/**
 * Prices under which the cheapest assignment has the most people with a partner, then the most who waited last time, then
 * the most pairs, then the most running pairs kept, then the least cost.
 *
 * Why they suffice: an assignment that is not the best in this order can be improved along one simple cycle of the flow
 * network. Such a cycle passes each person once, so it changes the sum of costs by at most `(size + 1) * dearest`, where
 * `size` is the number of people on the smaller side; the number of pairs by at most 1; and the number of people, and
 * of those who waited, by at most 2 each (one on each side). Each level outweighs all that lower ones can change together,
 * twice over, so that `levelOf` can tell from a sum which level it is about.
 */
export function priceLevels(size: number, dearest: number, isAnyRunning: boolean): PriceLevels {
  const move = isAnyRunning ? 2 * ((size + 1) * dearest + 1) : Infinity;
  const pair = 2 * ((size + 1) * (isAnyRunning ? move + dearest : dearest) + 1);
  const waited = 4 * pair;
  const person = 4 * waited;
  if (person >= exact) throw new RangeError(`Costs up to ${dearest} of ${size} people cannot be weighed exactly`);
  return { person, waited, pair, move };
}

/** The highest level at which a loss along one cycle takes something away. */
export function levelOf(loss: number, { person, waited, pair, move }: PriceLevels): keyof PriceLevels | 'cost' {
  if (loss < pair / 2) return loss < move / 2 ? 'cost' : 'move';
  if (loss < waited / 2) return 'pair';
  return loss < person / 2 ? 'waited' : 'person';
}
