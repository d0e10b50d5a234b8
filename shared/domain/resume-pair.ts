import { type Command, wake } from './command.ts';
import type { CycleDefinition, Site } from './cycle-definition.ts';
import { cancellations } from './end-pair.ts';
import type { Instant } from './instant.ts';
import type { Pair, Session, SignalRaised } from './pair.ts';
import { preparedWithin, type Readers } from './pause-pair.ts';
import { movedTo, replaced } from './place-sessions.ts';
import { sameHourFrom, seriesFrom } from './session-dates.ts';
import { addWorkingDays, localDate } from './working-calendar.ts';

/**
 * A pair that goes on. A series keeps its weekday and hour: the dates still in the calendars serve the next sessions, and further ones follow
 * in its rhythm; what the last day leaves no room for is given up. Sessions fixed one by one are asked for again.
 */
export function resumed(
  pair: Pair,
  definition: CycleDefinition,
  readers: Readers,
  now: Instant,
): { readonly to: Pair; readonly signals: SignalRaised[]; readonly commands: Command[] } {
  const { pause: _pause, ...rest } = pair;
  const awake: Pair = {
    ...rest,
    resumedAt: now,
    sessions: pair.sessions.map((each) => (each.status === 'moving' ? { ...each, releasedAt: now } : each)),
  };
  const remaining = awake.sessions.filter(
    ({ status, meetsAt }) => status === 'moving' || (status === 'planned' && meetsAt > now),
  );
  if (pair.rhythm !== 'series' || !remaining.some(({ status }) => status === 'moving'))
    return { to: awake, signals: [], commands: [wake('pair', pair.pairId)] };
  const dates = datesAfterPause(
    remaining,
    definition,
    { keeper: readers.mentee.site, other: readers.mentor.site },
    now,
  );
  const lost = remaining.filter((_, index) => dates[index] === undefined);
  const to = remaining.reduce((each, session, index) => redated(each, session, dates[index], now), awake);
  return {
    to,
    signals: lost.map(({ number, sequence }) => ({
      signal: 'no-dates-agreed',
      at: now,
      side: 'keeper',
      session: number,
      facts: { about: `${String(number)}.${String(sequence)}` },
    })),
    commands: [
      ...cancellations(pair, now, (session) => lost.some(({ number }) => number === session.number)),
      wake('pair', pair.pairId),
    ],
  };
}

function datesAfterPause(
  remaining: readonly Session[],
  { sessions, lastDay }: CycleDefinition,
  places: { readonly keeper: Site; readonly other: Site },
  now: Instant,
): Instant[] {
  const attendees = { keeper: { site: places.keeper }, other: { site: places.other }, lastDay };
  const kept = remaining.filter(({ status }) => status === 'planned').map(({ meetsAt }) => meetsAt);
  const soonest = localDate(addWorkingDays(now, preparedWithin, places.keeper), places.keeper.timeZone);
  const base = remaining[0];
  const last = kept.at(-1) ?? (base === undefined ? undefined : sameHourFrom(base.meetsAt, soonest, attendees));
  if (last === undefined) return [];
  const before = kept.slice(0, -1);
  const further = seriesFrom({
    ...attendees,
    first: last,
    count: remaining.length - before.length,
    everyWeeks: sessions.everyWeeks,
    avoid: [],
  });
  return [...before, ...further];
}

/** The session at that date: as it is when the date is its own, announced again otherwise; without a date it is given up. */
function redated(pair: Pair, session: Session, date: Instant | undefined, now: Instant): Pair {
  const { number, status, meetsAt } = session;
  if (date === undefined) return replaced(pair, number, (each) => ({ ...each, status: 'canceled', concludedAt: now }));
  if (status === 'planned' && meetsAt === date) return pair;
  const moved = movedTo(pair, number, date);
  // Whoever was invited to its old date learns of the new one by a higher number of the same calendar item.
  return status === 'planned' ? replaced(moved, number, (each) => ({ ...each, sequence: each.sequence + 1 })) : moved;
}
