import type { GaveUp } from './core/assignment-problem.ts';
import { cellOf, cellValues, highestScore, type ScoreTable } from './score-table.ts';
import { type Places, type Reach, solvePlaces } from './solve-places.ts';

/**
 * The highest score every pair (but running ones) can have while as many people, people who waited, pairs and running pairs
 * are reached as in `reach`.
 * It is known to be at least `from`, and not sought beyond `to`. A binary search over the scores that occur: at most 14
 * solves that look at no score at all. Each of them is proven, so both sides of the answer are: with this limit the reach is
 * kept, with the next higher one it is not.
 */
export function bestWorstPair(
  places: Places,
  table: ScoreTable,
  reach: Reach,
  { from, to }: { readonly from: number; readonly to: number },
): { kind: 'limit'; score: number; scanned: number } | GaveUp {
  const scores = scoresBetween(table, from, to);
  let scanned = 0;
  let score = Math.min(from, to);
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const limit = scores[middle]!;
    const solved = solvePlaces(places, table, { limit, costOf: () => 0, dearest: 0 });
    if (solved.kind === 'gave-up') return { ...solved, scanned: scanned + solved.scanned };
    scanned += solved.answer.scanned;
    if (isSameReach(solved.reach, reach)) {
      score = limit;
      low = middle + 1;
    } else high = middle;
  }
  return { kind: 'limit', score, scanned };
}

/**
 * The limits to try above one score and up to another, ascending: the scores that occur, and the upper end, which need not
 * be a score of this table (it may be that of a pair that is kept).
 */
function scoresBetween({ cells }: ScoreTable, least: number, most: number): number[] {
  const occurs = new Uint8Array(cellValues);
  for (const cell of cells) occurs[cell] = 1;
  const scores: number[] = [];
  for (let score = least + 1; score <= Math.min(most, highestScore); score++)
    if (score === most || occurs[cellOf(score, false)] === 1) scores.push(score);
  return scores;
}

function isSameReach(a: Reach, b: Reach): boolean {
  return a.people === b.people && a.waited === b.waited && a.pairs === b.pairs && a.running === b.running;
}
