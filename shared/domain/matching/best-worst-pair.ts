import type { LegalPair } from './legal-pairs.ts';
import type { GaveUp } from './solve-assignment.ts';
import { type Places, type Reach, solvePlaces } from './solve-places.ts';

/**
 * The highest score every pair can have while as many people, people who waited and pairs are reached as in `reach`.
 * A binary search over the scores that occur: at most 14 solves that look at no score at all. Each of them is proven,
 * so both sides of the answer are: with this limit the reach is kept, with the next higher one it is not.
 */
export function bestWorstPair(
  places: Places,
  legal: readonly LegalPair[],
  reach: Reach,
  worstSoFar: number,
): { kind: 'limit'; score: number; scanned: number } | GaveUp {
  const scores = [...new Set(legal.map((pair) => pair.score))].filter((score) => score > worstSoFar);
  scores.sort((a, b) => a - b);
  let scanned = 0;
  let limit = worstSoFar;
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const score = scores[middle];
    if (score === undefined) throw new RangeError('Between low and high: this should not be');
    const strong = legal.filter((pair) => pair.score >= score);
    const solved = solvePlaces(places, strong, () => 0, 0);
    if (solved.kind === 'gave-up') return solved;
    scanned += solved.assignment.scanned;
    if (isSameReach(solved.reach, reach)) {
      limit = score;
      low = middle + 1;
    } else high = middle;
  }
  return { kind: 'limit', score: limit, scanned };
}

function isSameReach(a: Reach, b: Reach): boolean {
  return a.people === b.people && a.waited === b.waited && a.pairs === b.pairs;
}
