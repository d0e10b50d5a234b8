import { candidateOf } from './enrollment.ts';
import { defaultCatalog } from './expertise/default-catalog.ts';
import { brokenForGood, type RuleCode } from './matching/hard-rules.ts';
import { prepareCandidate } from './matching/prepare-candidate.ts';
import type { Signal } from './pair.ts';
import type { Participant } from './participant.ts';
import type { LocalDate } from './working-calendar.ts';

/** The hard rule that two people break by what a roster says of them alone. */
function brokenByRoster(mentor: Participant, mentee: Participant, day: LocalDate): RuleCode | undefined {
  const [a, b] = [mentor, mentee].map((each) =>
    prepareCandidate(candidateOf(each, {}, defaultCatalog), new Map(), day),
  );
  return a === undefined || b === undefined ? undefined : brokenForGood(a, b);
}

/** What a newer roster says against a pair that nothing spoke against before; never a reason to break it without a coordinator. */
export function saysRoster(
  before: { readonly mentor: Participant; readonly mentee: Participant },
  after: { readonly mentor: Participant; readonly mentee: Participant },
  day: LocalDate,
): Signal | undefined {
  const rule = brokenByRoster(after.mentor, after.mentee, day);
  if (rule === undefined || rule === brokenByRoster(before.mentor, before.mentee, day)) return undefined;
  return rule === 'reporting-line' ? 'reporting-line' : 'rule-broken';
}
