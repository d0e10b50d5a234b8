import { wake } from '../command.ts';
import type { Cycle } from '../cycle.ts';
import type { Instant } from '../instant.ts';
import { orderCancel } from './order-cancel.ts';
import { alreadySo, type Ruling, refused } from './ruling.ts';

export interface Decision {
  /** The round of matching that was read: a later proposal is never approved unseen. */
  readonly round: number;
  readonly decision: 'approve' | 'cancel';
}

/** Decides on a proposal where its coordinators cannot reply: the pairs are created, or the cycle ends. */
export function decideProposal(cycle: Cycle, { round, decision }: Decision, now: Instant): Ruling<Cycle> {
  const { cycleId, status, matchingRound } = cycle;
  if (decision === 'approve' && cycle.approvedRound === round && cycle.cancelOrderedAt === undefined)
    return alreadySo(`Round ${round} of ${cycleId} is approved already; the cycle is ${status}.`);
  if (decision === 'cancel' && cycle.cancelOrderedAt !== undefined) return orderCancel(cycle, now);
  if (cycle.cancelOrderedAt !== undefined)
    return refused(`${cycleId} is being canceled: there is nothing left to decide. Start a new cycle by email.`);
  if (status !== 'deciding')
    return refused(`${cycleId} is ${status}: no proposal waits for a decision. See: why ${cycleId}`);
  if (round !== matchingRound)
    return refused(`${cycleId} proposes round ${matchingRound}, not ${round}: read that proposal, then decide on it.`);
  if (decision === 'cancel') return orderCancel(cycle, now);
  return {
    kind: 'change',
    to: { ...cycle, status: 'pairing', cursor: 0, approvedRound: round, approval: undefined },
    event: `round ${round} approved`,
    commands: [wake('cycle', cycleId)],
    message: `Round ${round} of ${cycleId} is approved; its pairs are being created.`,
  };
}
