import type { ClosedPair, ClosingFacts } from './closing-facts.ts';
import type { Disclosure } from './disclosure.ts';
import { type Figure, type Observation, shareFigure } from './figures.ts';
import { observe } from './observations.ts';

const improved = new Set(['much-better', 'better']);
const seen = new Set(['clearly', 'little']);

/** Share of mentors who saw their leader change, at the last session that asked. */
export function seenByMentors(facts: ClosingFacts, disclosure: Disclosure): Figure {
  const answers = facts.feedback.filter(({ side, change }) => side === 'mentor' && change !== undefined);
  const lastSession = Math.max(0, ...answers.map(({ session }) => session));
  const asked = facts.asked.filter(
    ({ form, side, session }) => form === 'SES' && side === 'mentor' && session === lastSession,
  );
  const observed = observe(answers, ({ change }) => change !== undefined && seen.has(change));
  return shareFigure(observed, asked.length, disclosure);
}

/** Share of pairs in which the leader reports an improvement and the mentor saw a change, among pairs where both answered. */
export function seenByBoth(facts: ClosingFacts, disclosure: Disclosure): Figure {
  const observed = observePairs(facts.pairs, ({ pairId, menteeId }) => {
    const own = facts.menteeClosings.find(({ personId }) => personId === menteeId)?.management;
    const seenChange = facts.feedback.find((answer) => answer.pairId === pairId && answer.change !== undefined)?.change;
    return own === undefined || seenChange === undefined ? undefined : improved.has(own) && seen.has(seenChange);
  });
  return shareFigure(observed, facts.pairs.length, disclosure);
}

/** Share of pairs in which the leader progressed on the topic and the mentor gained something, among pairs with all three forms. */
export function bothWays(facts: ClosingFacts, disclosure: Disclosure): Figure {
  const observed = observePairs(facts.pairs, ({ mentorId, menteeId }) => {
    const before = facts.menteeBaselines.find(({ personId }) => personId === menteeId)?.topic;
    const after = facts.menteeClosings.find(({ personId }) => personId === menteeId)?.topic;
    const gained = facts.mentorClosings.find(({ personId }) => personId === mentorId)?.gained;
    if (before === undefined || after === undefined || gained === undefined) return undefined;
    return after > before && gained.some((gain) => gain !== 'none');
  });
  return shareFigure(observed, facts.pairs.length, disclosure);
}

function observePairs(
  pairs: readonly ClosedPair[],
  valueOf: (pair: ClosedPair) => boolean | undefined,
): Observation<boolean>[] {
  return pairs.flatMap((pair) => {
    const value = valueOf(pair);
    return value === undefined ? [] : [{ who: pair.mentorId, partner: pair.menteeId, value }];
  });
}
