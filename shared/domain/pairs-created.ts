import { atStage, type Cycle, withoutProposal } from './cycle.ts';
import { nextDigest } from './form-ladders.ts';
import type { Instant } from './instant.ts';
import { coordinatorReader, cycleEndsAt } from './readers.ts';

/** The cycle once more pairs of an approved proposal are created, up to the cursor, or all of them: then it runs, as it may have done all along. */
export function pairsCreated(cycle: Cycle, round: number, cursor: number | 'all', now: Instant): Cycle {
  const { rematch } = cycle;
  if (cycle.status === 'running' && rematch !== undefined)
    return cursor === 'all'
      ? { ...cycle, cursor: 0, ...withoutProposal(cycle) }
      : { ...atStage(cycle, 'pairing'), cursor };
  if (cursor !== 'all') return { ...cycle, status: 'pairing', cursor, approvedRound: round };
  return {
    ...cycle,
    status: 'running',
    cursor: 0,
    approvedRound: round,
    runningSince: now,
    nextDigestAt: nextDigest(now, coordinatorReader(cycle.definition)),
    endsAt: cycleEndsAt(cycle.definition),
  };
}
