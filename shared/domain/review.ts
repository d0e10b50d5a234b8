import * as z from 'zod';
import { PersonId } from './ids.ts';
import { NamedPair, Preset } from './matching/named-pair.ts';

/**
 * What coordinators have asked of the matching so far, by person ids. It accumulates from proposal to proposal; a later demand about the same
 * two people, person or setting takes the place of the earlier one.
 */
export const Review = z.object({
  /** Pairs to keep, oldest first. */
  locks: z.array(NamedPair).default([]),
  /** Pairs that must not be. */
  vetoes: z.array(NamedPair).default([]),
  /** People left out of the matching. */
  excluded: z.array(PersonId).default([]),
  preset: Preset.optional(),
  /** In the place of the definition's floor, 0 to 10 000. */
  floor: z.int().min(0).max(10_000).optional(),
});
export type Review = z.infer<typeof Review>;

/** One demand that holds. */
export type Standing =
  | { readonly kind: 'keep' | 'not'; readonly pair: NamedPair }
  | { readonly kind: 'out'; readonly personId: PersonId }
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'floor'; readonly floor: number };

/** What a demand is about: two demands about the same are one, or contradict each other. */
export type Subject =
  | { readonly pair: NamedPair }
  | { readonly personId: PersonId }
  | { readonly setting: 'preset' | 'floor' };

/** One change of what is asked: a demand, or one taken back. */
export type Demand = Standing | { readonly kind: 'free'; readonly about: Subject };

export const nothingAsked: Review = { locks: [], vetoes: [], excluded: [] };

/** The demands that hold, in the order in which a proposal numbers them: D1, D2 … */
export function standingDemands({ locks, vetoes, excluded, preset, floor }: Review): Standing[] {
  return [
    ...locks.map((pair) => ({ kind: 'keep' as const, pair })),
    ...vetoes.map((pair) => ({ kind: 'not' as const, pair })),
    ...excluded.map((personId) => ({ kind: 'out' as const, personId })),
    ...(preset === undefined ? [] : [{ kind: 'preset' as const, preset }]),
    ...(floor === undefined ? [] : [{ kind: 'floor' as const, floor }]),
  ];
}

/** What a demand is about. */
export function subjectOf(demand: Demand): Subject {
  switch (demand.kind) {
    case 'keep':
    case 'not':
      return { pair: demand.pair };
    case 'out':
      return { personId: demand.personId };
    case 'preset':
    case 'floor':
      return { setting: demand.kind };
    case 'free':
      return demand.about;
  }
}

/** True when both are about the same two people, person or setting. */
export function isSameSubject(a: Subject, b: Subject): boolean {
  return subjectKey(a) === subjectKey(b);
}

function subjectKey(subject: Subject): string {
  if ('pair' in subject) return `${subject.pair.mentorId}|${subject.pair.menteeId}`;
  return 'personId' in subject ? subject.personId : subject.setting;
}

/** The review after these demands, the later ones winning. Leaving somebody out takes back what was to be kept of that person. */
export function reviewed(review: Review, demands: readonly Demand[]): Review {
  let standing = standingDemands(review);
  for (const demand of demands) {
    const about = subjectOf(demand);
    standing = standing.filter((each) => !isSameSubject(subjectOf(each), about) && !isOvertaken(each, demand));
    if (demand.kind !== 'free') standing.push(demand);
  }
  return standing.reduce<Review>(withStanding, nothingAsked);
}

function isOvertaken(standing: Standing, demand: Demand): boolean {
  if (demand.kind !== 'out' || standing.kind !== 'keep') return false;
  return standing.pair.mentorId === demand.personId || standing.pair.menteeId === demand.personId;
}

function withStanding(review: Review, demand: Standing): Review {
  switch (demand.kind) {
    case 'keep':
      return { ...review, locks: [...review.locks, demand.pair] };
    case 'not':
      return { ...review, vetoes: [...review.vetoes, demand.pair] };
    case 'out':
      return { ...review, excluded: [...review.excluded, demand.personId] };
    case 'preset':
      return { ...review, preset: demand.preset };
    case 'floor':
      return { ...review, floor: demand.floor };
  }
}

/** Positions of the demands that say something else than an earlier one of the same message about the same people or setting. */
export function clashes(demands: readonly Demand[]): number[] {
  return demands.flatMap((demand, at) => {
    const others = demands.slice(0, at);
    const contradicts = others.some(
      (other) =>
        (isSameSubject(subjectOf(other), subjectOf(demand)) && JSON.stringify(other) !== JSON.stringify(demand)) ||
        speaksOfWhoIsOut(other, demand) ||
        speaksOfWhoIsOut(demand, other),
    );
    return contradicts ? [at] : [];
  });
}

/** Somebody cannot be left out and be kept with a partner in one breath. */
function speaksOfWhoIsOut(out: Demand, keep: Demand): boolean {
  return out.kind === 'out' && keep.kind === 'keep' && Object.values(keep.pair).includes(out.personId);
}
