import * as z from 'zod';
import { CycleId, FormId, PersonId } from './ids.ts';
import { Instant, plusMinutes } from './instant.ts';

/** What became of one received message. Written last: a message without an outcome is read again. */
export const InboundRecord = z.object({
  inboundId: z.string(),
  objectKey: z.string(),
  receivedAt: Instant,
  outcome: z.enum([
    'answered',
    'clarified',
    'late',
    'held',
    'superseded',
    'started',
    'refused',
    'machine',
    'passed-on',
    'nothing',
    'moved',
    'files',
    'setup',
  ]),
  /** Class of the message or reason of the outcome, as a code. */
  detail: z.string().optional(),
  formId: FormId.optional(),
  personId: PersonId.optional(),
  cycleId: CycleId.optional(),
});
export type InboundRecord = z.infer<typeof InboundRecord>;

/**
 * One comparison of the stored messages with their records: those stored after `from` and not after `to`. `after` is the last key looked at
 * when the round is not over.
 */
export const InboxRound = z.object({ from: Instant, to: Instant, after: z.string().optional() });
export type InboxRound = z.infer<typeof InboxRound>;

/** Minutes after which the news of a stored message should have come and been handled. */
const newsMinutes = 10;
/**
 * Minutes by which a round overlaps those before: a batch may still have been at work, and a message whose reading failed until it lay among the dead
 * letters (five times in an hour) is read again by the following rounds, for a day: where six hours were the weather, six hours were too few (seed 82130).
 */
const overlapMinutes = 24 * 60;

/** The round to do now: the rest of one that is not over, else everything stored since the last one; the first looks back four weeks, as raw emails are kept 30 days. */
export function inboxRound(last: InboxRound | undefined, now: Instant): InboxRound {
  if (last?.after !== undefined) return last;
  const to = plusMinutes(now, -newsMinutes);
  return { from: last === undefined ? plusMinutes(now, -28 * 24 * 60) : plusMinutes(last.to, -overlapMinutes), to };
}

/** Something a coordinator must look at; its text, when it has one, lies in the stored message. */
export const Task = z.object({
  taskId: z.string(),
  cycleId: CycleId,
  kind: z.enum([
    'signal',
    'unclear-reply',
    'held-reply',
    'late-reply',
    'stray-message',
    'bounced',
    'complained',
    'rejected',
    'no-address',
    'poison',
    'spam',
    'virus',
    'too-large',
    'failed',
    'remark',
    'call-me',
    'not-me',
    'data-request',
    'pause-proposed',
    'new-time',
    'unknown-words',
    'nobody-free',
  ]),
  raisedAt: Instant,
  personId: PersonId.optional(),
  pairId: z.string().optional(),
  formId: FormId.optional(),
  objectKey: z.string().optional(),
  facts: z.record(z.string(), z.string()).default({}),
  /** The digest that told it. */
  toldAt: Instant.optional(),
});
export type Task = z.infer<typeof Task>;
