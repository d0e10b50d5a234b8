import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Group, publishableGroups } from '../../../shared/domain/evaluation/disclosure.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';

const person = (index: number): PersonId => `per_${String(index)}` as PersonId;
const none = { threshold: 5, readers: new Set<PersonId>() };

/** Groups of the given sizes, people numbered through. */
function groups(sizes: Readonly<Record<string, number>>): Group[] {
  let next = 0;
  return Object.entries(sizes).map(([name, size]) => ({
    name,
    people: new Set(Array.from({ length: size }, () => person(next++))),
  }));
}
const everybody = (some: readonly Group[]): Set<PersonId> => new Set(some.flatMap(({ people }) => [...people]));
const names = (printed: readonly Group[][]): string[][] => printed.map((some) => some.map(({ name }) => name));

describe('publishableGroups', () => {
  it('prints every group when all are large', () => {
    const sites = groups({ Paris: 8, Lyon: 5 });
    expect(names(publishableGroups(everybody(sites), [sites], none))).toEqual([['Paris', 'Lyon']]);
  });

  it('withholds the complement of a small group with it', () => {
    const sites = groups({ Paris: 8, Lyon: 3 });
    expect(names(publishableGroups(everybody(sites), [sites], none))).toEqual([[]]);
  });

  it('withholds the smallest neighbor and prints the others', () => {
    const sites = groups({ Paris: 20, Lille: 6, Lyon: 3 });
    expect(names(publishableGroups(everybody(sites), [sites], none))).toEqual([['Paris']]);
  });

  it('prints the large groups when the small ones together reach the threshold', () => {
    const sites = groups({ Paris: 20, Lyon: 3, Nantes: 2 });
    expect(names(publishableGroups(everybody(sites), [sites], none))).toEqual([['Paris']]);
  });

  it('does not count readers, and protects one from the other readers', () => {
    const sites = groups({ Paris: 5, Lyon: 8 });
    const readers = new Set([person(0)]);
    expect(names(publishableGroups(everybody(sites), [sites], { threshold: 5, readers }))).toEqual([[]]);
    const alone = groups({ Board: 1, Lyon: 8, Paris: 8 });
    expect(names(publishableGroups(everybody(alone), [alone], { threshold: 5, readers }))).toEqual([['Paris']]);
  });

  it('looks across breakdowns: a unit inside a site leaves the rest of the site', () => {
    const sites = groups({ Paris: 8, Lyon: 9 });
    const [paris, lyon] = sites.map(({ people }) => [...people]) as [PersonId[], PersonId[]];
    const units: Group[] = [
      { name: 'Marketing', people: new Set(paris.slice(0, 6)) },
      { name: 'Plant', people: new Set([...paris.slice(6), ...lyon]) },
    ];
    // Paris minus Marketing, or Plant plus Paris minus everybody, would tell of the two of Plant in Paris.
    expect(names(publishableGroups(everybody(sites), [units, sites], none))).toEqual([['Marketing', 'Plant'], []]);
  });

  it('leaves nothing of fewer than five to any sum and difference of what is printed', () => {
    const people = fc.array(
      fc.record({
        unit: fc.integer({ min: 0, max: 2 }),
        site: fc.integer({ min: 0, max: 2 }),
        reads: fc.integer({ min: 0, max: 9 }),
      }),
      {
        minLength: 5,
        maxLength: 45,
      },
    );
    fc.assert(
      fc.property(people, (answers) => {
        const readers = new Set(answers.flatMap(({ reads }, index) => (reads === 0 ? [person(index)] : [])));
        const by = (heading: 'unit' | 'site'): Group[] =>
          [0, 1, 2].map((value) => ({
            name: String(value),
            people: new Set(answers.flatMap((answer, index) => (answer[heading] === value ? [person(index)] : []))),
          }));
        const total = new Set(answers.map((_, index) => person(index)));
        const printed = publishableGroups(total, [by('unit'), by('site')], { threshold: 5, readers });
        const unionsOf = (some: readonly Group[]): Set<PersonId>[] =>
          Array.from({ length: 2 ** some.length }, (_, mask) =>
            everybody(some.filter((_, index) => (mask >> index) % 2 === 1)),
          );
        const known = printed.map((some) => {
          const shown = everybody(some);
          return [...some, { name: 'rest', people: new Set([...total].filter((one) => !shown.has(one))) }];
        });
        const wholes = [total, ...known.flatMap(unionsOf)];
        for (const whole of wholes) {
          for (const part of known.flatMap(unionsOf)) {
            if (part.size === 0 || [...part].some((one) => !whole.has(one)) || part.size === whole.size) continue;
            const left = [...whole].filter((one) => !part.has(one) && !readers.has(one));
            expect(left.length).toBeGreaterThanOrEqual(5);
          }
        }
        for (const { people: shown } of printed.flat())
          expect([...shown].filter((one) => !readers.has(one)).length).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 300 },
    );
  });
});
