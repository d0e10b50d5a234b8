import type { Form } from '../../../shared/domain/form.ts';
import type { PairId } from '../../../shared/domain/ids.ts';
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
    const { records, mails } = evidence;
    const entries = new Map(records.ledger.map((entry) => [markOfKey(entry.key), entry]));
    const pauses = records.ledger.filter(({ mail }) => mail === 'paused');
    return mails.flatMap(({ mark, at }): Violation[] => {
      const entry = entries.get(mark);
      if (entry === undefined || answers.includes(entry.mail) || isAskedFor(evidence, entry)) return [];
      const pairId = pairOf(records, entry);
      const isMeant = (pause: LedgerEntry) =>
        pause.to === entry.to && pause.orderedAt < at && isAbout(records, pause, pairId);
      const said = pauses.filter(isMeant).at(-1);
      if (said === undefined || !isWithin(evidence, said, at)) return [];
      return hasResumed(records, entry, { pairId, said: said.orderedAt, at })
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

function pairOf({ forms }: Evidence['records'], { pairId, formId }: LedgerEntry): PairId | undefined {
  return pairId ?? (formId === undefined ? undefined : forms.get(formId)?.pairId);
}

/** "A month more", said of one pair, lets whatever is about another one come (seed 82012). */
function isAbout({ forms }: Evidence['records'], { formId }: LedgerEntry, pairId: PairId | undefined): boolean {
  const form = formId === undefined ? undefined : forms.get(formId);
  return form?.kind !== 'BACK' || pairId === undefined || form.pairId === pairId;
}

function isWithin(evidence: Evidence, { orderedAt, facts: { until = '' } }: LedgerEntry, at: Instant): boolean {
  return at > graceAfter(evidence, orderedAt, underWayMinutes) && at < until;
}

/**
 * Asked for each of two pairs how to go on, somebody may let one rest and resume the other (seed 10504): the last answer about this pair counts.
 * A coordinator may have ended its pause as well, by a line of hers; of what is about no pair, that of any pair of theirs (seed 82176).
 */
function hasResumed(
  records: Evidence['records'],
  { to }: LedgerEntry,
  { pairId, said, at }: { readonly pairId: PairId | undefined; readonly said: Instant; readonly at: Instant },
): boolean {
  const theirs = [...records.pairs.values()].filter(({ mentorId, menteeId }) => mentorId === to || menteeId === to);
  const concerned = pairId === undefined ? theirs.map((pair) => pair.pairId) : [pairId];
  const byHand = concerned
    .flatMap((id) => records.audit.get(id) ?? [])
    .filter(({ event, actor }) => /^(?:resumed|paused until)/.test(event) && isCoordinator(records, actor));
  if (byHand.some((change) => change.at > said && change.at < at)) return true;
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

function isCoordinator({ cycles }: Evidence['records'], actor: string): boolean {
  return cycles.some(({ coordinators }) => coordinators.some((coordinator) => coordinator === actor));
}
