import * as z from 'zod';
import { CycleId, FormId, PersonId } from './ids.ts';
import { Instant } from './instant.ts';

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
    'setup',
  ]),
  /** Class of the message or reason of the outcome, as a code. */
  detail: z.string().optional(),
  formId: FormId.optional(),
  personId: PersonId.optional(),
  cycleId: CycleId.optional(),
});
export type InboundRecord = z.infer<typeof InboundRecord>;

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
    'failed',
    'remark',
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
