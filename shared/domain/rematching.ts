import * as z from 'zod';
import type { CycleDefinition } from './cycle-definition.ts';
import type { Reader } from './form-ladders.ts';
import { Instant } from './instant.ts';
import type { Wish } from './wish.ts';
import { addDays, addWorkingDays, localDate, wallClock } from './working-calendar.ts';

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

/** Working days for which the first wish waits, so that a proposal gathers several people. */
const gatheringDays = 2;
/** Working days until a new pair's session 1, consultation included (design.md 9: held within 25). */
const untilFirstSession = 25;
/** Sessions a new pair must have time for: as many as earn a mentor the certificate (content.md 4.10). */
const leastSessions = 3;

/** When new pairs are thought of: at 8:00 of the lead coordinator's second working day after the wish, or at once where one was ordered. */
export function rematchAt({ at, atOnce }: Pick<Wish, 'at' | 'atOnce'>, coordinator: Reader): Instant {
  if (atOnce) return at;
  const { site, timeZone } = coordinator;
  return wallClock(addWorkingDays(localDate(at, timeZone), gatheringDays, { ...site, timeZone }), '08:00', timeZone);
}

/** What is noted once these wishes are considered. */
export function considered(wishes: readonly Wish[], now: Instant): Rematching {
  return { consideredAt: now, known: wishes.filter(({ at }) => at <= now).length };
}

/**
 * The earliest moment at which one of these wishes is seen to; undefined when all were considered. One that was noted late, or at the very
 * moment of the last time, is told by their number: wishes are only ever added.
 */
export function nextRematch(
  wishes: readonly Wish[],
  last: Rematching | undefined,
  coordinator: Reader,
): Instant | undefined {
  const before = last === undefined ? [] : wishes.filter(({ at }) => at <= last.consideredAt);
  const missed = last !== undefined && before.length > last.known ? before : [];
  const after = wishes.filter((wish) => !before.includes(wish));
  return [...missed, ...after].map((wish) => rematchAt(wish, coordinator)).toSorted()[0];
}

/** True while a pair that is proposed now can still hold three sessions before the cycle's end, or all of them where there are fewer. */
export function leavesTimeToMeet(
  now: Instant,
  { sessions }: Pick<CycleDefinition, 'sessions'>,
  endsAt: Instant,
  { site, timeZone }: Reader,
): boolean {
  const first = addWorkingDays(localDate(now, timeZone), untilFirstSession, { ...site, timeZone });
  const others = Math.min(leastSessions, sessions.count) - 1;
  return addDays(first, others * sessions.everyWeeks * 7) <= localDate(endsAt, timeZone);
}
