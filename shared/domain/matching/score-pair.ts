import * as z from 'zod';
import type { Weights } from '../cycle-definition.ts';
import type { PersonId } from '../ids.ts';
import type { WorkingStyles } from './candidate.ts';
import { commonFormats, commonLanguage } from './common-ground.ts';
import { coverage } from './coverage.ts';
import { commonHours } from './free-hours.ts';
import type { PreparedCandidate } from './prepare-candidate.ts';

const Share = z.number().min(0).max(1).optional();

/** What a score is made of, each 0 to 1; absent where one of the two did not say. */
export const Breakdown = z.object({
  goals: Share,
  reciprocal: Share,
  availability: Share,
  style: Share,
  distance: Share,
  language: Share,
  format: Share,
});
export type Breakdown = z.infer<typeof Breakdown>;

const components = Breakdown.keyof().options;

// Common hours a week beyond which more makes no difference.
const enoughHours = 4;
// Both would meet in person, but work at different sites.
const onlyVideoLeft = 0.6;

/** Every component of a pair's score that has data. */
export function breakdownOf(mentor: PreparedCandidate, mentee: PreparedCandidate): Breakdown {
  return {
    goals: coverage(mentor.teaches, mentee.wants),
    reciprocal: coverage(mentee.teaches, mentor.wants),
    availability: availability(mentor, mentee),
    style: styleAgreement(mentor.styles, mentee.styles),
    distance: distance(mentor, mentee),
    language: commonLanguage(mentor, mentee)?.ease ?? 0,
    format: formatFit(mentor, mentee),
  };
}

/** The weighted mean of the components that have data, 0 to 10 000: a missing answer neither helps nor hurts. */
export function scoreOf(breakdown: Breakdown, weights: Weights): number {
  let points = 0;
  let all = 0;
  for (const component of components) {
    const share = breakdown[component];
    if (share === undefined) continue;
    points += weights[component] * share;
    all += weights[component];
  }
  return all === 0 ? 0 : Math.round((10_000 * points) / all);
}

/** "Based on n of 7": how many components of a score had data. */
export function basedOn(breakdown: Breakdown): { known: number; of: number } {
  return { known: components.filter((component) => breakdown[component] !== undefined).length, of: components.length };
}

/** Share of the working styles both stated on which they agree. */
export function styleAgreement(a: WorkingStyles, b: WorkingStyles): number | undefined {
  let alike = 0;
  let stated = 0;
  const compare = (ours: string | undefined, theirs: string | undefined): void => {
    if (ours === undefined || theirs === undefined) return;
    stated++;
    if (ours === theirs) alike++;
  };
  compare(a.directness, b.directness);
  compare(a.preparation, b.preparation);
  compare(a.agenda, b.agenda);
  return stated === 0 ? undefined : alike / stated;
}

function availability(mentor: PreparedCandidate, mentee: PreparedCandidate): number | undefined {
  if (mentor.freeTimes === undefined || mentee.freeTimes === undefined) return undefined;
  return availabilityOf(commonHours(mentor.freeTimes, mentee.freeTimes));
}

/** What so many common hours a week are worth, 0 to 1. */
export function availabilityOf(hours: number): number {
  return Math.min(1, hours / enoughHours);
}

function distance(mentor: PreparedCandidate, mentee: PreparedCandidate): number {
  const ours = nearManagers(mentor);
  const shares = nearManagers(mentee).some((manager) => ours.includes(manager));
  return distanceOf(mentor.unit !== mentee.unit, shares, isLineUnknown(mentor) || isLineUnknown(mentee));
}

/** .7 for another unit, .3 for no manager in common up to two levels above; that part is left out while a chain is unknown there. */
export function distanceOf(isOtherUnit: boolean, sharesManager: boolean, isUnknown: boolean): number {
  const otherUnit = isOtherUnit ? 1 : 0;
  if (sharesManager) return 0.7 * otherUnit;
  return isUnknown ? otherUnit : 0.7 * otherUnit + 0.3;
}

/** The managers up to two levels above. */
export function nearManagers({ managers }: Pick<PreparedCandidate, 'managers'>): readonly PersonId[] {
  return managers.slice(0, 2);
}

/** True when the chain stops before two levels above without being at the top. */
export function isLineUnknown({ chainIncomplete, managers }: PreparedCandidate): boolean {
  return chainIncomplete && managers.length < 2;
}

/** How well a pair's places fit: 1, less where only video is left of what both would do, 0 where nothing is. */
export function formatFit(
  mentor: Pick<PreparedCandidate, 'formats' | 'site'>,
  mentee: Pick<PreparedCandidate, 'formats' | 'site'>,
): number | undefined {
  const common = commonFormats(mentor, mentee);
  if (common === undefined) return undefined;
  if (common.length === 0) return 0;
  const wouldMeet = mentor.formats.includes('in-person') && mentee.formats.includes('in-person');
  return wouldMeet && mentor.site !== mentee.site ? onlyVideoLeft : 1;
}
