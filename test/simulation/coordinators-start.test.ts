import { describe, expect, it } from 'vitest';
import { assembleFor } from '../../local/run/assemble-for.ts';
import { invariants } from '../../local/simulation/invariants/all.ts';
import { planSeed } from '../../local/simulation/plan-seed.ts';
import { simulateCycle } from '../../local/simulation/simulate-cycle.ts';

const led = async (lead: string, seed: number) => {
  const plan = planSeed(seed, { people: [4, 10], events: 'drawn', staging: { lead } });
  return simulateCycle(plan, await assembleFor(plan.company));
};

describe('a simulated coordinator, with everything else going wrong', () => {
  it.each([
    ['starts without a file', 6],
    ['starts without a file', 7],
    ['corrects the roster', 6],
    ['corrects the roster', 7],
  ])('%s (seed %i), and the cycle goes its way', async (lead, seed) => {
    const { evidence, status } = await led(lead, seed);
    expect(invariants.flatMap(({ check }) => check(evidence))).toEqual([]);
    expect(['closed', 'canceled']).toContain(status);
    const [cycle] = evidence.records.cycles;
    expect(cycle?.definition.company).toBe('Solane');
    expect(cycle?.draft?.round).toBe(lead === 'corrects the roster' ? 2 : 1);
  });
});
