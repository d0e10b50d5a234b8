import { describe, expect, it } from 'vitest';
import { faultKinds, type SimulationOptions, simulationFor } from '../../../local/simulation/simulation.ts';

const site = { function: 'park', service: 'dynamodb', operation: 'UpdateItem' } as const;
const drawn = (options: SimulationOptions, count = 400) => {
  const simulation = simulationFor(options);
  return Array.from({ length: count }, () => simulation.callFault(site, 0)?.kind);
};

describe('a simulation', () => {
  it('draws for each kind whether it strikes never, rarely or often, differently from seed to seed', () => {
    const levels = Array.from({ length: 60 }, (_, seed) => simulationFor({ seed }).rates);
    for (const kind of faultKinds)
      expect(new Set(levels.map((rates) => rates[kind]))).toEqual(new Set(['none', 'light', 'normal', 'heavy']));
    expect(simulationFor({ seed: 5 }).rates).toEqual(levels[5]);
  });

  it('lets nothing go wrong when told so, and all the more the heavier it is', () => {
    const struck = (['none', 'light', 'normal', 'heavy'] as const).map(
      (rates) => drawn({ seed: 1, rates }, 4000).filter((kind) => kind !== undefined).length,
    );
    expect(struck[0]).toBe(0);
    expect(struck).toEqual(struck.toSorted((a, b) => a - b));
    expect(new Set(struck).size).toBe(4);
  });

  it('draws the same faults whatever else is drawn', () => {
    const other = simulationFor({ seed: 9, rates: 'normal' });
    const kinds = Array.from({ length: 400 }, () => {
      other.latency('s3');
      other.stream('people').next();
      other.fateOf({ what: 'message', name: 'work' });
      return other.callFault(site, 0)?.kind;
    });
    expect(kinds).toEqual(drawn({ seed: 9, rates: 'normal' }));
    expect(kinds).not.toEqual(drawn({ seed: 10, rates: 'normal' }));
  });

  it('lets a throttle last now and then: every call of the site meets it until it is over', () => {
    const simulation = simulationFor({ seed: 1, rates: { throttle: 'heavy' } });
    const at = (now: number) => simulation.callFault(site, now)?.kind;
    const lasting = Array.from({ length: 4000 }, (_, index) => index * 100_000).filter(
      (now) => at(now) === 'throttle' && [1, 2, 3, 4, 5].every((step) => at(now + step) === 'throttle'),
    );
    expect(lasting.length).toBeGreaterThan(10);
    expect(simulation.callFault({ ...site, function: 'elsewhere' }, lasting.at(-1) ?? 0)).toBeUndefined();
  });

  it('forces a fault where it is told to and as often as it is told to', () => {
    const forced = [{ kind: 'crash-after', at: { function: 'park' }, times: 2 }];
    expect(drawn({ seed: 1, rates: 'none', forced }, 4)).toEqual(['crash-after', 'crash-after', undefined, undefined]);
    const elsewhere = simulationFor({ seed: 1, rates: 'none', forced });
    expect(elsewhere.callFault({ ...site, function: 'sweep' }, 0)).toBeUndefined();
    expect(elsewhere.counts.visits().get('sweep/dynamodb.UpdateItem')).toBe(1);
  });

  it('refuses a kind that does not exist', () => {
    expect(() => simulationFor({ seed: 1, forced: [{ kind: 'earthquake' }] })).toThrow('There is no fault earthquake');
    expect(() => simulationFor({ seed: 1, rates: { earthquake: 'heavy' } })).toThrow('There is no fault earthquake');
  });
});
