import * as z from 'zod';
import { SkillId } from '../expertise/skill-catalog.ts';
import { SkillLevel } from '../expertise/skill-level.ts';
import { PersonId } from '../ids.ts';
import { LanguageLevel } from '../participant.ts';

/** Half of a working day on the person's own wall clock. */
export const HalfDay = z.enum([
  'mon-am',
  'mon-pm',
  'tue-am',
  'tue-pm',
  'wed-am',
  'wed-pm',
  'thu-am',
  'thu-pm',
  'fri-am',
  'fri-pm',
]);
export type HalfDay = z.infer<typeof HalfDay>;

/** A skill somebody teaches or wants, with the level if the person said one. */
export const SkillClaim = z.object({ skill: SkillId, level: SkillLevel.optional() });
export type SkillClaim = z.infer<typeof SkillClaim>;

/** Where sessions may be held. In person means at the person's own site. */
export const Format = z.enum(['in-person', 'video']);
export type Format = z.infer<typeof Format>;

/** Three ways of working; an absent one means no preference. */
export const WorkingStyles = z.object({
  directness: z.enum(['straight', 'relationship']).optional(),
  preparation: z.enum(['written', 'spoken']).optional(),
  agenda: z.enum(['agenda', 'flow']).optional(),
});
export type WorkingStyles = z.infer<typeof WorkingStyles>;

/** All that matching reads of a person. Neither age, gender, origin nor a name can enter a score: they are not here. */
export const Candidate = z.object({
  personId: PersonId,
  /** Position of the grade, 0 the most junior. */
  rank: z.int().min(0),
  unit: z.string(),
  site: z.string(),
  timeZone: z.string(),
  /** The languages the person accepts for the sessions, with the level. */
  languages: z.record(z.string(), LanguageLevel),
  /** Managers upwards, the direct one first. */
  managers: z.array(PersonId),
  /** The chain stops before the top: that somebody is not in it proves nothing. */
  chainIncomplete: z.boolean(),
  /** How many partners at most. */
  capacity: z.int().min(0),
  /** A mentor's topics; for a mentee, what she gives back. */
  teaches: z.array(SkillClaim),
  /** In order of importance: a mentee's goals; for a mentor, what he hopes to gain. */
  wants: z.array(SkillClaim),
  halfDays: z.array(HalfDay).optional(),
  styles: WorkingStyles,
  /** Empty: the person did not say. */
  formats: z.array(Format),
  /** People this person would rather not work with; never disclosed. */
  vetoes: z.array(PersonId),
  /** Partners of earlier cycles. */
  past: z.array(PersonId),
  /** Found no partner last time, and comes first now. */
  waitedLastCycle: z.boolean(),
});
export type Candidate = z.infer<typeof Candidate>;
