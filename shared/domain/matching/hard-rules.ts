import * as z from 'zod';
import { commonFormats, commonLanguage } from './common-ground.ts';
import { coverage } from './coverage.ts';
import { commonHours } from './free-hours.ts';
import type { PreparedCandidate } from './prepare-candidate.ts';

/** Why two people cannot be a pair, in the order the rules are asked. */
export const RuleCode = z.enum([
  'self',
  'reporting-line',
  'veto',
  'past-pair',
  'not-junior',
  'no-common-language',
  'no-common-time',
  'goals-not-covered',
  'no-common-format',
]);
export type RuleCode = z.infer<typeof RuleCode>;

// Below this share of the goals a pair would talk about something nobody asked for.
const leastCoverage = 0.15;
// A session lasts an hour.
const leastHours = 1;

/** Where the rules about common time and covered goals draw the line; what is not known (NaN) forbids nothing. */
export const isTooLittle = {
  time: (hours: number): boolean => hours < leastHours,
  coverage: (share: number): boolean => share < leastCoverage,
};

const rules: Record<RuleCode, (mentor: PreparedCandidate, mentee: PreparedCandidate) => boolean> = {
  self: (mentor, mentee) => mentor.personId === mentee.personId,
  'reporting-line': (mentor, mentee) => mentor.line.has(mentee.personId) || mentee.line.has(mentor.personId),
  veto: (mentor, mentee) => mentor.avoids.has(mentee.personId) || mentee.avoids.has(mentor.personId),
  'past-pair': (mentor, mentee) => mentor.before.has(mentee.personId) || mentee.before.has(mentor.personId),
  'not-junior': (mentor, mentee) => mentor.rank >= mentee.rank,
  'no-common-language': (mentor, mentee) => commonLanguage(mentor, mentee) === undefined,
  'no-common-time': ({ freeTimes: ours }, { freeTimes: theirs }) =>
    ours !== undefined && theirs !== undefined && isTooLittle.time(commonHours(ours, theirs)),
  'goals-not-covered': (mentor, mentee) => isTooLittle.coverage(coverage(mentor.teaches, mentee.wants) ?? 1),
  'no-common-format': (mentor, mentee) => commonFormats(mentor, mentee)?.length === 0,
};

/** The first rule that forbids the pair, if any. A rule about something that one of them did not say forbids nothing. */
export function brokenRule(mentor: PreparedCandidate, mentee: PreparedCandidate): RuleCode | undefined {
  return RuleCode.options.find((code) => rules[code](mentor, mentee));
}

// What a coordinator who knows the two may decide otherwise: circumstances and readings, never what protects a person.
const open: ReadonlySet<RuleCode> = new Set(['past-pair', 'no-common-time', 'goals-not-covered', 'no-common-format']);

/** The first rule that forbids the pair even when a coordinator asks for it by name. */
export function brokenForGood(mentor: PreparedCandidate, mentee: PreparedCandidate): RuleCode | undefined {
  return RuleCode.options.find((code) => !open.has(code) && rules[code](mentor, mentee));
}
