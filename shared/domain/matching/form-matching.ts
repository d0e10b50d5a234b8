import type { Weights } from '../cycle-definition.ts';
import { kinOf } from '../expertise/similarity.ts';
import type { SkillCatalog } from '../expertise/skill-catalog.ts';
import type { PersonId } from '../ids.ts';
import type { Side } from '../participant.ts';
import { bestWorstPair } from './best-worst-pair.ts';
import type { Candidate } from './candidate.ts';
import type { GaveUp } from './core/assignment-problem.ts';
import type { MatchedPair, Matching, Objective, Unmatched } from './matching.ts';
import type { NamedPair, Preset } from './named-pair.ts';
import { type PreparedCandidate, prepareCandidate } from './prepare-candidate.ts';
import { breakdownOf, scoreOf } from './score-pair.ts';
import { cellOf, type ScoredPairs, type ScoreTable, scorePairs, withCells } from './score-table.ts';
import { settleLocks } from './settle-locks.ts';
import { type PairCosts, type Place, type Places, type SolvedPlaces, solvePlaces } from './solve-places.ts';
import { type LeastLosses, leastLosses, placingPrice, whyUnmatched } from './why-unmatched.ts';

/** Everything a matching depends on. The same input, in any order, gives the same matching. */
export interface MatchingInput {
  readonly mentors: readonly Candidate[];
  readonly mentees: readonly Candidate[];
  readonly catalog: SkillCatalog;
  readonly weights: Weights;
  /** Pairs scoring less are not formed, 0 to 10 000. */
  readonly floor: number;
  /** Pairs to keep, asked for by a coordinator. */
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
  const program = scoreProgram(input);
  const { kept, refused } = settleLocks(input.locks, program.mentors, program.mentees);
  const cap = kept.length === 0 ? undefined : worstWithoutLocks(program, input.preset);
  if (typeof cap === 'object') return cap;
  const matched = matchProgram(program, { preset: input.preset, kept, running: [], worstCap: cap });
  if (matched.kind === 'gave-up') return matched;
  return { ...matched.matching, refusedLocks: refused };
}

/**
 * The best worst pair if nothing were kept. The others are protected up to that, whatever a coordinator keeps: not less, because
 * a weak pair she asks for is her decision about two people; not more, or keeping a pair that would be formed anyway would
 * change the others'.
 */
export function worstWithoutLocks(program: ScoredProgram, preset: Preset | undefined): number | GaveUp {
  const free = matchProgram(program, { preset, kept: [], running: [] });
  return free.kind === 'gave-up' ? free : free.best.limit;
}

/** Everybody prepared and every pair scored: what several matchings of the same people share. */
export interface ScoredProgram {
  readonly mentors: readonly PreparedCandidate[];
  readonly mentees: readonly PreparedCandidate[];
  readonly weights: Weights;
  readonly pairs: ScoredPairs;
  mentorAt(id: PersonId): number | undefined;
  menteeAt(id: PersonId): number | undefined;
}

/** Sorts people by id, looks everything up and scores all pairs. */
export function scoreProgram(input: Omit<MatchingInput, 'locks' | 'preset'>): ScoredProgram {
  const kin = kinOf(input.catalog);
  const mentors = sortedById(input.mentors).map((candidate) => prepareCandidate(candidate, kin, input.day));
  const mentees = sortedById(input.mentees).map((candidate) => prepareCandidate(candidate, kin, input.day));
  const mentorPositions = new Map(mentors.map(({ personId }, position) => [personId, position]));
  const menteePositions = new Map(mentees.map(({ personId }, position) => [personId, position]));
  return {
    mentors,
    mentees,
    weights: input.weights,
    pairs: scorePairs(mentors, mentees, input),
    mentorAt: (id) => mentorPositions.get(id),
    menteeAt: (id) => menteePositions.get(id),
  };
}

/** What a matching of a scored program keeps. */
export interface KeptPairs {
  readonly preset: Preset | undefined;
  /** These stand whatever they score, and take the places of the two. */
  readonly kept: readonly NamedPair[];
  /** These are kept where that takes nothing from the levels before a score; they may break a rule. */
  readonly running: readonly NamedPair[];
  /** A worst pair better than this is not sought. */
  readonly worstCap?: number | undefined;
}

/** A matching, and the solves that prove it. */
export interface MatchedProgram {
  readonly kind: 'matched';
  readonly matching: Matching;
  readonly best: BestPlaces;
}

/** Pairs those who have a place left, around pairs that stand. */
export function matchProgram(program: ScoredProgram, demands: KeptPairs): MatchedProgram | GaveUp {
  const { preset, kept, running, worstCap = Infinity } = demands;
  const { mentors, mentees } = program;
  const [taught, learned] = [countBy(kept, 'mentorId'), countBy(kept, 'menteeId')];
  const places: Places = {
    mentors: mentors.map((mentor) => placeOf(mentor, taught.get(mentor.personId) ?? 0)),
    mentees: mentees.map((mentee) => placeOf(mentee, learned.get(mentee.personId) ?? 0)),
  };
  const keptPairs = kept.map((pair) => matchedPair(program, pair, true));
  const runningPairs = running.map((pair) => matchedPair(program, pair, false));
  const table = withCells(program.pairs.table, [
    ...keptPairs.map((pair) => ({ ...positionsOf(program, pair), value: 0 })),
    ...runningPairs.map((pair) => ({ ...positionsOf(program, pair), value: cellOf(pair.score, true) })),
  ]);
  const best = bestPlaces(places, table, preset ?? 'nobody-sacrificed', worstCap);
  if (best.kind === 'gave-up') return best;

  const chosen = best.strong.chosen.map(({ mentor, mentee }) => {
    const [mentorId, menteeId] = [mentors[mentor]!.personId, mentees[mentee]!.personId];
    return matchedPair(program, { mentorId, menteeId }, false);
  });
  const pairs = [...chosen, ...keptPairs].sort(
    (a, b) => compare(a.mentorId, b.mentorId) || compare(a.menteeId, b.menteeId),
  );
  const matching: Matching = {
    kind: 'formed',
    preset: preset ?? 'nobody-sacrificed',
    pairs,
    unmatched: unmatchedOf(program, table, best, pairs),
    refusedLocks: [],
    certificate: { gap: 0, objective: objectiveOf(pairs, mentors, mentees), scanned: best.scanned },
    medianScore: median(pairs.map((pair) => pair.score)),
  };
  return { kind: 'matched', matching, best };
}

/** Everybody who has no partner, and why. */
function unmatchedOf(
  { mentors, mentees, pairs: scored }: ScoredProgram,
  table: ScoreTable,
  best: BestPlaces,
  pairs: readonly MatchedPair[],
): Unmatched[] {
  const among = { all: leastLosses(best.all), strong: leastLosses(best.strong) };
  const allowed = withAllowedPairs(table);
  const withoutPartner = (side: Side): Unmatched[] => {
    const candidates = side === 'mentor' ? mentors : mentees;
    const paired = new Set(pairs.map((pair) => (side === 'mentor' ? pair.mentorId : pair.menteeId)));
    return candidates.flatMap((candidate, position): Unmatched[] => {
      if (paired.has(candidate.personId)) return [];
      const obstacles = side === 'mentor' ? scored.obstaclesOfMentor(position) : scored.obstaclesOfMentee(position);
      const lossIn = (losses: LeastLosses): number | undefined =>
        side === 'mentor' ? losses.ofMentor(position) : losses.ofMentee(position);
      const price = placingPrice(lossIn(among.all), lossIn(among.strong), best.all.levels);
      const reason = whyUnmatched(candidate.capacity, obstacles, { price, kept: allowed[side][position] === 1 });
      return [{ personId: candidate.personId, side, reason }];
    });
  };
  return [...withoutPartner('mentor'), ...withoutPartner('mentee')];
}

/** By position, 1 for everybody who has a pair that may be formed. */
function withAllowedPairs({ cells, mentors, mentees }: ScoreTable): Record<Side, Uint8Array> {
  const allowed = { mentor: new Uint8Array(mentors), mentee: new Uint8Array(mentees) };
  for (let mentee = 0; mentee < mentees; mentee++)
    for (let mentor = 0; mentor < mentors; mentor++)
      if (cells[mentee * mentors + mentor] !== 0) {
        allowed.mentor[mentor] = 1;
        allowed.mentee[mentee] = 1;
      }
  return allowed;
}

/** What a pair of this score costs the last level of a preset. */
export function pairCosts(preset: Preset, limit: number): PairCosts {
  return preset === 'balanced'
    ? { limit, costOf: (score) => (10_000 - score) ** 2, dearest: 1e8 }
    : { limit, costOf: (score) => 10_000 - score, dearest: 10_000 };
}

/** The best of one preset, on the places that are left. */
export interface BestPlaces {
  readonly kind: 'best';
  /** The levels but the best worst pair, over all pairs. */
  readonly all: SolvedPlaces;
  /** The answer: the same over the pairs that score at least `limit`. */
  readonly strong: SolvedPlaces;
  readonly limit: number;
  readonly scanned: number;
}

function bestPlaces(places: Places, table: ScoreTable, preset: Preset, worstCap: number): BestPlaces | GaveUp {
  const all = solvePlaces(places, table, pairCosts(preset, 0));
  if (all.kind === 'gave-up') return all;
  const { scanned } = all.answer;
  const scores = all.chosen.filter((pair) => !pair.running).map((pair) => pair.score);
  if (preset !== 'nobody-sacrificed' || scores.length === 0)
    return { kind: 'best', all, strong: all, limit: 0, scanned };

  const worst = bestWorstPair(places, table, all.reach, { from: least(scores), to: worstCap });
  if (worst.kind === 'gave-up') return worst;
  const strong = solvePlaces(places, table, pairCosts(preset, worst.score));
  if (strong.kind === 'gave-up') return strong;
  const work = scanned + worst.scanned + strong.answer.scanned;
  return { kind: 'best', all, strong, limit: worst.score, scanned: work };
}

function matchedPair(program: ScoredProgram, { mentorId, menteeId }: NamedPair, locked: boolean): MatchedPair {
  const at = positionsOf(program, { mentorId, menteeId });
  const [mentor, mentee] = [program.mentors[at.mentor]!, program.mentees[at.mentee]!];
  const breakdown = breakdownOf(mentor, mentee);
  return {
    mentorId,
    menteeId,
    score: scoreOf(breakdown, program.weights),
    breakdown,
    locked,
    lineToConfirm: mentor.chainIncomplete || mentee.chainIncomplete,
  };
}

/** Where the two stand; throws for somebody who is not in the program. */
function positionsOf(program: ScoredProgram, { mentorId, menteeId }: NamedPair): { mentor: number; mentee: number } {
  const [mentor, mentee] = [program.mentorAt(mentorId), program.menteeAt(menteeId)];
  if (mentor === undefined || mentee === undefined) throw new Error('A pair to keep names people of the program');
  return { mentor, mentee };
}

function countBy(pairs: readonly NamedPair[], side: keyof NamedPair): ReadonlyMap<PersonId, number> {
  const counts = new Map<PersonId, number>();
  for (const pair of pairs) counts.set(pair[side], (counts.get(pair[side]) ?? 0) + 1);
  return counts;
}

function placeOf(candidate: PreparedCandidate, kept: number): Place {
  return { capacity: Math.max(0, candidate.capacity - kept), served: kept > 0, waited: candidate.waitedLastCycle };
}

function least(scores: readonly number[]): number {
  return scores.reduce((lowest, score) => Math.min(lowest, score), Infinity);
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
    worst: scores.length === 0 ? undefined : least(scores),
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
