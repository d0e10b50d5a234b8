import { describe, expect, it } from 'vitest';
import type { CycleRun } from '../../local/run/cycle-run.ts';
import { readRecords } from '../../local/run/records.ts';
import { simulationFor } from '../../local/simulation/simulation.ts';
import { printOf, smallRun } from '../workflow/small-run.ts';

describe('a simulated cycle', () => {
  it('with everything going wrong is the same again from the same seed, event by event', async () => {
    const [one, again] = [
      await smallRun({ people: 6, seed: 4, simulation: simulationFor({ seed: 4, rates: 'normal' }) }),
      await smallRun({ people: 6, seed: 4, simulation: simulationFor({ seed: 4, rates: 'normal' }) }),
    ];
    expect(again.world.simulated?.traceHash()).toBe(one.world.simulated?.traceHash());
    expect(printOf(again)).toBe(printOf(one));
  });

  it('comes to the same cycle as a world without a simulation when nothing goes wrong', async () => {
    const outcomeOf = (run: CycleRun) => {
      const { forms, pairs } = readRecords(run.world);
      return {
        status: run.cycle.status,
        pairs: [...pairs.values()].map(({ pairId, mentorId, menteeId, status, sessions }) => ({
          pairId,
          mentorId,
          menteeId,
          status,
          sessions: sessions.map((session) => session.status),
        })),
        forms: [...forms.values()].map(({ formId, kind, status, answers }) => ({ formId, kind, status, answers })),
        letters: run.world.mails.map(({ to, raw }) => `${to.join()} ${subjectOf(raw)}`).toSorted(),
      };
    };
    const plain = await smallRun({ people: 6, seed: 1 });
    const simulated = await smallRun({ people: 6, seed: 1, simulation: simulationFor({ seed: 1, rates: 'none' }) });
    expect(outcomeOf(simulated)).toEqual(outcomeOf(plain));
    expect(simulated.counts()).toMatchObject({ deadLetters: 0, failedExecutions: 0 });
  });
});

function subjectOf(raw: Uint8Array): string {
  return /^Subject: (.*)$/m.exec(Buffer.from(raw).toString('latin1'))?.[1] ?? '';
}
