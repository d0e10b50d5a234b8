import { describe, expect, it } from 'vitest';
import { cyclePlan } from '../../shared/dossier/cycle-plan.ts';
import { pairsThat } from '../../shared/dossier/pairs-that.ts';
import type { Program } from '../../shared/ports.ts';
import { localWires } from '../adapters/local-wires.ts';
import { aCycle, aForm, aPair, at, cycleId, pairId } from '../domain/builders.ts';

/** The program whose work index has not heard of anything yet. */
const behind = (program: Program): Program => ({
  ...program,
  forms: { ...program.forms, openCount: () => Promise.resolve(0) },
  pairs: { ...program.pairs, open: () => Promise.resolve([]), toEvaluate: () => Promise.resolve([]) },
});

describe('an index that is behind', () => {
  it('hides no pair from those who end or evaluate them', async () => {
    for (const [status, are] of [
      ['meeting', 'open'],
      ['closed', 'toEvaluate'],
    ] as const) {
      const { program } = localWires();
      await program.pairs.create(aPair({ status }), 'created');
      const found = await pairsThat(behind(program), cycleId, are, 10);
      expect(found.map(({ pairId: id }) => id)).toEqual([pairId]);
      expect(await pairsThat(behind(program), cycleId, are === 'open' ? 'toEvaluate' : 'open', 10)).toEqual([]);
    }
  });

  it('leads nobody to a pair that is no longer what it says', async () => {
    const { program } = localWires();
    await program.pairs.create(aPair({ status: 'closed', evaluated: true }), 'created');
    const stale: Program = { ...program, pairs: { ...program.pairs, open: () => Promise.resolve([pairId]) } };
    expect(await pairsThat(stale, cycleId, 'open', 10)).toEqual([]);
  });

  it('closes no enrollment while the table knows an open form', async () => {
    const { program, clock } = localWires();
    const closesAt = at('2027-03-16 18:00');
    await program.cycles.create(
      aCycle({ status: 'enrolling', enrollmentOpensAt: at('2027-03-01 09:00'), enrollmentClosesAt: closesAt }),
      'created',
    );
    await program.forms.create(aForm({ kind: 'ENR-M', group: 'enrollment', closesAt }), 'issued');
    const { planned } = await cyclePlan(behind(program), cycleId, clock.now());
    expect(planned).toEqual({ next: 'wait', until: closesAt });
  });

  it('starts no evaluation while the table knows a pair that meets, or one that ended and was not asked', async () => {
    for (const [status, next] of [
      ['meeting', 'wait'],
      ['closed', 'issue-closing'],
    ] as const) {
      const { program, clock } = localWires();
      await program.cycles.create(aCycle({ endsAt: at('2027-07-13 18:00') }), 'created');
      await program.pairs.create(aPair({ status }), 'created');
      const { planned } = await cyclePlan(behind(program), cycleId, clock.now());
      expect(planned.next).toBe(next);
    }
  });
});
