import { describe, expect, it } from 'vitest';
import { assembleFor } from '../../local/run/assemble-for.ts';
import { invariants } from '../../local/simulation/invariants/all.ts';
import { planSeed } from '../../local/simulation/plan-seed.ts';
import { simulateCycle } from '../../local/simulation/simulate-cycle.ts';
import { isConfirming } from '../../shared/domain/admission.ts';

/** A company in which everybody but the coordinators is of this kind, and nothing fails. */
async function companyOf(kind: string, seed: number) {
  const plan = planSeed(seed, { people: [4, 5], events: 'calm', staging: { kinds: [kind] } });
  const { evidence } = await simulateCycle(plan, await assembleFor(plan.company));
  const forms = [...evidence.records.forms.values()];
  const violations = invariants.flatMap(({ check }) => check(evidence).map(({ what }) => what));
  return {
    violations,
    asked: forms.filter(({ kind }) => isConfirming(kind)),
    enrolled: forms.filter(({ kind, status }) => kind.startsWith('ENR-') && status === 'answered'),
    pairs: evidence.records.pairs.size,
  };
}

describe('a company of people', () => {
  it('whose mail proves nothing has its cycle when each says "yes" to each held reply', async () => {
    const { violations, asked, enrolled } = await companyOf('unproven', 3);
    expect(violations).toEqual([]);
    expect(asked.filter(({ status }) => status === 'answered').length).toBeGreaterThan(2);
    expect(enrolled.length).toBeGreaterThan(2);
  });

  it('whose mail proves nothing enrolls nobody when nobody says so', async () => {
    const { violations, asked, enrolled, pairs } = await companyOf('unconfirmed', 3);
    expect(violations).toEqual([]);
    expect(asked.length).toBeGreaterThan(2);
    expect([enrolled, pairs]).toEqual([[], 0]);
  });

  it('who write from home enroll by a word from the office', async () => {
    const { violations, enrolled } = await companyOf('private address', 3);
    expect(violations).toEqual([]);
    expect(enrolled.length).toBeGreaterThan(2);
  });

  it('who let a colleague answer enroll by saying that the answer is theirs', async () => {
    const { violations, asked, enrolled } = await companyOf('lends', 3);
    expect(violations).toEqual([]);
    expect(asked.some(({ kind }) => kind === 'OTHER')).toBe(true);
    expect(enrolled.length).toBeGreaterThan(2);
  });

  it('who guess an address for somebody else change nothing', async () => {
    expect((await companyOf('guessed', 2)).violations).toEqual([]);
  });
});
