import * as z from 'zod';
import { expiresAt, type Form } from './form.ts';
import { FormId, PersonId } from './ids.ts';
import { Instant, plusMinutes } from './instant.ts';
import { NamedPair } from './matching/named-pair.ts';
import { nothingAsked, Review } from './review.ts';

/** An approval by reply. It counts from `takesEffectAt` on, unless a coordinator objects before. */
export const Approval = z.object({
  by: PersonId,
  /** When the reply was received. */
  at: Instant,
  takesEffectAt: Instant,
  form: FormId,
  /** The stored proposal that was approved, by its hash; proposals stored before there were hashes have none. */
  proposal: z.string().optional(),
  /** How many pairs it has. */
  pairs: z.int().min(0),
  /** How often it waited, and until when, because mail that came before `takesEffectAt` was not read yet: it may be an objection. */
  waits: z.object({ times: z.int(), until: Instant }).optional(),
});
export type Approval = z.infer<typeof Approval>;

/**
 * Where the decision on a proposal stands. It is part of a cycle and knows nothing else of it: whatever proposes pairs can have one. Every
 * change of it is one conditional write of the item it lies in, so that an approval, an objection and a revision exclude each other.
 */
export const Deciding = z.object({
  /** How many proposals were computed; the last one is decided on. */
  matchingRound: z.int().default(0),
  /** The last proposal as it was stored: what an approval is bound to, and since when earlier ones are replaced. */
  proposed: z.object({ hash: z.string(), at: Instant, pairs: z.int().min(0) }).optional(),
  /** The form that asks for the decision. */
  decisionForm: FormId.optional(),
  decisionAsked: z.int().default(0),
  review: Review.prefault({}),
  /** Pairs whose price was asked for, each time with the message and the form that asked. */
  pricing: z
    .array(z.object({ form: FormId, to: PersonId, message: z.string(), pairs: z.array(NamedPair).min(1) }))
    .default([]),
  approval: Approval.optional(),
  /** Approvals so far: each may be objected to by forms of its own. */
  approvals: z.int().default(0),
  /** Messages that changed the decision, newest last. */
  heard: z.array(z.string()).default([]),
});
export type Deciding = z.infer<typeof Deciding>;

/** What an approval's words need. */
export function approvedFacts({ by, at, takesEffectAt, pairs }: Approval): Record<string, string> {
  return { by, at, until: takesEffectAt, pairs: String(pairs) };
}

/** What a decision begins with. */
export const undecided: Deciding = {
  matchingRound: 0,
  decisionAsked: 0,
  review: nothingAsked,
  pricing: [],
  approvals: 0,
  heard: [],
};

/** Minutes an answer given on the form may take to reach the decision: a failed message comes again after 12, three times. */
const takingMinutes = 60;

export type DecisionPlan =
  | { readonly next: 'form-pairs' | 'ask-decision' | 'create-pairs' }
  | { readonly next: 'wait'; readonly until: Instant };

/** What the decision on a proposal needs now, from where it stands and the form that asks for it. */
export function planDecision(
  deciding: Deciding,
  form: Pick<Form, 'status' | 'closesAt' | 'answeredAt'> | undefined,
  now: Instant,
): DecisionPlan {
  if (deciding.pricing.length > 0) return { next: 'form-pairs' };
  if (deciding.approval !== undefined) {
    const until = createsPairsAt(deciding.approval);
    return now >= until ? { next: 'create-pairs' } : { next: 'wait', until };
  }
  if (form?.status === 'issued') return { next: 'wait', until: expiresAt(form) };
  const taken = form?.status === 'answered' ? plusMinutes(form.answeredAt ?? form.closesAt, takingMinutes) : now;
  return now < taken ? { next: 'wait', until: taken } : { next: 'ask-decision' };
}

/** When approved pairs are created: an objection of the last second of the window is read first, like the last reply before a deadline. */
function createsPairsAt({ takesEffectAt, waits }: Pick<Approval, 'takesEffectAt' | 'waits'>): Instant {
  return waits?.until ?? expiresAt({ closesAt: takesEffectAt });
}

/** Minutes from one look for unread mail to the next, and how many looks there are: a message whose reading keeps failing is set aside after an hour. */
const waitMinutes = 10;
const mostWaits = 12;

/** The approval once mail is found that came in its time and that nobody has read; undefined when it has waited for long enough. */
export function waitingForMail(approval: Approval, now: Instant): Approval | undefined {
  const times = (approval.waits?.times ?? 0) + 1;
  return times > mostWaits ? undefined : { ...approval, waits: { times, until: plusMinutes(now, waitMinutes) } };
}
