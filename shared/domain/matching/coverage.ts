import { type Kin, kinship } from '../expertise/similarity.ts';
import type { SkillLevel } from '../expertise/skill-level.ts';

/** A claim with its skill looked up. */
export interface KnownClaim {
  readonly kin: Kin;
  readonly level: SkillLevel | undefined;
}

// Weight of the first, second, third goal, and of any further one.
const priorities = [3, 2, 1];
// What a lead of 0 to 4 levels is worth: no lead teaches nothing, too long a one is hard to bridge.
const leadWorth = [0, 0.8, 1, 0.95, 0.85];
// Who offers a skill without naming a level is taken to know it well.
const assumedTeacher = 3;
// Who asks for a skill without naming a level is taken to know a little of it, and less than the teacher.
const assumedLearner = 1;

/** What a goal counts by its place in the learner's order, from 0. */
export function goalWeight(position: number): number {
  return priorities[position] ?? 1;
}

/** How well one claim of a teacher serves one goal, 0 to 1. */
export function offerWorth(offer: KnownClaim, goal: KnownClaim): number {
  const near = kinship(offer.kin, goal.kin);
  return near === 0 ? 0 : near * (leadWorth[lead(offer.level, goal.level)] ?? 0);
}

/** How well one teacher's claims serve one goal, 0 to 1. */
export function goalCoverage(teaches: readonly KnownClaim[], goal: KnownClaim): number {
  let best = 0;
  for (const offer of teaches) best = Math.max(best, offerWorth(offer, goal));
  return best;
}

/** Share of a learner's goals that a teacher serves, weighted by their order; nothing when either side said nothing we know. */
export function coverage(teaches: readonly KnownClaim[], wants: readonly KnownClaim[]): number | undefined {
  if (teaches.length === 0 || wants.length === 0) return undefined;
  let covered = 0;
  let all = 0;
  for (const [position, goal] of wants.entries()) {
    const weight = goalWeight(position);
    covered += weight * goalCoverage(teaches, goal);
    all += weight;
  }
  return covered / all;
}

function lead(teacher: SkillLevel | undefined, learner: SkillLevel | undefined): number {
  const knows = teacher ?? assumedTeacher;
  return learner === undefined ? Math.max(1, knows - assumedLearner) : Math.max(0, knows - learner);
}
