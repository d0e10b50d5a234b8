import { describe, expect, it } from 'vitest';
import { planSeed } from '../../../local/simulation/plan-seed.ts';
import type { SeedOutcome } from '../../../local/simulation/seed-outcome.ts';
import { simulationFor } from '../../../local/simulation/simulation.ts';
import { passageName, siteName, siteOf } from '../../../local/simulation/site-name.ts';
import { strikesOfSparedSites } from '../../../local/simulation/spared-sites.ts';
import { forcedBy, strikesAt } from '../../../local/simulation/strike.ts';

const park = { function: 'park', service: 'dynamodb', operation: 'UpdateItem' } as const;

function outcome(seed: number, visits: Record<string, number>, faults: SeedOutcome['faults'] = {}): SeedOutcome {
  const counts = { kinds: {}, events: {}, mailsOut: 0, mailsIn: 0, excusedDuplicates: 0, days: 1, milliseconds: 1 };
  return { seed, status: 'closed', ...counts, faults, visits, trace: '', violations: [], story: [] };
}

describe('the name of a site', () => {
  it('is read back as the site it names', () => {
    expect(siteOf(siteName(park))).toEqual(park);
    for (const passage of [{ what: 'ses-event', name: 'Send' } as const, { what: 'message', name: 'A.b/c' } as const])
      expect(siteOf(passageName(passage))).toEqual(passage);
  });

  it.each(['', 'park', 'park/', 'park/dynamodb', 'park/nothing.UpdateItem', '/dynamodb.UpdateItem', 'ses-event/'])(
    'is not "%s"',
    (name) => {
      expect(siteOf(name)).toBeUndefined();
      expect(strikesAt(name)).toEqual([]);
      expect(() => forcedBy({ kind: 'throttle', site: name })).toThrow('no site');
    },
  );
});

describe('the sites that chance has spared', () => {
  it('are struck by every kind that can, in the first seed that passed them; the others are left alone', () => {
    const outcomes = [
      outcome(9, { 'park/dynamodb.UpdateItem': 4, 'ses-event/Send': 2, 'send-email/ses.SendRawEmail': 1 }),
      outcome(4, { 'park/dynamodb.UpdateItem': 3, 'ses-event/Send': 2 }, { 'ses-event/Send': { 'event-late': 1 } }),
    ];
    const strikes = strikesOfSparedSites(outcomes);
    const of = (site: string) => strikes.filter(({ strike }) => strike.site === site);
    expect(new Set(strikes.map(({ strike }) => strike.site))).toEqual(
      new Set(['park/dynamodb.UpdateItem', 'send-email/ses.SendRawEmail']),
    );
    expect(of('park/dynamodb.UpdateItem').map(({ seed }) => seed)).toEqual([4, 4, 4, 4, 4, 4]);
    expect(of('park/dynamodb.UpdateItem').map(({ strike }) => strike.kind)).toEqual([
      'throttle',
      'timeout-before',
      'timeout-after',
      'slow-tail',
      'crash-before',
      'crash-after',
    ]);
    expect(of('send-email/ses.SendRawEmail').map(({ seed }) => seed)).toContain(9);
  });

  it('meet the fault at the first visit, once, whatever else the seed draws', () => {
    const [strike] = strikesAt('park/dynamodb.UpdateItem').filter(({ kind }) => kind === 'crash-after');
    const weather = { people: [4, 10], events: 'drawn', ...(strike === undefined ? {} : { strike }) } as const;
    const { faults } = planSeed(7, weather);
    const struck = (at: typeof faults) => {
      const { callFault } = simulationFor({ seed: 7, ...at });
      return Array.from({ length: 300 }, (_, time) => callFault(park, time * 60_000)?.kind);
    };
    const drawn = struck(planSeed(7, { people: [4, 10], events: 'drawn' }).faults);
    expect(drawn[0]).toBeUndefined();
    expect(struck(faults)).toEqual(['crash-after', ...drawn.slice(1)]);
  });
});
