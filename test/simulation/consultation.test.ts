import { describe, expect, it } from 'vitest';
import { assembleFor } from '../../local/run/assemble-for.ts';
import { invariants } from '../../local/simulation/invariants/all.ts';
import { planSeed } from '../../local/simulation/plan-seed.ts';
import { refusals } from '../../local/simulation/said-to-proposals.ts';
import { simulateCycle } from '../../local/simulation/simulate-cycle.ts';

/** A company in which everybody but the coordinators is of these kinds, and nothing fails: what became of its pairs. */
async function pairsOf(kinds: readonly string[], seed: number, people: readonly [number, number] = [4, 6]) {
  const plan = planSeed(seed, { people, events: 'calm', staging: { kinds, lead: 'approves' } });
  const { evidence } = await simulateCycle(plan, await assembleFor(plan.company));
  return {
    violations: invariants.flatMap(({ check }) => check(evidence)),
    refusals: refusals(evidence).length,
    rounds: evidence.records.cycles[0]?.matchingRound,
    ends: [...evidence.records.pairs.values()].map(({ introducedAt, closedBecause }) =>
      [introducedAt === undefined ? 'not introduced' : 'introduced', closedBecause ?? 'open'].join(', '),
    ),
  };
}

describe('a simulated consultation of people', () => {
  it.each(['prefers another', 'says no'])('each of whom "%s" begins no pair', async (kind) => {
    const { violations, ends, refusals } = await pairsOf([kind], 4);
    expect(violations).toEqual([]);
    expect(refusals).toBeGreaterThan(0);
    expect(new Set(ends)).toEqual(new Set(['not introduced, declined']));
  });

  it('who ask something first begins their pairs after both yeses', async () => {
    const { violations, ends } = await pairsOf(['asks first'], 4);
    expect(violations).toEqual([]);
    expect(ends).toContain('introduced, finished');
  });

  it('who take their yes back ends every pair', async () => {
    const { violations, ends, refusals } = await pairsOf(['takes back'], 4);
    expect(violations).toEqual([]);
    expect(refusals).toBeGreaterThan(0);
    expect(ends.filter((end) => !/declined|ended/.test(end))).toEqual([]);
  });

  it('one of whom prefers another comes to a second proposal, and to pairs that nobody had refused', async () => {
    const { violations, ends, rounds } = await pairsOf(['prompt', 'prompt', 'prefers another', 'prompt'], 4, [8, 10]);
    expect(violations).toEqual([]);
    expect(rounds).toBeGreaterThan(1);
    expect(ends).toContain('not introduced, declined');
    expect(ends.at(-1)).toBe('introduced, finished');
  });
});
