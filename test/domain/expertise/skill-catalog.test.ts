import { describe, expect, it } from 'vitest';
import { defaultCatalog } from '../../../shared/domain/expertise/default-catalog.ts';
import { readExpertise } from '../../../shared/domain/expertise/read-expertise.ts';
import { similarity } from '../../../shared/domain/expertise/similarity.ts';
import { SkillCatalog, SkillId, wordsFor } from '../../../shared/domain/expertise/skill-catalog.ts';
import { wordsKey } from '../../../shared/domain/expertise/tokens.ts';

const id = (text: string) => SkillId.parse(text);
describe('the default catalog', () => {
  it('holds at least 200 skills, each named in French and English', () => {
    expect(defaultCatalog.skills.length).toBeGreaterThanOrEqual(200);
    for (const { name } of defaultCatalog.skills)
      expect([name.fr.length > 0, name.en.length > 0]).toEqual([true, true]);
  });

  it('lets no words stand for two skills', () => {
    const claims = defaultCatalog.skills.flatMap((skill) => [...new Set(wordsFor(skill).map(wordsKey))]);
    expect(claims.filter((words, index) => claims.indexOf(words) !== index)).toEqual([]);
  });

  it('serves both directions: what juniors teach, and what leaders give back', () => {
    const families = defaultCatalog.families.map(({ id }) => id);
    const juniors = ['social', 'data', 'ai', 'methods', 'sustainability', 'inclusion', 'customers', 'talent'];
    const leaders = ['strategy', 'decision', 'network', 'finance', 'negotiation', 'leadership', 'career'];
    expect(families).toEqual(expect.arrayContaining([...juniors, ...leaders]));
    for (const family of families)
      expect(defaultCatalog.skills.filter((skill) => skill.family === family).length).toBeGreaterThanOrEqual(4);
  });

  it('relates every family to others', () => {
    for (const family of defaultCatalog.families) expect(family.related.length).toBeGreaterThan(0);
  });

  it('shows no word that templates never use', () => {
    const forbidden =
      /\b(jeunes?|young|senior|âges?|ages?|générations?|generations?|digital native|anonym\w*|mentorée?s?|mail)\b/i;
    const shown = [...defaultCatalog.skills, ...defaultCatalog.families].flatMap(({ name }) => [name.fr, name.en]);
    expect(shown.filter((name) => forbidden.test(name))).toEqual([]);
  });

  it('recognizes every skill by each of its words', () => {
    const missed = defaultCatalog.skills.flatMap((skill) =>
      wordsFor(skill).filter((words) => {
        const { understood } = readExpertise(words, defaultCatalog);
        return understood.length !== 1 || understood[0]?.skill !== skill.id;
      }),
    );
    expect(missed).toEqual([]);
  });
});

describe('SkillCatalog', () => {
  const family = { id: 'press', name: { fr: 'presse', en: 'press' }, related: [] };
  const skill = (name: string, alias: string) => ({
    id: `press.${name}`,
    family: 'press',
    name: { fr: name, en: name },
    aliases: [alias],
  });

  it('refuses words claimed twice, accents and case aside', () => {
    const parsed = SkillCatalog.safeParse({
      families: [family],
      skills: [skill('daily', 'Quotidien'), skill('weekly', 'quotidién')],
    });
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
      'press.daily and press.weekly both claim "quotidién"',
    ]);
  });

  it('refuses an unknown family and a relation to nothing', () => {
    const parsed = SkillCatalog.safeParse({
      families: [{ ...family, related: ['radio'] }],
      skills: [{ ...skill('daily', 'quotidien'), family: 'radio' }],
    });
    expect(parsed.error?.issues).toHaveLength(2);
  });
});

describe('similarity', () => {
  it('is 1 for the same skill, .5 in a family, .2 in a related one, else 0', () => {
    const near = (a: string, b: string) => similarity(defaultCatalog, id(a), id(b));
    expect(near('data.excel', 'data.excel')).toBe(1);
    expect(near('data.excel', 'data.sql')).toBe(0.5);
    expect(near('data.excel', 'ai.generative')).toBe(0.2);
    expect(near('data.excel', 'culture.german')).toBe(0);
  });

  it('is the same both ways', () => {
    const sample = defaultCatalog.families.flatMap(
      (family) => defaultCatalog.skills.find((skill) => skill.family === family.id) ?? [],
    );
    for (const a of sample)
      for (const b of sample)
        expect(similarity(defaultCatalog, a.id, b.id)).toBe(similarity(defaultCatalog, b.id, a.id));
  });

  it('knows nothing of skills the catalog no longer has', () => {
    expect(similarity(defaultCatalog, id('old.fax'), id('data.excel'))).toBe(0);
    expect(similarity(defaultCatalog, id('old.fax'), id('old.fax'))).toBe(1);
  });
});
