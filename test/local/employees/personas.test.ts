import { describe, expect, it } from 'vitest';
import { personaFor } from '../../../local/employees/personas.ts';
import { seeded } from '../../../local/employees/random.ts';
import { solaneCasting } from '../../../local/employees/sample-casting.ts';
import { hopedGain, offeredGift, soughtTopics, taughtTopics } from '../../../local/employees/topics.ts';
import { sampleCompany } from '../../../local/sample/sample-company.ts';
import { defaultCatalog } from '../../../shared/domain/expertise/default-catalog.ts';
import { readExpertise } from '../../../shared/domain/expertise/read-expertise.ts';

describe('personas', () => {
  it('are the same for the same address and seed', () => {
    expect(personaFor('a@corp.example', 's')).toEqual(personaFor('a@corp.example', 's'));
  });

  it('of a company are a believable mix', () => {
    const all = Array.from({ length: 4000 }, (_, at) => personaFor(`p${String(at)}@corp.example`, 'mix').character);
    const share = (...characters: string[]) => all.filter((each) => characters.includes(each)).length / all.length;
    expect(share('prompt', 'late')).toBeCloseTo(0.62, 1);
    expect(share('after-reminder')).toBeCloseTo(0.15, 1);
    expect(share('silent')).toBeCloseTo(0.08, 1);
    expect(share('declines')).toBeCloseTo(0.06, 1);
    expect(new Set(all).size).toBe(14);
  });

  it('of the sample company are the cast, who are all in its roster and play every character and every client', () => {
    const roster = new TextDecoder().decode(sampleCompany().roster);
    const people = Object.keys(solaneCasting);
    for (const address of people) expect(roster).toContain(address);
    const personas = people.map((address) => personaFor(address, 'any', solaneCasting));
    expect(new Set(personas.map(({ character }) => character)).size).toBe(14);
    expect(new Set(personas.map(({ manner }) => manner)).size).toBe(8);
    for (const { assistant } of personas)
      if (assistant !== undefined) expect(solaneCasting[assistant]?.role).toBe('assistant');
  });
});

describe('what people write about skills', () => {
  it.each(['fr', 'en'] as const)('is recognized by the program, word for word, in %s', (language) => {
    for (const write of [taughtTopics, soughtTopics, hopedGain, offeredGift])
      for (let count = 0; count < 60; count += 1) {
        const text = write(seeded('words'), String(count), language);
        const { understood, unknown } = readExpertise(text, defaultCatalog);
        expect({ text, unknown }).toEqual({ text, unknown: [] });
        expect(understood.length).toBeGreaterThan(0);
      }
  });

  it('has teachers for most of what leaders ask first', () => {
    const random = seeded('market');
    const skills = (text: string) =>
      readExpertise(text, defaultCatalog).understood.map(({ skill }) => skill.split('.')[0]);
    const taught = new Set(
      Array.from({ length: 20 }, (_, at) => skills(taughtTopics(random, `m${String(at)}`, 'fr'))).flat(),
    );
    const sought = Array.from({ length: 16 }, (_, at) => skills(soughtTopics(random, `s${String(at)}`, 'fr'))[0]);
    expect(sought.filter((family) => taught.has(family)).length).toBeGreaterThanOrEqual(14);
  });
});
