import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { LedgerEntry } from '../../../shared/domain/ledger.ts';
import { type Evidence, graceAfter } from '../evidence.ts';
import { markOfKey } from '../mail-mark.ts';
import type { Invariant, Violation } from './invariant.ts';

/** Answers to what comes from somebody's mailbox, also when it speaks for somebody else. */
const answers: readonly LedgerEntry['mail'][] = ['echo', 'late', 'stray', 'personal'];

/** The news of the end itself, what takes sessions out of calendars, and answers to somebody's own message. */
const toldAfterCancel: readonly LedgerEntry['mail'][] = [
  'canceled',
  'stopped',
  'cancellation',
  ...answers,
  'help',
  'notice',
  'call-me',
];

/** An email that was with SES or its queue when the end came may still arrive. */
const underWayMinutes = 45;

/** Who said STOP before there was a pair, whose cycle was canceled, or whose address is dead gets nothing more but the word about it. */
export const noMailAfterTheEnd: Invariant = {
  number: 8,
  name: 'no mail after STOP, cancel or leave',
  check: (evidence) => {
    const entries = new Map(evidence.records.ledger.map((entry) => [markOfKey(entry.key), entry]));
    return evidence.mails.flatMap(({ mark, at, to }): Violation[] => {
      const entry = entries.get(mark);
      if (entry === undefined) return [];
      const why = whyNot(evidence, entry, at, to[0] ?? '');
      return why === undefined ? [] : [{ ids: [entry.key, entry.to], what: `${entry.mail} sent after ${why}` }];
    });
  },
};

function whyNot(evidence: Evidence, { mail, to }: LedgerEntry, at: Instant, address: string): string | undefined {
  const isAfter = (end: Instant | undefined) => end !== undefined && at > graceAfter(evidence, end, underWayMinutes);
  const [cycle] = evidence.records.cycles;
  if (cycle?.status === 'canceled' && isAfter(cycle.closedAt) && !toldAfterCancel.includes(mail))
    return 'the cycle was canceled';
  const asOffice = mail === 'report' && cycle?.sponsorId === to; // who leaves as a participant is still the sponsor
  if (isAfter(leftAt(evidence, to)) && !asOffice && ![...answers, 'thanks', 'clarification'].includes(mail))
    return 'STOP';
  const bouncedAt = firstBounce(evidence, address);
  return isAfter(bouncedAt) ? 'the address bounced' : undefined;
}

/** When a STOP to an enrollment form was taken. */
function leftAt({ diaries, records }: Evidence, personId: PersonId): Instant | undefined {
  const lines = diaries.get(records.people.get(personId)?.address ?? '')?.lines ?? [];
  return lines.flatMap((line) => {
    if (line.kind !== 'sent' || line.purpose !== 'stop') return [];
    const record = records.inbound.get(line.inboundId ?? '');
    const form = record?.formId === undefined ? undefined : records.forms.get(record.formId);
    return form?.group === 'enrollment' && record?.outcome === 'answered' ? [line.at] : [];
  })[0];
}

/** When the first email to somebody who had left went out whose bounce was told: it comes within minutes. */
function firstBounce({ diaries, mails, lost }: Evidence, address: string): Instant | undefined {
  const leavesAt = diaries.get(address)?.leavesAt;
  return leavesAt === undefined
    ? undefined
    : mails.find(({ to, at, mark }) => to.includes(address) && at >= leavesAt && !lost.outcomes.has(mark))?.at;
}
