import { describe, expect, it } from 'vitest';
import { coordinatorKinds } from '../../local/simulation/coordinators/kinds.ts';
import { eventKinds } from '../../local/simulation/events/kinds.ts';
import { personKinds } from '../../local/simulation/people/kinds.ts';
import { planSeed } from '../../local/simulation/plan-seed.ts';

const drawn = { people: [4, 10], events: 'drawn' } as const;

describe('the plan of a seed', () => {
  it('is the same whenever it is made', () => {
    expect(planSeed(11, drawn)).toEqual(planSeed(11, drawn));
  });

  it('keeps its people when the weather changes', () => {
    const [calm, killed] = [planSeed(11, { ...drawn, events: 'calm' }), planSeed(11, { ...drawn, events: 'kills' })];
    expect(killed.cast).toEqual(calm.cast);
    expect(calm.events).toEqual([]);
    expect(killed.events.some(({ kind }) => kind.name === 'mass kill')).toBe(true);
  });

  it('brings every kind of person, coordinator and event into three hundred seeds, and mass kills into about half', () => {
    const plans = Array.from({ length: 300 }, (_, seed) => planSeed(seed, drawn));
    const kinds = new Set(plans.flatMap(({ cast }) => cast.map(({ kind }) => kind.name)));
    const events = new Set(plans.flatMap((plan) => plan.events.map(({ kind }) => kind.name)));
    expect([...personKinds, ...coordinatorKinds].map(({ name }) => name).filter((name) => !kinds.has(name))).toEqual(
      [],
    );
    expect(eventKinds.map(({ name }) => name).filter((name) => !events.has(name))).toEqual([]);
    const killed = plans.filter((plan) => plan.events.some(({ kind }) => kind.name === 'mass kill')).length;
    expect(killed / plans.length).toBeGreaterThan(0.3);
  });

  it('stages whom and what it is told to, and draws the rest', () => {
    const staging = {
      kinds: ['at once', 'silent'],
      lead: 'declines',
      strikes: [{ event: 'mass kill', hours: 2 }],
      faults: { rates: 'none', forced: [{ kind: 'notice-lost' }] },
      longestDays: 3,
    } as const;
    const plan = planSeed(11, { ...drawn, events: 'calm', staging });
    const { colleagues, startsAt } = plan.company;
    const kinds = plan.cast.map(({ kind }) => kind.name);
    expect(kinds.slice(0, 3)).toEqual(['at once', 'silent', 'at once']);
    expect(kinds[colleagues.length]).toBe('declines');
    expect(plan.events.map(({ at, kind }) => [kind.name, Date.parse(at) - Date.parse(startsAt)])).toEqual([
      ['mass kill', 2 * 3_600_000],
    ]);
    expect([plan.faults, plan.longestDays]).toEqual([staging.faults, 3]);
    expect(plan.company).toEqual(planSeed(11, drawn).company);
  });

  it('stages nobody that there is not', () => {
    expect(() => planSeed(11, { ...drawn, staging: { kinds: ['nobody'] } })).toThrow(/no "nobody"; there are prompt/);
  });

  it('invites four to ten people, each with an address and a name of their own', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const { colleagues } = planSeed(seed, drawn).company;
      expect(colleagues.length).toBeGreaterThanOrEqual(4);
      expect(colleagues.length).toBeLessThanOrEqual(10);
      expect(new Set(colleagues.map(({ address }) => address)).size).toBe(colleagues.length);
    }
  });
});
