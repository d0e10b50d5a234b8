import * as z from 'zod';
import { OwnSkills } from './expertise/own-skills.ts';
import { Language, Translated } from './language.ts';

const LocalDate = z.iso.date();
const Email = z.email().toLowerCase();

/** Days without sessions, mail or alarms at one site, both ends included. */
export const Pause = z.object({ from: LocalDate, to: LocalDate });
export type Pause = z.infer<typeof Pause>;

/** Where people work: its clock and its working days. */
export const Site = z.object({
  timeZone: z.string().min(1), // IANA
  city: Translated,
  language: Language,
  holidays: z.array(LocalDate).default([]),
  pauses: z.array(Pause).default([]),
});
export type Site = z.infer<typeof Site>;

export const Weights = z.object({
  goals: z.number().min(0),
  reciprocal: z.number().min(0),
  availability: z.number().min(0),
  style: z.number().min(0),
  distance: z.number().min(0),
  language: z.number().min(0),
  format: z.number().min(0),
});
export type Weights = z.infer<typeof Weights>;

/** Weights of the score's components (design.md 8). */
export const defaultWeights: Weights = {
  goals: 45,
  reciprocal: 15,
  availability: 12,
  style: 10,
  distance: 8,
  language: 5,
  format: 5,
};

/** What a coordinator may change without an engineer. */
export const Policies = z.object({
  weights: Weights.default(defaultWeights),
  /** Pairs scoring less are not proposed, 0..10000. */
  floor: z.int().min(0).max(10_000).default(0),
  /** Nobody is counted in a report cell of fewer people. */
  reportThreshold: z.int().min(5).default(5),
  quietBefore: z.int().min(0).max(23).default(8),
  quietFrom: z.int().min(1).max(24).default(18),
});
export type Policies = z.infer<typeof Policies>;

/** What `cycle.json` says: one run of a program, as the coordinator wants it. Dates are local to the lead coordinator's site. */
export const CycleDefinition = z.object({
  company: z.string().min(1),
  program: z.string().min(1),
  sponsor: z.object({
    email: Email,
    name: z.string().min(1),
    title: Translated,
    message: Translated,
    objectives: z.object({
      fr: z.array(z.string().min(1)).min(1).max(4),
      en: z.array(z.string().min(1)).min(1).max(4),
    }),
  }),
  /** Names and phones that texts show; who may decide comes from the deployment's configuration. The first one leads. */
  coordinators: z
    .array(z.object({ email: Email, name: z.string().min(1), phone: z.string().min(1), site: z.string() }))
    .min(1),
  confidentialContact: Translated,
  dataProtectionContact: z.string().min(1),
  places: z.int().positive().optional(),
  /** First day of enrollment; invitations leave that day. */
  opensOn: LocalDate,
  /** Last day of enrollment, or how many days it stays open. */
  enrollment: z.union([z.object({ until: LocalDate }), z.object({ days: z.int().positive() })]),
  sessions: z.object({
    count: z.int().min(1).max(12).default(6),
    minutes: z.int().min(15).max(180).default(60),
    everyWeeks: z.int().min(1).max(12).default(4),
  }),
  /** After this day nothing is waited for: pairs still open are closed. */
  lastDay: LocalDate,
  /** Two dates offered to mentors and to leaders for their preparation, wall clock at the lead coordinator's site. */
  workshops: z.array(z.iso.datetime({ local: true })).length(2),
  briefings: z.array(z.iso.datetime({ local: true })).length(2),
  sites: z.record(z.string(), Site),
  /** From the most junior to the most senior. */
  grades: z.array(z.string().min(1)).min(2),
  policies: Policies.prefault({}),
  /** The company's own skills and words, beside our catalog. */
  skills: OwnSkills.optional(),
});
export type CycleDefinition = z.infer<typeof CycleDefinition>;
