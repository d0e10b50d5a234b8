import type { PairId, PersonId } from '../../../shared/domain/ids.ts';
import type { LedgerEntry } from '../../../shared/domain/ledger.ts';
import type { Pair } from '../../../shared/domain/pair.ts';
import { type Evidence, graceAfter } from '../evidence.ts';
import { refusals } from '../said-to-proposals.ts';
import type { Invariant, Violation } from './invariant.ts';

/** What was under way when the refusal came: its message may be read hours later, until then the other one is still reminded. */
const underWayMinutes = 24 * 60;

/** Answers to what the other one writes, whatever became of the pair. */
const ownMatters: readonly LedgerEntry['mail'][] = [
  'echo',
  'clarification',
  'late',
  'stray',
  'thanks',
  'help',
  'notice',
  'call-me',
  'paused',
  'personal',
  'stop-noted',
];

/**
 * Who was refused before the two were introduced reads nothing about it: somebody never asked gets no email of that pair at all, somebody who was
 * asked gets the neutral word that it will not start, without any facts, and nothing else.
 */
export const refusalsStayUnsaid: Invariant = {
  number: 23,
  name: 'a refusal is told to nobody',
  check: (evidence) =>
    refusals(evidence).flatMap(({ pairId, side, at }) => {
      const pair = evidence.records.pairs.get(pairId);
      if (pair === undefined || pair.introducedAt !== undefined) return [];
      const partner = side === 'mentor' ? pair.menteeId : pair.mentorId;
      const until = graceAfter(evidence, at, underWayMinutes);
      const asked = wasAsked(evidence, pair, partner);
      return evidence.records.ledger
        .filter((entry) => entry.to === partner && pairOf(evidence, entry) === pairId && entry.status !== 'dropped')
        .filter((entry) => !asked || ((entry.sentAt ?? entry.dueAt) > until && !isNeutral(entry)))
        .map((entry): Violation => ({ ids: [pairId, entry.key], what: `the other one got ${entry.mail} after a no` }));
    }),
};

function wasAsked({ records }: Evidence, { pairId }: Pair, partner: PersonId): boolean {
  return [...records.forms.values()].some((form) => form.pairId === pairId && form.personId === partner);
}

function pairOf({ records }: Evidence, { pairId, formId }: LedgerEntry): PairId | undefined {
  return pairId ?? (formId === undefined ? undefined : records.forms.get(formId)?.pairId);
}

function isNeutral({ mail, facts }: LedgerEntry): boolean {
  return ownMatters.includes(mail) || (mail === 'will-not-start' && Object.keys(facts).length === 0);
}
