import type { Cycle } from './cycle.ts';
import { type Form, yesEchoKey } from './form.ts';
import type { Instant } from './instant.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Pair } from './pair.ts';
import type { Person } from './person.ts';

/** The news that a cycle ends, what takes its sessions out of the calendars, and what answers somebody's own message. */
const leavesAfterCancel: readonly LedgerEntry['mail'][] = [
  'canceled',
  'stopped',
  'cancellation',
  'echo',
  'decided',
  'late',
  'help',
  'notice',
  'call-me',
];

/** What is for nothing once its form asks nothing any more. */
const asks: readonly LedgerEntry['mail'][] = ['form', 'clarification', 'by-phone'];

/** Why an email that was ordered must not leave any more; undefined when it still should. Looked at right before sending. */
export function dropReason(
  entry: LedgerEntry,
  {
    form,
    cycle,
    person,
    pair,
  }: {
    readonly form: Form | undefined;
    readonly cycle: Cycle | undefined;
    readonly person: Person | undefined;
    /** Looked at for a session sheet, for the echo of a yes, and for the news that it rests. */
    readonly pair?: Pair | undefined;
  },
  now: Instant,
): string | undefined {
  if (person === undefined) return 'no such person';
  if (person.suppressed !== undefined) return `address ${person.suppressed}`;
  if (entry.mail === 'start-problems') return undefined;
  if (cycle === undefined) return 'no such cycle';
  if ((cycle.status === 'canceled' || cycle.cancelOrderedAt !== undefined) && !leavesAfterCancel.includes(entry.mail))
    return 'cycle canceled';
  if (asks.includes(entry.mail) && !isStillAsked(entry, form)) return `form ${form?.status ?? 'missing'}`;
  if (entry.mail === 'form' && form !== undefined && now >= form.closesAt) return 'form closed';
  if (pair === undefined) return undefined;
  if (entry.mail === 'sheet') return sheetIsVoid(entry, pair);
  if (entry.mail === 'suspended') return pair.pause === undefined ? 'pair resumed' : undefined;
  return form !== undefined && entry.key === yesEchoKey(form) ? yesIsKnown(form, pair) : undefined;
}

/** Between a sheet's order and the reader's morning its session may have lost its date, or the pair may have been paused. */
function sheetIsVoid({ session, facts }: LedgerEntry, pair: Pair): string | undefined {
  if (pair.pause !== undefined) return 'pair paused';
  const planned = pair.sessions.find(({ number }) => number === session);
  return planned?.status === 'planned' && planned.meetsAt === facts.meetsAt ? undefined : 'session moved';
}

/** The start of the pair has said that both said yes, or there is no yes any more. */
function yesIsKnown({ answers }: Form, pair: Pair): string | undefined {
  if (pair.status !== 'consulting') return `pair ${pair.status}`;
  if (pair.pause !== undefined) return 'pair paused';
  return answers.decision === 'yes' ? undefined : 'no longer a yes';
}

/** An answered form asks nothing more, except what was unclear in a later reply. */
function isStillAsked({ mail }: LedgerEntry, form: Form | undefined): boolean {
  return (
    form?.status === 'issued' || (mail === 'clarification' && form?.status === 'answered' && form.open !== undefined)
  );
}
