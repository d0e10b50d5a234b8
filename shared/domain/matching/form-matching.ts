import type { Weights } from '../cycle-definition.ts';
import { kinOf } from '../expertise/similarity.ts';
import type { SkillCatalog } from '../expertise/skill-catalog.ts';
import type { Side } from '../participant.ts';
import { bestWorstPair } from './best-worst-pair.ts';
import type { Candidate } from './candidate.ts';
import { type LegalPair, legalPairs } from './legal-pairs.ts';
import type { MatchedPair, Matching, NamedPair, Objective, Preset, Unmatched } from './matching.ts';
import { type PreparedCandidate, prepareCandidate } from './prepare-candidate.ts';
import { breakdownOf, scoreOf } from './score-pair.ts';
import { settleLocks } from './settle-locks.ts';
import type { GaveUp } from './solve-assignment.ts';
import { type Place, type Places, type SolvedPlaces, solvePlaces } from './solve-places.ts';
import { leastLosses, whyUnmatched } from './why-unmatched.ts';

/** Everything a matching depends on. The same input, in any order, gives the same matching. */
export interface MatchingInput {
  readonly mentors: readonly Candidate[];
  readonly mentees: readonly Candidate[];
  readonly catalog: SkillCatalog;
  readonly weights: Weights;
  /** Pairs scoring less are not formed, 0 to 10 000. */
  readonly floor: number;
  /** Pairs to keep: asked for by a coordinator, or already running when only freed people are matched again. */
  readonly locks: readonly NamedPair[];
  /** Pairs a coordinator ruled out. */
  readonly vetoes: readonly NamedPair[];
  /** A local date of the cycle, which settles summer time where half-days of two zones are compared. */
  readonly day: string;
  readonly preset?: Preset;
}

/**
 * Pairs mentors and mentees. Exact, level by level: the most people with at least one partner, of them the most who waited,
 * the most pairs, the best worst pair, the highest total (`Preset` says what the other presets do). Every solve is proven
 * by its prices; `UncertifiedMatching` is thrown otherwise. Gives up, saying so, on a problem beyond the work limit.
 */
export function formMatching(input: MatchingInput): Matching | GaveUp {
  const { preset = 'nobody-sacrificed', weights } = input;
  const kin = kinOf(input.catalog);
  const mentors = sortedById(input.mentors).map((candidate) => prepareCandidate(candidate, kin, input.day));
  const mentees = sortedById(input.mentees).map((candidate) => prepareCandidate(candidate, kin, input.day));
  const { kept, refused } = settleLocks(input.locks, mentors, mentees);
  const places: Places = {
    mentors: mentors.map((mentor) => placeOf(mentor, kept.filter((lock) => lock.mentorId === mentor.personId).length)),
    mentees: mentees.map((mentee) => placeOf(mentee, kept.filter((lock) => lock.menteeId === mentee.personId).length)),
  };
  const { legal, mentorObstacles, menteeObstacles } = legalPairs(mentors, mentees, { ...input, settled: kept });
  const free = legal.filter((pair) => hasRoom(places.mentors[pair.mentor]) && hasRoom(places.mentees[pair.mentee]));
  const best = bestPlaces(places, free, preset);
  if (best.kind === 'gave-up') return best;

  const chosen = best.solved.chosen.flatMap((pair): MatchedPair[] => {
    const [mentor, mentee] = [mentors[pair.mentor], mentees[pair.mentee]];
    return mentor === undefined || mentee === undefined ? [] : [matchedPair(mentor, mentee, weights, false)];
  });
  const locked = kept.flatMap(({ mentorId, menteeId }): MatchedPair[] => {
    const mentor = mentors.find((candidate) => candidate.personId === mentorId);
    const mentee = mentees.find((candidate) => candidate.personId === menteeId);
    return mentor === undefined || mentee === undefined ? [] : [matchedPair(mentor, mentee, weights, true)];
  });
  const pairs = [...chosen, ...locked].sort(
    (a, b) => compare(a.mentorId, b.mentorId) || compare(a.menteeId, b.menteeId),
  );
  const losses = leastLosses(best.solved);
  const withoutPartner = (side: Side): Unmatched[] => {
    const [candidates, obstacles, least, paired] =
      side === 'mentor'
        ? [mentors, mentorObstacles, losses.columns, new Set(pairs.map((pair) => pair.mentorId))]
        : [mentees, menteeObstacles, losses.rows, new Set(pairs.map((pair) => pair.menteeId))];
    const withLegal = new Set(legal.map((pair) => pair[side]));
    const withFree = new Set(free.map((pair) => pair[side]));
    return candidates.flatMap((candidate, position): Unmatched[] => {
      const own = obstacles[position];
      if (paired.has(candidate.personId) || own === undefined) return [];
      const options = { leastLoss: least[position], weaker: withFree.has(position), kept: withLegal.has(position) };
      const reason = whyUnmatched(candidate.capacity, own, options, best.solved.levels);
      return [{ personId: candidate.personId, side, reason }];
    });
  };
  return {
    kind: 'formed',
    preset,
    pairs,
    unmatched: [...withoutPartner('mentor'), ...withoutPartner('mentee')],
    refusedLocks: refused,
    certificate: { gap: 0, objective: objectiveOf(pairs, mentors, mentees), scanned: best.scanned },
    medianScore: median(pairs.map((pair) => pair.score)),
  };
}

/** The levels of one preset, on the places that are left. */
function bestPlaces(
  places: Places,
  legal: readonly LegalPair[],
  preset: Preset,
): { kind: 'solved'; solved: SolvedPlaces; scanned: number } | GaveUp {
  const missing = ({ score }: LegalPair): number => 10_000 - score;
  const solved =
    preset === 'balanced'
      ? solvePlaces(places, legal, (pair) => missing(pair) ** 2, 1e8)
      : solvePlaces(places, legal, missing, 10_000);
  if (solved.kind === 'gave-up') return solved;
  const { scanned } = solved.assignment;
  if (preset !== 'nobody-sacrificed' || solved.chosen.length === 0) return { kind: 'solved', solved, scanned };

  const worst = Math.min(...solved.chosen.map((pair) => pair.score));
  const limit = bestWorstPair(places, legal, solved.reach, worst);
  if (limit.kind === 'gave-up') return limit;
  const strong = legal.filter((pair) => pair.score >= limit.score);
  const fair = solvePlaces(places, strong, missing, 10_000);
  if (fair.kind === 'gave-up') return fair;
  return { kind: 'solved', solved: fair, scanned: scanned + limit.scanned + fair.assignment.scanned };
}

function matchedPair(
  mentor: PreparedCandidate,
  mentee: PreparedCandidate,
  weights: Weights,
  locked: boolean,
): MatchedPair {
  const breakdown = breakdownOf(mentor, mentee);
  return {
    mentorId: mentor.personId,
    menteeId: mentee.personId,
    score: scoreOf(breakdown, weights),
    breakdown,
    locked,
    lineToConfirm: mentor.chainIncomplete || mentee.chainIncomplete,
  };
}

function placeOf(candidate: PreparedCandidate, locks: number): Place {
  return { capacity: candidate.capacity - locks, served: locks > 0, waited: candidate.waitedLastCycle };
}

function hasRoom(place: Place | undefined): boolean {
  return place !== undefined && place.capacity > 0;
}

function objectiveOf(
  pairs: readonly MatchedPair[],
  mentors: readonly PreparedCandidate[],
  mentees: readonly PreparedCandidate[],
): Objective {
  const [mentorIds, menteeIds] = [
    new Set(pairs.map((pair) => pair.mentorId)),
    new Set(pairs.map((pair) => pair.menteeId)),
  ];
  const served = [
    ...mentors.filter((mentor) => mentorIds.has(mentor.personId)),
    ...mentees.filter((mentee) => menteeIds.has(mentee.personId)),
  ];
  const scores = pairs.map((pair) => pair.score);
  return {
    people: served.length,
    waited: served.filter((candidate) => candidate.waitedLastCycle).length,
    pairs: pairs.length,
    worst: scores.length === 0 ? undefined : Math.min(...scores),
    total: scores.reduce((sum, score) => sum + score, 0),
  };
}

function median(scores: readonly number[]): number | undefined {
  const sorted = [...scores].sort((a, b) => a - b);
  const [below, above] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return below === undefined || above === undefined ? undefined : Math.round((below + above) / 2);
}

function sortedById(candidates: readonly Candidate[]): Candidate[] {
  const sorted = [...candidates].sort((a, b) => compare(a.personId, b.personId));
  if (new Set(sorted.map((candidate) => candidate.personId)).size < sorted.length)
    throw new Error('A person is on one side twice');
  return sorted;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
