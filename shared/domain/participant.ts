import * as z from 'zod';
import { CycleId, PersonId } from './ids.ts';
import { Instant } from './instant.ts';

/** A level of the Common European Framework, as the score compares it. C2 stands for a preferred language. */
export const LanguageLevel = z.enum(['A1', 'A2', 'B1', 'B2', 'C1', 'C2']);
export type LanguageLevel = z.infer<typeof LanguageLevel>;

/** Which enrollment form a person is sent: juniors teach (mentor), leaders learn (mentee). */
export const Side = z.enum(['mentor', 'mentee']);
export type Side = z.infer<typeof Side>;

/** One person invited to one cycle: what HR's roster says, without anything that names the person. */
export const Participant = z.object({
  cycleId: CycleId,
  personId: PersonId,
  side: Side,
  grade: z.string(),
  /** Position of the grade in the definition's order, 0 = most junior. */
  rank: z.int().min(0),
  unit: z.string(),
  site: z.string(),
  timeZone: z.string(),
  languages: z.record(z.string(), LanguageLevel),
  /** Managers upwards: direct manager first, as far as the roster goes. */
  managers: z.array(PersonId),
  /** True when the chain ends at somebody who has no manager in the roster without being of the highest grade present. */
  chainIncomplete: z.boolean(),
  assistant: PersonId.optional(),
  capacity: z.int().min(0).max(5),
  hiredOn: z.iso.date().optional(),
  /** Asked not to be written to before then (content.md 3.12, PAUSE). */
  pausedUntil: Instant.optional(),
  /** Back then, as an automatic answer of theirs says. */
  awayUntil: Instant.optional(),
  /** Since when no partner is to be proposed to this person in this cycle any more: STOP from who had none. */
  stoppedAt: Instant.optional(),
  /** Since when the roster no longer has this person: no new pair, no more email. */
  leftAt: Instant.optional(),
});
export type Participant = z.infer<typeof Participant>;
