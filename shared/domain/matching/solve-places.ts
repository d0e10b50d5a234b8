import type { GaveUp } from './core/assignment-problem.ts';
import { type SolvedTable, solveTable } from './core/solve-table.ts';
import type { TableProblem } from './core/table-problem.ts';
import { type PriceLevels, priceLevels } from './price-levels.ts';
import { cellOf, cellValues, highestScore, pairAt, type ScoreTable, type TablePair } from './score-table.ts';

/** What one person still has to offer once the pairs asked for by a coordinator are set aside. */
export interface Place {
  readonly capacity: number;
  /** Already has a partner: another one does not make one person more. */
  readonly served: boolean;
  readonly waited: boolean;
}

/** The places of both sides, by position. */
export interface Places {
  readonly mentors: readonly Place[];
  readonly mentees: readonly Place[];
}

/** Newly served people, those of them who waited, pairs, and of these the running ones: the levels that come before any score. */
export interface Reach {
  readonly people: number;
  readonly waited: number;
  readonly pairs: number;
  readonly running: number;
}

/** What the pairs of one solve cost. Pairs that are not running and score less than `limit` are left out. */
export interface PairCosts {
  readonly limit: number;
  /** An integer from 0 to `dearest`. */
  costOf(score: number): number;
  readonly dearest: number;
}

/** A proven optimum over some pairs. */
export interface SolvedPlaces {
  readonly kind: 'solved';
  readonly chosen: readonly TablePair[];
  readonly reach: Reach;
  readonly levels: PriceLevels;
  readonly problem: TableProblem;
  readonly answer: SolvedTable;
}

/**
 * The most people with a partner, then the most who waited, then the most pairs, then the most running pairs kept, then the
 * least sum of costs. Mentees are the rows, mentors the columns. Proven by prices over every pair; throws `UncertifiedMatching` otherwise.
 */
export function solvePlaces(places: Places, table: ScoreTable, costs: PairCosts): SolvedPlaces | GaveUp {
  const size = Math.min(table.mentees, table.mentors);
  const running = isAnyRunning(table);
  const levels = priceLevels(size, costs.dearest, running);
  const move = running ? levels.move : 0;
  const worth = (place: Place): number => (place.served ? 0 : levels.person + (place.waited ? levels.waited : 0));
  const most = levels.person + levels.waited;
  const idle = most + levels.pair;
  const rows = {
    capacity: Int32Array.from(places.mentees, (place) => place.capacity),
    idle: new Float64Array(table.mentees).fill(idle),
    alone: Float64Array.from(places.mentees, (place) => idle + worth(place)),
  };
  const columns = {
    capacity: Int32Array.from(places.mentors, (place) => place.capacity),
    first: Float64Array.from(places.mentors, (place) => most - worth(place)),
    again: new Float64Array(table.mentors).fill(most),
  };
  const byCell = new Float64Array(cellValues).fill(-1);
  for (let score = 0; score <= highestScore; score++) {
    byCell[cellOf(score, true)] = costs.costOf(score);
    if (score >= costs.limit) byCell[cellOf(score, false)] = move + costs.costOf(score);
  }
  const problem = { rows, columns, cells: table.cells, costs: byCell };
  const answer = solveTable(problem);
  if (answer.kind === 'gave-up') return answer;
  const chosen = answer.chosen.map((cell) => pairAt(table, cell)).filter((pair) => pair !== undefined);
  return { kind: 'solved', chosen, reach: reachOf(places, chosen), levels, problem, answer };
}

function isAnyRunning({ cells }: ScoreTable): boolean {
  return cells.some((value) => value >= cellOf(0, true));
}

function reachOf(places: Places, chosen: readonly TablePair[]): Reach {
  const mentees = new Set(chosen.map((pair) => pair.mentee));
  const mentors = new Set(chosen.map((pair) => pair.mentor));
  const served = [
    ...places.mentees.filter((_, position) => mentees.has(position)),
    ...places.mentors.filter((_, position) => mentors.has(position)),
  ].filter((place) => !place.served);
  return {
    people: served.length,
    waited: served.filter((place) => place.waited).length,
    pairs: chosen.length,
    running: chosen.filter((pair) => pair.running).length,
  };
}
