import * as z from 'zod';
import { MailOrder } from './command.ts';
import type { Task } from './inbound.ts';
import { Instant, plusMinutes } from './instant.ts';

/** One email's life: ordered, claimed by a sender, then what SES says. */
export const LedgerEntry = MailOrder.extend({
  status: z.enum(['queued', 'claimed', 'sent', 'delivered', 'bounced', 'complained', 'dropped', 'unknown']),
  orderedAt: Instant,
  claimedAt: Instant.optional(),
  /** While queued: when the sweeper looks at it again. Until then its message is on its way; it never holds a sender back. */
  retryAt: Instant.optional(),
  sentAt: Instant.optional(),
  tries: z.int().default(0),
  sesMessageId: z.string().optional(),
  /** Why it was not sent, as a code: `address bounced`, `form expired`, `no room before the session`, `cycle canceled`, `no such person`, or SES's own error. */
  dropped: z.string().optional(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** Minutes after which a claim without an outcome is settled by policy: longer than the sender's timeout and SES's Send event. */
export const claimMinutes = 30;

export type Unsettled = 'wait' | 'queue again' | 'claim again' | 'give up';

/** What the sweeper does with an entry that has not settled. */
export function settleBySweep(entry: LedgerEntry, now: Instant): Unsettled {
  if (entry.status === 'queued') return lookedAtFrom(entry) <= now ? 'queue again' : 'wait';
  if (entry.status !== 'claimed' || entry.claimedAt === undefined) return 'wait';
  if (now < plusMinutes(entry.claimedAt, claimMinutes)) return 'wait';
  return entry.ifUnsure === 'send again' ? 'claim again' : 'give up';
}

/** When the sweeper looks at a queued entry: the moment it is due, later after each time it was queued again. */
export function lookedAtFrom(entry: LedgerEntry): Instant {
  return entry.retryAt ?? entry.dueAt;
}

/**
 * Minutes the sweeper leaves an entry to the message it put on the send queue: that message comes back every 3 minutes up to 20 times
 * (infra/door-out.ts). So an entry that fails each time goes behind the others, and however many fail none of the others starves.
 */
export const queuedMinutes = 60;

/** Minutes an entry waits while SES sends nothing for anybody, its quota used up or sending paused: two sweeps, so that the backlog is not tried at each. */
export const pausedMinutes = 30;

/** Seconds until an email that met SES's rate limit is tried again: 15, doubled each time, to the ten minutes that SES advises at most. */
export function throttledSeconds({ tries }: Pick<LedgerEntry, 'tries'>): number {
  return Math.min(600, 15 * 2 ** Math.max(0, tries - 1));
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
  /** What a coordinator is told. */
  readonly tell?: MailTrouble;
}

/** Troubles with an email that a coordinator hears of: the address is dead, its owner complained, or SES refused this email for good. */
export type MailTrouble = 'bounced' | 'complained' | 'rejected';

/** The coordinator's task about an email: one per address that gets nothing more, one per email that SES refused. `why` is SES's error code. */
export function mailTask(entry: LedgerEntry, kind: MailTrouble, raisedAt: Instant, why?: string): Task {
  return {
    taskId: `${kind}-${kind === 'rejected' ? entry.key : entry.to}`,
    cycleId: entry.cycleId,
    kind,
    raisedAt,
    personId: entry.to,
    ...(entry.formId === undefined ? {} : { formId: entry.formId }),
    ...(entry.pairId === undefined ? {} : { pairId: entry.pairId }),
    facts: { mail: entry.mail, ...(why === undefined ? {} : { why }) },
  };
}

/** In the order in which they overrule each other. What SES reports overrules everything we thought, even that an email was dropped. */
const stages = ['queued', 'claimed', 'dropped', 'unknown', 'sent', 'delivered', 'bounced', 'complained'];

/**
 * The entry after an event; undefined when it already stands at that stage or a later one. Whatever the order of the events and of the
 * sender's own mark, the entry ends the same: the moment of sending is that of the claim, whoever tells of it first.
 */
export function settledBy(entry: LedgerEntry, event: MailEvent): Settled | undefined {
  const to = (status: LedgerEntry['status'], trouble: Omit<Settled, 'entry'> = {}): Settled | undefined =>
    stages.indexOf(status) <= stages.indexOf(entry.status)
      ? undefined
      : {
          entry: {
            ...entry,
            status,
            sesMessageId: event.sesMessageId,
            sentAt: entry.sentAt ?? entry.claimedAt ?? event.at,
          },
          ...trouble,
        };
  switch (event.type) {
    case 'send':
      return to('sent');
    case 'delivery':
      return to('delivered');
    case 'bounce':
      return event.bounceType === 'permanent' ? to('bounced', { suppress: 'bounced', tell: 'bounced' }) : to('sent');
    case 'complaint':
      return to('complained', { suppress: 'complained', tell: 'complained' });
    case 'reject':
      return to('bounced', { tell: 'rejected' }); // SES found a virus in it: the address is not at fault
    case 'delivery-delay': // not there yet, but no longer in doubt
      return to('sent');
  }
}

/** True when a sender that looks at the entry may take it. */
export function mayClaim(entry: LedgerEntry, now: Instant): boolean {
  return entry.status === 'queued' && entry.dueAt <= now;
}

/** The entry put off: due later, and looked at then. */
export function deferred({ retryAt: _retryAt, ...entry }: LedgerEntry, dueAt: Instant): LedgerEntry {
  return { ...entry, dueAt };
}

/** The entry claimed: whoever else holds the same message finds it taken. */
export function claimed({ retryAt: _retryAt, ...entry }: LedgerEntry, now: Instant): LedgerEntry {
  return { ...entry, status: 'claimed', claimedAt: now, tries: entry.tries + 1 };
}

/** A claim that SES answered with its message id. */
export function sent(claim: LedgerEntry, sesMessageId: string): LedgerEntry {
  return { ...claim, status: 'sent', sentAt: claim.claimedAt, sesMessageId };
}

/** The entry queued (again), for the sweeper to look at from `retryAt`. */
export function requeued({ claimedAt: _claimedAt, ...entry }: LedgerEntry, retryAt: Instant): LedgerEntry {
  return { ...entry, status: 'queued', retryAt };
}
