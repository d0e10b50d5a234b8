import * as z from 'zod';
import { MailOrder } from './command.ts';
import { Instant, plusMinutes } from './instant.ts';

/** One email's life: ordered, claimed by a sender, then what SES says. */
export const LedgerEntry = MailOrder.extend({
  status: z.enum(['queued', 'claimed', 'sent', 'delivered', 'bounced', 'complained', 'dropped', 'unknown']),
  orderedAt: Instant,
  claimedAt: Instant.optional(),
  sentAt: Instant.optional(),
  tries: z.int().default(0),
  sesMessageId: z.string().optional(),
  /** Why it was not sent, as a code: `suppressed`, `form closed`, `cycle canceled`, `no such person`. */
  dropped: z.string().optional(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** Minutes after which a claim without an outcome is settled by policy: longer than the sender's timeout and SES's Send event. */
export const claimMinutes = 30;

export type Unsettled = 'wait' | 'queue again' | 'claim again' | 'give up';

/** What the sweeper does with an entry that has not settled. */
export function settleBySweep(entry: LedgerEntry, now: Instant): Unsettled {
  if (entry.status === 'queued') return entry.dueAt <= now ? 'queue again' : 'wait';
  if (entry.status !== 'claimed' || entry.claimedAt === undefined) return 'wait';
  if (now < plusMinutes(entry.claimedAt, claimMinutes)) return 'wait';
  return entry.ifUnsure === 'send again' ? 'claim again' : 'give up';
}

/** What SES reports about one email. */
export interface MailEvent {
  readonly type: 'send' | 'delivery' | 'bounce' | 'complaint' | 'reject' | 'delivery-delay';
  readonly sesMessageId: string;
  readonly at: Instant;
  readonly bounceType?: 'permanent' | 'transient' | 'undetermined';
}

export interface Settled {
  readonly entry: LedgerEntry;
  /** Why the address gets nothing more. */
  readonly suppress?: 'bounced' | 'complained';
}

const stages = ['queued', 'claimed', 'unknown', 'sent', 'delivered', 'bounced', 'complained'];

/** The entry after an event; undefined when it already stands at that stage or a later one. */
export function settledBy(entry: LedgerEntry, event: MailEvent): Settled | undefined {
  const to = (status: LedgerEntry['status'], suppress?: Settled['suppress']): Settled | undefined =>
    stages.indexOf(status) <= stages.indexOf(entry.status)
      ? undefined
      : {
          entry: { ...entry, status, sesMessageId: event.sesMessageId, sentAt: entry.sentAt ?? event.at },
          ...(suppress === undefined ? {} : { suppress }),
        };
  switch (event.type) {
    case 'send':
      return to('sent');
    case 'delivery':
      return to('delivered');
    case 'bounce':
      return event.bounceType === 'permanent' ? to('bounced', 'bounced') : to('sent');
    case 'complaint':
      return to('complained', 'complained');
    case 'reject':
      return to('bounced');
    case 'delivery-delay': // not there yet, but no longer in doubt
      return to('sent');
  }
}

/** What a sender finds when it looks at an entry. */
export function mayClaim(entry: LedgerEntry, now: Instant): boolean {
  return entry.status === 'queued' && entry.dueAt <= now;
}

/** The entry claimed: whoever else holds the same message finds it taken. */
export function claimed(entry: LedgerEntry, now: Instant): LedgerEntry {
  return { ...entry, status: 'claimed', claimedAt: now, tries: entry.tries + 1 };
}
