import { describe, expect, it } from 'vitest';
import { assembleFor } from '../../local/run/assemble-for.ts';
import { saidAboutPairs } from '../../local/simulation/decisions.ts';
import { invariants } from '../../local/simulation/invariants/all.ts';
import { planSeed, type Weather } from '../../local/simulation/plan-seed.ts';
import { simulateCycle } from '../../local/simulation/simulate-cycle.ts';

/** A company of prompt people whose pairs these two coordinators decide on. */
async function decidedBy(
  { lead, second = 'approves' }: { readonly lead: string; readonly second?: string },
  seed: number,
  events: Weather['events'] = 'calm',
) {
  const plan = planSeed(seed, { people: [6, 8], events, staging: { kinds: ['prompt'], lead, second } });
  const { evidence } = await simulateCycle(plan, await assembleFor(plan.company));
  return {
    violations: invariants.flatMap(({ check }) => check(evidence)),
    said: saidAboutPairs(evidence).map(({ says, outcome }) => `${says}: ${outcome}`),
    rounds: evidence.records.cycles[0]?.matchingRound,
    pairs: evidence.records.pairs.size,
  };
}

describe('a simulated coordinator who decides', () => {
  it.each([1, 2])('asks for changes and approves what came of them (seed %i)', async (seed) => {
    const { violations, said, rounds } = await decidedBy({ lead: 'revises' }, seed);
    expect(violations).toEqual([]);
    expect(said).toContain('revise: answered');
    expect(rounds).toBe(said.filter((each) => each === 'revise: answered').length + 1);
    expect(said.at(-1)).toBe('approve: answered');
  });

  it.each([1, 2])('in unclear words is asked again, and nothing of them counts (seed %i)', async (seed) => {
    const { violations, said, rounds, pairs } = await decidedBy({ lead: 'is unclear' }, seed);
    expect(violations).toEqual([]);
    expect(said).toEqual(['unclear: clarified', 'approve: answered']);
    expect([rounds, pairs > 0]).toEqual([1, true]);
  });

  it('on a proposal that was replaced is refused, and her approval of the new one counts', async () => {
    const { violations, said } = await decidedBy({ lead: 'approves a replaced proposal' }, 1);
    expect(violations).toEqual([]);
    expect(said.slice(0, 3)).toEqual(['revise: answered', 'approve: refused', 'approve: answered']);
  });

  it('and stops her approval in time approves later', async () => {
    const { violations, said } = await decidedBy({ lead: 'stops her approval' }, 1);
    expect(violations).toEqual([]);
    expect(said.slice(0, 3)).toEqual(['approve: answered', 'wait: answered', 'approve: answered']);
  });

  it('while the other one objects decides again', async () => {
    const { violations, said, pairs } = await decidedBy({ lead: 'approves', second: 'objects' }, 1);
    expect(violations).toEqual([]);
    expect(said.slice(0, 3)).toEqual(['approve: answered', 'wait: answered', 'approve: answered']);
    expect(pairs).toBeGreaterThan(0);
  });

  it('asks what a pair costs, and approves after the answer', async () => {
    const { violations, said } = await decidedBy({ lead: 'asks the cost' }, 1);
    expect(violations).toEqual([]);
    expect(said).toEqual(['cost: answered', 'approve: answered']);
  });

  it.each([
    ['revises', 'approves', 8],
    ['approves a replaced proposal', 'objects', 9],
    ['stops her approval', 'objects', 10],
  ])('%s, %s being the other one, with everything else going wrong (seed %i)', async (lead, second, seed) => {
    const { violations } = await decidedBy({ lead, second }, seed, 'drawn');
    expect(violations).toEqual([]);
  });
});
