import type { Assignment, AssignmentProblem } from './assignment-problem.ts';
import { certify } from './certify.ts';
import type { LegalPair } from './legal-pairs.ts';
import { type PriceLevels, priceLevels } from './price-levels.ts';
import { type GaveUp, solveAssignment } from './solve-assignment.ts';

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

/** Newly served people, those of them who waited, and new pairs: the levels that come before any score. */
export interface Reach {
  readonly people: number;
  readonly waited: number;
  readonly pairs: number;
}

/** A proven optimum over some legal pairs. */
export interface SolvedPlaces {
  readonly kind: 'solved';
  readonly chosen: readonly LegalPair[];
  readonly reach: Reach;
  readonly levels: PriceLevels;
  readonly problem: AssignmentProblem;
  readonly assignment: Assignment;
}

/** The prices did not prove the answer: a defect of ours, and no reason to show a coordinator pairs. */
class UncertifiedMatching extends Error {
  static readonly code = 'UncertifiedMatching';
  override name = UncertifiedMatching.code;
  constructor(gap: number) {
    super(`The matching could be better by ${gap}`);
  }
}

/**
 * The most people with a partner, then the most who waited, then the most pairs, then the least sum of `costOf` (integers
 * from 0 to `dearest`). Mentees are the rows, mentors the columns. Throws `UncertifiedMatching` unless the prices prove it.
 */
export function solvePlaces(
  places: Places,
  legal: readonly LegalPair[],
  costOf: (pair: LegalPair) => number,
  dearest: number,
): SolvedPlaces | GaveUp {
  const levels = priceLevels(Math.min(places.mentees.length, places.mentors.length), dearest);
  const worth = (place: Place): number => (place.served ? 0 : levels.person + (place.waited ? levels.waited : 0));
  const most = levels.person + levels.waited;
  const idle = most + levels.pair;
  const problem = {
    rows: places.mentees.map((place) => ({ capacity: place.capacity, idle, alone: idle + worth(place) })),
    columns: places.mentors.map((place) => ({ capacity: place.capacity, first: most - worth(place), again: most })),
    arcs: legal.map((pair) => ({ row: pair.mentee, column: pair.mentor, cost: costOf(pair) })),
  };
  const assignment = solveAssignment(problem);
  if (assignment.kind === 'gave-up') return assignment;
  const gap = certify(problem, assignment);
  if (gap !== 0) throw new UncertifiedMatching(gap);
  const chosen = assignment.chosen.flatMap((position) => legal[position] ?? []);
  return { kind: 'solved', chosen, reach: reachOf(places, chosen), levels, problem, assignment };
}

function reachOf(places: Places, chosen: readonly LegalPair[]): Reach {
  const mentees = new Set(chosen.map((pair) => pair.mentee));
  const mentors = new Set(chosen.map((pair) => pair.mentor));
  const served = [
    ...places.mentees.filter((_, position) => mentees.has(position)),
    ...places.mentors.filter((_, position) => mentors.has(position)),
  ].filter((place) => !place.served);
  return { people: served.length, waited: served.filter((place) => place.waited).length, pairs: chosen.length };
}
