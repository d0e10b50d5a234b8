import { type Command, task } from './command.ts';
import type { Cycle } from './cycle.ts';
import type { Instant } from './instant.ts';

/** A line of the next digest: so many would have a partner, and why none is proposed. */
export function nobodyFree(
  { cycleId, matchingRound }: Pick<Cycle, 'cycleId' | 'matchingRound'>,
  free: number,
  why: 'nobody' | 'too-late' | 'undecided',
  now: Instant,
): Command {
  return task({
    taskId: `nobody-free-${String(matchingRound)}-${now}`,
    cycleId,
    kind: 'nobody-free',
    raisedAt: now,
    facts: { free: String(free), why },
  });
}
