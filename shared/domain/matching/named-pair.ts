import * as z from 'zod';
import { PersonId } from '../ids.ts';

/** Two people named together by a coordinator: to keep together, or to keep apart. */
export const NamedPair = z.object({ mentorId: PersonId, menteeId: PersonId });
export type NamedPair = z.infer<typeof NamedPair>;

/** The same two people in the same roles. */
export function isSamePair(a: NamedPair, b: NamedPair): boolean {
  return a.mentorId === b.mentorId && a.menteeId === b.menteeId;
}

/**
 * What is maximized, level by level in this order. "nobody-sacrificed" knows all levels; "total" leaves out the worst pair;
 * "balanced" leaves it out too and, last, has the least sum of squared distances from 10 000 rather than the highest total.
 */
export const Preset = z.enum(['nobody-sacrificed', 'balanced', 'total']);
export type Preset = z.infer<typeof Preset>;
