import { describe, expect, it } from 'vitest';
import { decideProposal } from '../../../shared/domain/by-hand/decide-proposal.ts';
import { orderCancel } from '../../../shared/domain/by-hand/order-cancel.ts';
import { type Cycle, CycleStatus, planCycle } from '../../../shared/domain/cycle.ts';
import { aCycle, at, cycleId } from '../builders.ts';
import { changed, said } from './a-ruling.ts';

const now = at('2027-02-04 10:00');
const deciding = aCycle({ status: 'deciding', matchingRound: 2, cursor: 3 });
const approve = { round: 2, decision: 'approve' } as const;
const cancel = { round: 2, decision: 'cancel' } as const;
const nothingOpen = { formsOpen: false, pairsOpen: false, pairsToEvaluate: false };

describe('decideProposal', () => {
  it('approves the round that was read: its pairs are created from the first one on, and the cycle is woken', () => {
    const ruling = decideProposal(deciding, approve, now);
    expect(changed(ruling)).toMatchObject({ status: 'pairing', approvedRound: 2, cursor: 0 });
    expect(planCycle(changed(ruling), nothingOpen, now)).toEqual({ next: 'create-pairs' });
    expect(ruling).toMatchObject({ commands: [{ kind: 'wake', target: 'cycle', id: cycleId }] });
  });

  it('approves once, also when the coordinator’s reply was faster', () => {
    const running = aCycle({ status: 'running', matchingRound: 2, approvedRound: 2 });
    for (const cycle of [changed(decideProposal(deciding, approve, now)), running])
      expect(decideProposal(cycle, approve, now).kind).toBe('already so');
  });

  it('approves no proposal that nobody read', () => {
    expect(said(decideProposal(deciding, { ...approve, round: 1 }, now))).toBe(
      'refused: cyc_2027 proposes round 2, not 1: read that proposal, then decide on it.',
    );
  });

  it.each(CycleStatus.options.filter((status) => status !== 'deciding'))(
    'has nothing to decide in status %s',
    (status) => {
      expect(said(decideProposal(aCycle({ status, matchingRound: 2 }), approve, now))).toBe(
        `refused: cyc_2027 is ${status}: no proposal waits for a decision. See: why cyc_2027`,
      );
    },
  );

  it('cancels the cycle for good: an approval that comes after is refused', () => {
    const canceling = changed(decideProposal(deciding, cancel, now));
    expect(canceling.cancelOrderedAt).toBe(now);
    expect(decideProposal(canceling, cancel, now).kind).toBe('already so');
    expect(said(decideProposal(canceling, approve, now))).toContain('is being canceled');
  });
});

describe('orderCancel', () => {
  const open: Cycle['status'][] = CycleStatus.options.filter(
    (status) => status !== 'closed' && status !== 'canceled' && status !== 'failed',
  );

  it.each(open)('ends a cycle in status %s: from then on it only closes', (status) => {
    const ruling = orderCancel(aCycle({ status }), now);
    const facts = { formsOpen: true, pairsOpen: true, pairsToEvaluate: true };
    expect(planCycle(changed(ruling), facts, now)).toEqual({ next: 'cancel-cycle' });
    expect(orderCancel(changed(ruling), at('2027-02-05 10:00')).kind).toBe('already so');
  });

  it('finds nothing to cancel where all is over', () => {
    expect(said(orderCancel(aCycle({ status: 'closed' }), now))).toBe(
      'refused: cyc_2027 is closed: nothing to cancel.',
    );
    expect(said(orderCancel(aCycle({ status: 'canceled', cancelOrderedAt: now }), now))).toBe(
      'already so: cyc_2027 is canceled already.',
    );
    const canceled = aCycle({ status: 'canceled', cancelOrderedAt: now });
    expect(planCycle(canceled, nothingOpen, now)).toEqual({ next: 'closed' });
  });
});
