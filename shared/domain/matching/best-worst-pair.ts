import type { GaveUp } from './core/assignment-problem.ts';
import { cellOf, cellValues, highestScore, type ScoreTable } from './score-table.ts';
import { type Places, type Reach, solvePlaces } from './solve-places.ts';

/**
 * The highest score every pair (but running ones) can have while as many people, people who waited, pairs and running pairs
 * are reached as in `reach`.
 * A binary search over the scores that occur: at most 14 solves that look at no score at all. Each of them is proven,
 * so both sides of the answer are: with this limit the reach is kept, with the next higher one it is not.
 */
export function bestWorstPair(
  places: Places,
  table: ScoreTable,
  reach: Reach,
  worstSoFar: number,
): { kind: 'limit'; score: number; scanned: number } | GaveUp {
  const scores = scoresAbove(table, worstSoFar);
  let scanned = 0;
  let score = worstSoFar;
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

/** The scores that occur above one, ascending. */
function scoresAbove({ cells }: ScoreTable, least: number): number[] {
  const occurs = new Uint8Array(cellValues);
  for (const cell of cells) occurs[cell] = 1;
  const scores: number[] = [];
  for (let score = least + 1; score <= highestScore; score++)
    if (occurs[cellOf(score, false)] === 1) scores.push(score);
  return scores;
}

function isSameReach(a: Reach, b: Reach): boolean {
  return a.people === b.people && a.waited === b.waited && a.pairs === b.pairs && a.running === b.running;
}
