import { describe, expect, it } from 'vitest';
import { cyclePlan } from '../../shared/dossier/cycle-plan.ts';
import type { Program } from '../../shared/ports.ts';
import { localWires } from '../adapters/local-wires.ts';
import { aCycle, aForm, aPair, at, cycleId } from '../domain/builders.ts';

/** The program whose work index has not heard of anything yet. */
const behind = (program: Program): Program => ({
  ...program,
  forms: { ...program.forms, openCount: () => Promise.resolve(0) },
  pairs: { ...program.pairs, open: () => Promise.resolve([]), toEvaluate: () => Promise.resolve([]) },
});

describe('an index that is behind', () => {
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
