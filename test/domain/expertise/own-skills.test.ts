import { describe, expect, it } from 'vitest';
import { catalogOf } from '../../../shared/domain/expertise/cycle-catalog.ts';
import { defaultCatalog } from '../../../shared/domain/expertise/default-catalog.ts';
import { explainedBy, type LearnedWords, wordsIdFor } from '../../../shared/domain/expertise/learned-words.ts';
import { OwnSkills, ownSkillFaults, withOwnSkills } from '../../../shared/domain/expertise/own-skills.ts';
import { readExpertise } from '../../../shared/domain/expertise/read-expertise.ts';
import { SkillCatalog, SkillId } from '../../../shared/domain/expertise/skill-catalog.ts';
import { wordsKey } from '../../../shared/domain/expertise/tokens.ts';
import { at } from '../builders.ts';

const own = OwnSkills.parse({
  families: [{ id: 'solane', name: { fr: 'maison', en: 'in-house' }, related: ['collab'] }],
  skills: [
    { id: 'solane.agora', name: { fr: 'notre intranet', en: 'our intranet' }, also: ['Agora'] },
    { id: 'data.excel', also: ['Calculo'] },
  ],
});
const faultsOf = (entries: object) =>
  ownSkillFaults(defaultCatalog, OwnSkills.parse(entries)).map(({ path, fault }) => `${path.join('/')} ${fault.kind}`);
const skillsIn = (text: string, catalog: SkillCatalog) =>
  readExpertise(text, catalog).understood.map(({ skill }) => skill);
const learned = (words: string, skill?: string): LearnedWords => ({
  wordsId: wordsIdFor(words),
  words: wordsKey(words),
  ...(skill === undefined ? {} : { skill: SkillId.parse(skill) }),
  learnedAt: at('2027-02-04 09:00'),
  by: 'command',
});

describe("a company's own skills", () => {
  it('are understood beside ours, and add words to ours', () => {
    const catalog = withOwnSkills(defaultCatalog, own);
    expect(skillsIn('Agora (expert), Calculo, tableur, Instagram', catalog)).toEqual([
      'solane.agora',
      'data.excel',
      'social.instagram',
    ]);
    expect(SkillCatalog.safeParse(catalog).success).toBe(true);
  });

  it('are right when nothing is said twice and every family is known', () => {
    expect(ownSkillFaults(defaultCatalog, own)).toEqual([]);
  });

  it.each([
    ['a family we have', { families: [{ id: 'data', name: { fr: 'x', en: 'x' } }] }, 'families/0/id twice'],
    [
      'a relation to nothing',
      { families: [{ id: 'solane', name: { fr: 'x', en: 'x' }, related: ['radio'] }] },
      'families/0/related/0 unknown-family',
    ],
    ['an unknown family', { skills: [{ id: 'radio.x', name: { fr: 'x', en: 'x' } }] }, 'skills/0/id unknown-family'],
    ['a new skill without a name', { skills: [{ id: 'data.cobol', also: ['COBOL'] }] }, 'skills/0 unnamed'],
    ['words of ours', { skills: [{ id: 'data.excel', also: ['Calculo', 'Power BI'] }] }, 'skills/0/also/1 claimed'],
    ['no words', { skills: [{ id: 'data.excel', also: ['…'] }] }, 'skills/0/also/0 no-words'],
    ['one skill twice', { skills: [{ id: 'data.excel' }, { id: 'data.excel' }] }, 'skills/1/id twice'],
    [
      'a name of ours',
      { skills: [{ id: 'data.sheets', name: { fr: 'tableaux', en: 'Excel' } }] },
      'skills/0/name/en claimed',
    ],
  ])('name %s where it stands', (_, entries, expected) => {
    expect(faultsOf(entries)).toEqual([expected]);
  });

  it('never keep a catalog from being used, even when ours has gained their words since', () => {
    const clash = OwnSkills.parse({
      skills: [{ id: 'data.sql', also: ['tableur', 'Excel', 'Calculo'] }, { id: 'x.y' }],
    });
    const catalog = withOwnSkills(defaultCatalog, clash);
    expect(SkillCatalog.safeParse(catalog).success).toBe(true);
    expect(skillsIn('tableur', catalog)).toEqual(['data.sql']);
    expect(skillsIn('Excel', catalog)).toEqual(['data.excel']);
  });
});

describe('words a coordinator explained', () => {
  it('are understood from then on, or no longer asked about', () => {
    const before = readExpertise('la créa, le sirtaki', defaultCatalog);
    expect(before).toEqual({ understood: [], unknown: ['la créa', 'le sirtaki'] });
    const catalog = catalogOf(undefined, [learned('la créa', 'content.canva'), learned('le sirtaki')]);
    expect(readExpertise('La Créa (expert), le sirtaki', catalog)).toEqual({
      understood: [{ skill: 'content.canva', level: 4, words: 'La Créa' }],
      unknown: [],
    });
  });

  it("may stand for a company's own skill, and mean nothing in a cycle without it", () => {
    const words = [learned('le portail', 'solane.agora')];
    expect(skillsIn('le portail', catalogOf(own, words))).toEqual(['solane.agora']);
    expect(readExpertise('le portail', catalogOf(undefined, words)).unknown).toEqual(['le portail']);
  });

  it('count as they were explained last, or at the instant that is asked about', () => {
    const first = learned('la créa', 'content.canva');
    const second = { ...learned('la créa'), learnedAt: at('2027-02-05 09:00') };
    const other = { ...learned('le sirtaki'), learnedAt: at('2027-02-06 09:00') };
    for (const told of [
      [first, second, other],
      [other, second, first],
    ]) {
      expect(new Set(explainedBy(told))).toEqual(new Set([second, other]));
      expect(explainedBy(told, at('2027-02-04 12:00'))).toEqual([first]);
      expect(explainedBy(told, at('2027-02-03 12:00'))).toEqual([]);
    }
  });

  it('leave our catalog as it is when there are none', () => {
    expect(catalogOf(undefined, [])).toBe(defaultCatalog);
  });
});
