import * as z from 'zod';
import { Instant } from './instant.ts';
import type { Wish } from './wish.ts';

/** New pairs in a cycle that runs: where their proposal stands. The cycle goes on meanwhile. */
export const Rematching = z.object({
  /** Wishes up to then were considered, as many as were known. */
  consideredAt: Instant,
  known: z.int().min(0),
  /** Absent while no proposal is open: there is never more than one. */
  stage: z.enum(['matching', 'deciding', 'pairing']).optional(),
  /** Its first round: a coordinator may have it computed again. */
  since: z.int().optional(),
});
export type Rematching = z.infer<typeof Rematching>;

/** What is noted once these wishes are considered. */
export function considered(wishes: readonly Wish[], now: Instant): Rematching {
  return { consideredAt: now, known: wishes.filter(({ at }) => at <= now).length };
}

/**
 * Wishes that were not considered yet. One that was noted late, or at the very moment of the last time, is told by their number, since wishes
 * are only ever added: then all up to that moment count again.
 */
export function unconsidered(wishes: readonly Wish[], last: Rematching | undefined): readonly Wish[] {
  if (last === undefined) return wishes;
  const before = wishes.filter(({ at }) => at <= last.consideredAt);
  return before.length > last.known ? wishes : wishes.filter(({ at }) => at > last.consideredAt);
}
