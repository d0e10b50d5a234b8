import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCatalog } from '../../../shared/domain/expertise/default-catalog.ts';
import type { Contributor } from '../../../shared/domain/expertise/expertise-map.ts';
import { wordsIdFor } from '../../../shared/domain/expertise/learned-words.ts';
import { aContributor, aMap, contributors, people } from './a-map.ts';

const found = <Item extends { readonly skill: string }>(items: readonly Item[], skill: string): Item =>
  items.find((item) => item.skill === skill)!;
const familyOf = (id: string, of = people()) => aMap(of).topics.families.find(({ family }) => family === id)!;

describe('expertiseMap', () => {
  it('counts people, once per skill and once per family, and the places mentors have', () => {
    const map = aMap([...people(), aContributor('f', { teaches: 'data.excel data.power-bi', capacity: 2 })]);
    expect([map.people, map.places]).toEqual([{ mentor: 12, mentee: 9 }, 13]);
    const data = map.topics.families.find(({ family }) => family === 'data')!;
    expect([data.wanted, data.taught]).toEqual([3, 2]);
    expect(found(data.skills, 'data.power-bi')).toEqual({ skill: 'data.power-bi', wanted: 3, taught: 2 });
  });

  it('says what to look for, where most is missing first, who is near and where they are', () => {
    const { missing } = aMap().topics;
    expect(missing).toEqual([
      { skill: 'ai.generative', wanted: 6, taught: 0, near: 6, taughtIn: ['Numérique'] },
      { skill: 'data.power-bi', wanted: 3, taught: 1, near: 0, taughtIn: [] },
    ]);
  });

  it('names what a single person teaches', () => {
    expect(aMap().topics.single.map(({ skill }) => skill)).toEqual(['data.power-bi']);
  });

  it('looks at what leaders give back in the same way', () => {
    const { returns } = aMap();
    expect(returns.families.map(({ family, wanted, taught }) => [family, wanted, taught])).toEqual([
      ['strategy', 10, 6],
      ['career', 4, 0],
    ]);
    expect(found(returns.missing, 'career.salary')).toMatchObject({ wanted: 4, taught: 0, near: 0 });
  });

  it('gathers unknown words by how many people used them, accents and case aside', () => {
    expect(aMap().unknown).toEqual([
      { wordsId: wordsIdFor('la créa'), words: 'la crea', people: 4 },
      { wordsId: wordsIdFor('le sirtaki'), words: 'Le sirtaki', people: 1 },
    ]);
  });

  it('prints by unit nothing on fewer people than the threshold, readers not counted', () => {
    expect(familyOf('ai').units).toEqual([
      { unit: 'Numérique', taught: 6 },
      { unit: 'Siège', wanted: 6 },
    ]);
    expect(familyOf('social')).toMatchObject({ units: [], someWithheld: true });
    const [reader] = contributors(1, 'd', { side: 'mentee' });
    const another = aMap(people(), [reader!.personId]).topics.families.find(({ family }) => family === 'ai')!;
    expect(another.units).toEqual([
      { unit: 'Numérique', taught: 6 },
      { unit: 'Siège', wanted: 6 },
    ]);
    const fewer = contributors(5, 'd', { side: 'mentee', unit: 'Siège', wants: 'ai.generative' });
    expect(aMap(fewer, [reader!.personId]).topics.families[0]?.units).toEqual([]);
  });

  it('never lets a unit be computed from the family’s total and the units beside it', () => {
    const unit = fc.constantFrom('A', 'B', 'C', 'D');
    const anyone = fc.array(fc.tuple(unit, fc.constantFrom('mentor' as const, 'mentee' as const)), { maxLength: 40 });
    fc.assert(
      fc.property(anyone, (drawn) => {
        const of: Contributor[] = drawn.map(([name, side], index) =>
          aContributor(String(index), { unit: name, side, teaches: 'ai.agents', wants: 'ai.agents' }),
        );
        for (const { units, wanted, taught } of aMap(of).topics.families)
          for (const [total, told] of [
            [wanted, units.flatMap((each) => each.wanted ?? [])],
            [taught, units.flatMap((each) => each.taught ?? [])],
          ] as const) {
            expect(told.every((number) => number >= 5)).toBe(true);
            const rest = total - told.reduce((sum, number) => sum + number, 0);
            if (told.length > 0) expect(rest === 0 || rest >= 5).toBe(true);
          }
      }),
    );
  });

  it('does not depend on the order of the people', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(people(), { minLength: people().length }), (shuffled) => {
        expect(aMap(shuffled)).toEqual(aMap());
      }),
      { numRuns: 20 },
    );
  });

  it('is empty for nobody', () => {
    expect(aMap([])).toMatchObject({ places: 0, topics: { families: [], missing: [], single: [] }, unknown: [] });
  });

  it('knows every skill it speaks of', () => {
    const known = new Set(defaultCatalog.skills.map(({ id }) => id));
    for (const { families } of [aMap().topics, aMap().returns])
      for (const { skills } of families) for (const { skill } of skills) expect(known.has(skill)).toBe(true);
  });
});
