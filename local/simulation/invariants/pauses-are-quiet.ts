import type { Form } from '../../../shared/domain/form.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { LedgerEntry } from '../../../shared/domain/ledger.ts';
import { type Evidence, graceAfter } from '../evidence.ts';
import { markOfKey } from '../mail-mark.ts';
import type { Invariant, Violation } from './invariant.ts';

/** What answers somebody's own message, the calendar's own items, and the news that a cycle ends. */
const answers: readonly LedgerEntry['mail'][] = [
  'paused',
  'echo',
  'echo-low',
  'thanks',
  'late',
  'stray',
  'help',
  'personal',
  'conversation',
  'notice',
  'call-me',
  'stop-noted',
  'clarification',
  'cancellation',
  'canceled',
  'stopped',
];

/** An email that was with SES or its queue when PAUSE came may still arrive. */
const underWayMinutes = 45;

/** Between "everything stops until" and that day, nothing reaches whoever asked for it but answers to their own messages. */
export const pausesAreQuiet: Invariant = {
  number: 20,
  name: 'pauses are quiet',
  check: (evidence) => {
    const entries = new Map(evidence.records.ledger.map((entry) => [markOfKey(entry.key), entry]));
    const pauses = evidence.records.ledger.filter(({ mail }) => mail === 'paused');
    return evidence.mails.flatMap(({ mark, at }): Violation[] => {
      const entry = entries.get(mark);
      if (entry === undefined || answers.includes(entry.mail) || isAskedFor(evidence, entry)) return [];
      const said = pauses.filter(({ to, orderedAt }) => to === entry.to && orderedAt < at).at(-1);
      return said === undefined || !isWithin(evidence, said, at) || hasResumed(evidence, entry, at)
        ? []
        : [
            {
              ids: [entry.key, entry.to],
              what: `${entry.mail} sent at ${at}, in a pause until ${said.facts.until ?? ''}`,
            },
          ];
    });
  },
};

function isWithin(evidence: Evidence, { orderedAt, facts: { until = '' } }: LedgerEntry, at: Instant): boolean {
  return at > graceAfter(evidence, orderedAt, underWayMinutes) && at < until;
}

/** Asked for each of two pairs how to go on, somebody may let one rest and resume the other (seed 10504): the last answer about this pair counts. */
function hasResumed({ records }: Evidence, { to, formId, ...entry }: LedgerEntry, at: Instant): boolean {
  const pairId = entry.pairId ?? (formId === undefined ? undefined : records.forms.get(formId)?.pairId);
  const asked = [...records.forms.values()].filter(
    (form) => form.kind === 'BACK' && form.personId === to && form.pairId === pairId && form.issuedAt < at,
  );
  const last = asked.reduce<Form | undefined>(
    (a, b) => (a === undefined || b.issuedAt > a.issuedAt ? b : a),
    undefined,
  );
  return last?.answers.decision === 'resume' && (last.answeredAt ?? at) < at;
}

/** What answers a message of theirs, another language, a form sent again by hand, an office besides: the sponsor's report reaches the sponsor. */
function isAskedFor({ records }: Evidence, { key, formId, mail, to, facts }: LedgerEntry): boolean {
  const isAgain =
    formId !== undefined && records.audit.get(formId)?.some(({ event }) => event === 'sent again by hand') === true;
  const [cycle] = records.cycles;
  const isOffice = cycle?.sponsorId === to || cycle?.coordinators.includes(to) === true;
  if (facts.answers !== undefined) return true;
  return /#in-(?:fr|en)#/.test(key) || isAgain || (isOffice && ['report', 'alert', 'expertise-map'].includes(mail));
}
