import * as z from 'zod';
import { CycleId, FormId, PairId, PersonId } from './ids.ts';
import { Task } from './inbound.ts';
import { Instant } from './instant.ts';
import { PastNote } from './person-past.ts';
import { Wish } from './wish.ts';

/** What the emails that are not forms are called; `form` is any form, its attempt says whether it reminds. */
export const MailKind = z.enum([
  'form',
  'clarification',
  'echo',
  'echo-low',
  'thanks',
  'late',
  'stray',
  'personal',
  'conversation',
  'paused',
  'suspended',
  'help',
  'notice',
  'call-me',
  'stop-noted',
  'sheet',
  'invitation',
  'cancellation',
  'certificate',
  'ended-done',
  'will-not-start',
  'start-problems',
  'alert',
  'done',
  'decided',
  'decision-unclear',
  'prices',
  'pair-file',
  'overview',
  'by-phone',
  'bundle',
  'ready-message',
  'report',
  'expertise-map',
  'announcement',
  'canceled',
  'stopped',
]);
export type MailKind = z.infer<typeof MailKind>;

/** One email to be: ids and plain facts only. The sender alone turns them into words, names and an address. */
export const MailOrder = z.object({
  /** Deterministic: the same event orders the same key, and a key is sent once. */
  key: z.string().min(1),
  mail: MailKind,
  to: PersonId,
  cycleId: CycleId,
  formId: FormId.optional(),
  pairId: PairId.optional(),
  session: z.int().optional(),
  /** 0 = first sending, 1.. = reminders, of a form. */
  attempt: z.int().default(0),
  /** Numbers, instants and ids that the text needs; never names or answers. */
  facts: z.record(z.string(), z.string()).default({}),
  /** Not before this instant. The door out applies quiet hours and the week's budget, and may put it off. */
  dueAt: Instant,
  /** What to do when nobody can tell whether SES took it (design.md 6). */
  ifUnsure: z.enum(['send again', 'give up']),
});
export type MailOrder = z.infer<typeof MailOrder>;

/** What is woken or started: the execution that watches over one entity. */
export const Watched = z.enum(['cycle', 'form', 'pair']);
export type Watched = z.infer<typeof Watched>;

/** A consequence of a change. It rides in the same write and is carried out at least once, each time with the same effect. */
export const Command = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mail'), order: MailOrder }),
  z.object({ kind: z.literal('wake'), target: Watched, id: z.string() }),
  z.object({ kind: z.literal('start'), target: Watched, id: z.string(), epoch: z.int().min(1) }),
  z.object({ kind: z.literal('task'), task: Task }),
  z.object({ kind: z.literal('remember'), note: PastNote }),
  z.object({ kind: z.literal('wish'), wish: Wish }),
]);
export type Command = z.infer<typeof Command>;

export const mail = (order: z.input<typeof MailOrder>): Extract<Command, { kind: 'mail' }> => ({
  kind: 'mail',
  order: MailOrder.parse(order),
});
export const task = (raised: Task): Command => ({ kind: 'task', task: raised });
export const remember = (note: PastNote): Command => ({ kind: 'remember', note });
export const wish = (made: z.input<typeof Wish>): Command => ({ kind: 'wish', wish: Wish.parse(made) });
export const wake = (target: Watched, id: string): Command => ({ kind: 'wake', target, id });
export const start = (target: Watched, id: string, epoch: number): Command => ({ kind: 'start', target, id, epoch });
