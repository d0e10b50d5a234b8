import type { Cycle } from './cycle.ts';
import type { Session } from './pair.ts';

/** True for the first session of a pair after a line of the charter was ordered for everybody: the forms about it recall that line. */
export function recallsCharter(
  { charterReminder }: Pick<Cycle, 'charterReminder'>,
  { number, meetsAt }: Pick<Session, 'number' | 'meetsAt'>,
  sessions: readonly Pick<Session, 'number' | 'meetsAt' | 'status'>[],
): boolean {
  if (charterReminder === undefined || meetsAt <= charterReminder.at) return false;
  const earlier = sessions.filter((each) => each.number < number && each.status !== 'canceled');
  return earlier.every((each) => each.meetsAt <= charterReminder.at);
}
