import { type Command, wake } from './command.ts';
import { cancellations } from './end-pair.ts';
import type { Reader } from './form-ladders.ts';
import type { Instant } from './instant.ts';
import { nextPlanned, type Pair, type Session } from './pair.ts';
import { released } from './place-sessions.ts';
import { workingDaysBetween } from './working-calendar.ts';

/** A date given up so late counts as a cancellation; earlier, moving is good behavior (content.md 2.1). */
const lateWorkingDays = 5;

/** A session that loses its date: what the pair becomes, and what leaves both calendars. */
export interface Moved {
  readonly to: Pair;
  readonly commands: Command[];
  readonly session: number;
}

/** The next session loses its date at somebody's word: it leaves both calendars, and whoever keeps the leader's is asked for another. */
export function moveNext(
  pair: Pair,
  by: NonNullable<Session['canceledBy']>,
  keeper: Reader,
  now: Instant,
): Moved | undefined {
  const session = pair.status === 'meeting' && pair.pause === undefined ? nextPlanned(pair, now) : undefined;
  return session === undefined ? undefined : moveSession(pair, session, by, keeper, now);
}

/** One session to come loses its date, as {@link moveNext} does to the next one. */
export function moveSession(
  pair: Pair,
  session: Session,
  by: NonNullable<Session['canceledBy']>,
  keeper: Reader,
  now: Instant,
): Moved {
  const late = workingDaysBetween(now, session.meetsAt, keeper.site) <= lateWorkingDays;
  return {
    session: session.number,
    to: released(pair, session.number, late ? by : undefined, now),
    commands: [...cancellations(pair, now, ({ number }) => number === session.number), wake('pair', pair.pairId)],
  };
}
