import type { CycleDefinition } from './cycle-definition.ts';
import type { Reader } from './form-ladders.ts';
import type { Instant } from './instant.ts';
import type { Wish } from './wish.ts';
import { addDays, addWorkingDays, localDate, wallClock } from './working-calendar.ts';

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

/** The earliest moment at which one of these wishes is seen to; undefined without any. */
export function nextRematch(wishes: readonly Wish[], coordinator: Reader): Instant | undefined {
  return wishes.map((wish) => rematchAt(wish, coordinator)).toSorted()[0];
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
