import * as z from 'zod';
import { CycleId, FormId, PairId, PersonId } from './ids.ts';
import { Instant, plusMinutes } from './instant.ts';
import { Language } from './language.ts';

/** A stored answer: a choice's meaning, several of them, a rating 1..5, a yes or no, or clean text. */
export const AnswerValue = z.union([z.string(), z.array(z.string()), z.number(), z.boolean()]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** Answers by question name. */
export const Answers = z.record(z.string(), AnswerValue);
export type Answers = z.infer<typeof Answers>;

/** Forms counted together: a gate opens when none of its group is open. */
export const FormGroup = z.enum(['start', 'enrollment', 'decision', 'pair', 'closing', 'other', 'confirming']);
export type FormGroup = z.infer<typeof FormGroup>;

/** Groups whose last form opens a gate. */
export type GateGroup = 'enrollment' | 'closing';

/** Groups whose forms end with their cycle at the latest. Of the others one may be open when its cycle is over, or even be asked then. */
export const groupsEndingWithCycle: readonly FormGroup[] = ['enrollment', 'pair', 'closing'];

/** A reply that does not count until the registered person says that it is theirs. */
export const HeldReply = z.object({
  inboundId: z.string(),
  objectKey: z.string(),
  receivedAt: Instant,
  /** Which form asks about it, when one may. */
  ask: z.enum(['OTHER', 'CONFIRM']).optional(),
  /** Which of those it is: 1 for the first that was sent about this form. */
  round: z.int().optional(),
});
export type HeldReply = z.infer<typeof HeldReply>;

/** One emailed form sent to one person, from issue to answer or expiry. */
export const Form = z.object({
  formId: FormId,
  cycleId: CycleId,
  personId: PersonId,
  /** Which definition of shared/forms, and which version of it: fixed at issue. */
  kind: z.string(),
  kindVersion: z.int(),
  language: Language,
  group: FormGroup,
  pairId: PairId.optional(),
  session: z.int().optional(),
  round: z.int().default(1),
  /** Ids, instants and numbers the text needs (slots, a proposal's hash); never names or answers. */
  facts: z.record(z.string(), z.string()).default({}),
  /** Random part of the reply address: selects, does not authenticate. */
  key: z.string(),
  status: z.enum(['issued', 'answered', 'expired', 'canceled']),
  issuedAt: Instant,
  /** When it leaves, then when it reminds: absolute, so a restarted execution does not restart the ladder. */
  ladder: z.array(Instant).min(1),
  /** Answers count until then. */
  closesAt: Instant,
  /** How many rungs of the ladder have been ordered. */
  sent: z.int().default(0),
  /** Until when its person's or its pair's pause has put it off. */
  pausedUntil: Instant.optional(),
  answers: Answers.default({}),
  /** When the reply was received that each answer came with. */
  givenAt: z.record(z.string(), Instant).default({}),
  answeredAt: Instant.optional(),
  /** How often a reply changed the answers: who acted on them knows by it when they are no longer the same. */
  revision: z.int().default(0),
  /** Question numbers this person is asked, when the form was issued for some of its questions only. */
  asked: z.array(z.int()).optional(),
  /** Question numbers still to be answered, when that is not all of them. */
  open: z.array(z.int()).optional(),
  /** What the person wrote where it was not understood, to be quoted back to that person only. */
  unclear: z
    .array(
      z.object({
        question: z.int(),
        words: z.string(),
        /** A code, where more can be said than that it was not understood. */
        why: z.string().optional(),
      }),
    )
    .default([]),
  clarifications: z.int().default(0),
  /** From which day on a yes counts, as its person's "yes, but not before …" said and a clarification offered. */
  startsOn: z.iso.date().optional(),
  /** Inbound messages already taken into account, newest last. */
  replies: z.array(z.string()).default([]),
  lastReplyAt: Instant.optional(),
  /** Coordinators who asked for it to answer for the person on the telephone. */
  byPhone: z.array(PersonId).optional(),
  /** Replies that count only when the person says so, oldest first. */
  held: z.array(HeldReply).default([]),
  version: z.int(),
  epoch: z.int().default(1),
  wakes: z.int().optional(),
});
export type Form = z.infer<typeof Form>;

export type FormPlan =
  | { readonly next: 'send'; readonly attempt: number; readonly until: Instant }
  | { readonly next: 'wait'; readonly until: Instant }
  | { readonly next: 'expire' }
  | { readonly next: 'closed' };

/**
 * What the form needs now, derived from its absolute ladder and the clock alone. Rungs missed in an outage are sent as one; none leaves once the
 * deadline has passed, since its answer would be late.
 */
export function planForm(form: Form, now: Instant): FormPlan {
  if (form.status !== 'issued') return { next: 'closed' };
  if (now >= expiresAt(form)) return { next: 'expire' };
  if (now >= form.closesAt) return { next: 'wait', until: expiresAt(form) };
  const due = form.ladder.filter((rung) => rung <= now).length;
  const nextRung = form.ladder[due];
  const until = nextRung === undefined || nextRung >= form.closesAt ? expiresAt(form) : nextRung;
  return due > form.sent ? { next: 'send', attempt: due - 1, until } : { next: 'wait', until };
}

/** Ledger key of one attempt of a form. */
export function attemptKey(formId: FormId, attempt: number): string {
  return `${formId}#${String(attempt)}`;
}

/** Ledger key of the line that echoes a yes which nothing has echoed for five working days. */
export function yesEchoKey({ formId }: Pick<Form, 'formId'>): string {
  return `${formId}#echo-yes`;
}

/** Minutes after the deadline in which replies that came before it are still being read: seconds as a rule, 12 until a failed message comes again, 2 to read it. */
const readingMinutes = 15;

/** When a form ends itself: answers count until `closesAt`, and one received at the last second is not overtaken by the end. */
export function expiresAt({ closesAt }: Pick<Form, 'closesAt'>): Instant {
  return plusMinutes(closesAt, readingMinutes);
}

/** True while a reply may still change the stored answers: last valid reply received before the deadline wins, however long it took to be read. */
export function acceptsReplies(form: Form, receivedAt: Instant): boolean {
  return (form.status === 'issued' || form.status === 'answered') && receivedAt < form.closesAt;
}
