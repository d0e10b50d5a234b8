import type { GaveUp } from './core/assignment-problem.ts';
import { type MatchingInput, matchProgram, pairCosts, scoreProgram, worstWithoutLocks } from './form-matching.ts';
import type { Objective, PlacingPrice, RefusedLock } from './matching.ts';
import type { NamedPair } from './named-pair.ts';
import { isSamePair } from './named-pair.ts';
import { breakdownOf, scoreOf } from './score-pair.ts';
import { settleLocks } from './settle-locks.ts';
import { leastLosses, placingPrice } from './why-unmatched.ts';

/** What imposing one pair takes away from the best matching. */
export interface PricedPair {
  readonly kind: 'priced';
  /** Exact, at each level. Where a level falls, later ones may rise (negative). */
  readonly loss: Required<Objective>;
  /** What the prices of the best matching alone prove: `loss` takes at least this, at that level or an earlier one. */
  readonly atLeast: PlacingPrice;
}

export type PairPrice = PricedPair | { readonly kind: 'refused'; readonly reason: RefusedLock['reason'] } | GaveUp;

/**
 * What each pair would cost if a coordinator imposed it, in the order asked; each by itself. Scores everybody once, matches
 * once, and once more for each pair. Gives up where the matching does.
 */
export function pricePairs(input: MatchingInput, asked: readonly NamedPair[]): PairPrice[] {
  const { preset = 'nobody-sacrificed' } = input;
  const program = scoreProgram(input);
  const { mentors, mentees } = program;
  const { kept } = settleLocks(input.locks, mentors, mentees);
  const worstCap = worstWithoutLocks(program, preset);
  if (typeof worstCap === 'object') return asked.map(() => worstCap);
  const best = matchProgram(program, { preset, kept, running: [], worstCap });
  if (best.kind === 'gave-up') return asked.map(() => best);
  const among = { all: leastLosses(best.best.all), strong: leastLosses(best.best.strong) };
  return asked.map((pair): PairPrice => {
    const settled = settleLocks([...kept, pair], mentors, mentees);
    const refused = settled.refused.find((lock) => isSamePair(lock, pair));
    if (refused !== undefined) return { kind: 'refused', reason: refused.reason };
    const forced = matchProgram(program, { preset, kept: settled.kept, running: [], worstCap });
    if (forced.kind === 'gave-up') return forced;
    const [from, to] = [best.matching.certificate.objective, forced.matching.certificate.objective];
    const loss = {
      people: from.people - to.people,
      waited: from.waited - to.waited,
      pairs: from.pairs - to.pairs,
      worst: (from.worst ?? 0) - (to.worst ?? 0),
      total: from.total - to.total,
    };
    if (kept.some((lock) => isSamePair(lock, pair))) return { kind: 'priced', loss, atLeast: 0 };
    const [mentor, mentee] = [program.mentorAt(pair.mentorId), program.menteeAt(pair.menteeId)];
    if (mentor === undefined || mentee === undefined) throw new Error('settleLocks keeps people of the program only');
    const score = scoreOf(breakdownOf(mentors[mentor]!, mentees[mentee]!), input.weights);
    const cost = pairCosts(preset, 0).costOf(score);
    const [all, strong] = [among.all.ofPair(mentee, mentor, cost), among.strong.ofPair(mentee, mentor, cost)];
    const atLeast = placingPrice(all, score < best.best.limit ? undefined : strong, best.best.all.levels);
    return { kind: 'priced', loss, atLeast: atLeast ?? 0 };
  });
}
