import { type Command, wake } from './command.ts';
import { cancellations } from './end-pair.ts';
import type { Reader } from './form-ladders.ts';
import type { Instant } from './instant.ts';
import { nextPlanned, type Pair, type Session } from './pair.ts';
import { released } from './place-sessions.ts';
import { workingDaysBetween } from './working-calendar.ts';

/** A date given up so late counts as a cancellation; earlier, moving is good behavior (content.md 2.1). */
const lateWorkingDays = 5;

/** The next session loses its date at somebody's word: it leaves both calendars, and whoever keeps the leader's is asked for another. */
export function moveNext(
  pair: Pair,
  by: NonNullable<Session['canceledBy']>,
  keeper: Reader,
  now: Instant,
): { readonly to: Pair; readonly commands: Command[]; readonly session: number } | undefined {
  const session = pair.status === 'meeting' && pair.pause === undefined ? nextPlanned(pair, now) : undefined;
  if (session === undefined) return undefined;
  const late = workingDaysBetween(now, session.meetsAt, keeper.site) <= lateWorkingDays;
  return {
    session: session.number,
    to: released(pair, session.number, late ? by : undefined, now),
    commands: [...cancellations(pair, now, ({ number }) => number === session.number), wake('pair', pair.pairId)],
  };
}
