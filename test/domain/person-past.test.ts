import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CycleId } from '../../shared/domain/ids.ts';
import { knownPast, PastOutcome, PersonPast } from '../../shared/domain/person-past.ts';
import { helene, ines, marc } from './builders.ts';

const [first, second, third] = ['cyc_b', 'cyc_c', 'cyc_a'].map((id) => CycleId.parse(id)) as [
  CycleId,
  CycleId,
  CycleId,
];
const begun = new Map([
  [first, '2025-01-11T09:00:00.000Z'],
  [second, '2026-01-11T09:00:00.000Z'],
  [third, '2027-01-11T09:00:00.000Z'],
]);

function aPast(...outcomes: [CycleId, PastOutcome][]): PersonPast {
  return PersonPast.parse({
    personId: ines,
    partners: [helene],
    apart: [marc],
    outcomes: outcomes.map(([cycleId, outcome]) => ({ cycleId, outcome })),
  });
}

const waited = (past: PersonPast) => knownPast(past, third, begun).waitedLastCycle;

describe('knownPast', () => {
  it('names former partners and those who are not to be proposed', () => {
    expect(knownPast(aPast(), third, begun)).toEqual({ past: [helene], vetoes: [marc], waitedLastCycle: false });
  });

  it('lets who waited in the last cycle they were enrolled in come first, also after a cycle without them', () => {
    expect(waited(aPast([second, 'waits']))).toBe(true);
    expect(waited(aPast([first, 'waits']))).toBe(true);
    expect(waited(aPast([first, 'waits'], [second, 'started']))).toBe(false);
    expect(waited(aPast([first, 'started'], [second, 'waits']))).toBe(true);
  });

  it('gives no turn to who found a partner later in that cycle, or said no to one', () => {
    expect(waited(aPast([second, 'waits'], [second, 'started']))).toBe(false);
    expect(waited(aPast([second, 'waits'], [second, 'passed']))).toBe(false);
  });

  it('does not look at the cycle that is being matched, nor at one that came after it', () => {
    expect(waited(aPast([third, 'waits']))).toBe(false);
    expect(knownPast(aPast([third, 'waits'], [first, 'started']), second, begun).waitedLastCycle).toBe(false);
  });

  it('counts a cycle of which nothing is left as the oldest', () => {
    const gone = CycleId.parse('cyc_gone');
    expect(waited(aPast([gone, 'waits']))).toBe(true);
    expect(waited(aPast([gone, 'waits'], [first, 'started']))).toBe(false);
  });

  it('does not depend on the order in which facts were noted', () => {
    const notes = fc.array(fc.tuple(fc.constantFrom(first, second, third), fc.constantFrom(...PastOutcome.options)));
    fc.assert(
      fc.property(notes, (outcomes) => {
        expect(waited(aPast(...outcomes.toReversed()))).toBe(waited(aPast(...outcomes)));
      }),
    );
  });
});
