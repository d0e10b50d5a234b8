import * as z from 'zod';
import type { Weights } from '../cycle-definition.ts';
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
function styleAgreement(a: WorkingStyles, b: WorkingStyles): number | undefined {
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
  return Math.min(1, commonHours(mentor.freeTimes, mentee.freeTimes) / enoughHours);
}

/** .7 for another unit, .3 for no manager in common up to two levels above; that part is left out while a chain is unknown there. */
function distance(mentor: PreparedCandidate, mentee: PreparedCandidate): number {
  const otherUnit = mentor.unit === mentee.unit ? 0 : 1;
  const near = [mentor, mentee].map(({ managers }) => managers.slice(0, 2));
  const [ours = [], theirs = []] = near;
  if (ours.some((manager) => theirs.includes(manager))) return 0.7 * otherUnit;
  const unknown = [mentor, mentee].some(({ chainIncomplete, managers }) => chainIncomplete && managers.length < 2);
  return unknown ? otherUnit : 0.7 * otherUnit + 0.3;
}

function formatFit(mentor: PreparedCandidate, mentee: PreparedCandidate): number | undefined {
  const common = commonFormats(mentor, mentee);
  if (common === undefined) return undefined;
  if (common.length === 0) return 0;
  const wouldMeet = mentor.formats.includes('in-person') && mentee.formats.includes('in-person');
  return wouldMeet && mentor.site !== mentee.site ? onlyVideoLeft : 1;
}
