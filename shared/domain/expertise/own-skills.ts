import * as z from 'zod';
import { Translated } from '../language.ts';
import { Article, type SkillCatalog, SkillFamily, SkillId, wordsFor } from './skill-catalog.ts';
import { wordsKey } from './tokens.ts';

/** What a company adds to our catalog in its cycle.json: families, skills, and further words for skills we have. */
export const OwnSkills = z.object({
  families: z.array(SkillFamily.extend({ related: z.array(z.string()).default([]) })).default([]),
  skills: z
    .array(
      z.object({
        /** `<family>.<skill>`: one of ours, which gains the words, or a new one. */
        id: SkillId,
        /** Needed for a new skill; one of ours keeps its name. */
        name: Translated.optional(),
        article: Article,
        also: z.array(z.string().min(1)).default([]),
      }),
    )
    .default([]),
});
export type OwnSkills = z.infer<typeof OwnSkills>;

/** What does not fit between a company's entries and ours; `path` leads to it inside the company's. */
export interface OwnSkillFault {
  readonly path: readonly (string | number)[];
  readonly fault:
    | { readonly kind: 'twice' }
    | { readonly kind: 'unknown-family'; readonly family: string }
    | { readonly kind: 'unnamed' }
    /** Words that stand for another skill already, or for nothing once punctuation is gone. */
    | { readonly kind: 'claimed'; readonly words: string; readonly by: SkillId }
    | { readonly kind: 'no-words'; readonly words: string };
}

/** Everything that keeps a company's entries from being used beside ours, in the order they are written. */
export function ownSkillFaults(base: SkillCatalog, own: OwnSkills): OwnSkillFault[] {
  const faults: OwnSkillFault[] = [];
  const families = new Set(base.families.map(({ id }) => id));
  for (const [index, { id }] of own.families.entries()) {
    if (families.has(id)) faults.push({ path: ['families', index, 'id'], fault: { kind: 'twice' } });
    families.add(id);
  }
  for (const [index, { related }] of own.families.entries())
    for (const [at, family] of related.entries())
      if (!families.has(family))
        faults.push({ path: ['families', index, 'related', at], fault: { kind: 'unknown-family', family } });

  const known = new Set(base.skills.map(({ id }) => id));
  const owners = new Map(base.skills.flatMap((skill) => wordsFor(skill).map((words) => [wordsKey(words), skill.id])));
  const named = new Set<SkillId>();
  for (const [index, skill] of own.skills.entries()) {
    const at = (...path: (string | number)[]) => ['skills', index, ...path];
    const family = familyOf(skill.id);
    if (named.has(skill.id)) faults.push({ path: at('id'), fault: { kind: 'twice' } });
    named.add(skill.id);
    if (!families.has(family)) faults.push({ path: at('id'), fault: { kind: 'unknown-family', family } });
    const { name } = skill;
    if (name === undefined && !known.has(skill.id)) faults.push({ path: at(), fault: { kind: 'unnamed' } });
    const names = name === undefined || known.has(skill.id) ? [] : (['fr', 'en'] as const);
    const said = [
      ...names.map((language) => ({ path: at('name', language), words: name?.[language] ?? '' })),
      ...skill.also.map((words, place) => ({ path: at('also', place), words })),
    ];
    for (const { path, words } of said) {
      const key = wordsKey(words);
      const by = owners.get(key);
      if (key === '') faults.push({ path, fault: { kind: 'no-words', words } });
      else if (by !== undefined && by !== skill.id) faults.push({ path, fault: { kind: 'claimed', words, by } });
      else owners.set(key, skill.id);
    }
  }
  return faults;
}

/**
 * Our catalog with a company's entries. Never fails: entries that were right when a cycle began may meet words our catalog has gained since, and
 * then the company's words win, but for the names of skills.
 */
export function withOwnSkills(base: SkillCatalog, own: OwnSkills): SkillCatalog {
  const families = new Map([...own.families, ...base.families].map((family) => [family.id, family]));
  const skills = new Map(base.skills.map((skill) => [skill.id, skill]));
  for (const { id, name, article } of own.skills) {
    const family = familyOf(id);
    if (skills.has(id) || name === undefined || !families.has(family)) continue;
    skills.set(id, { id, family, name, article, aliases: [], alone: [] });
  }
  const extended = { ...base, families: [...families.values()], skills: [...skills.values()] };
  return withWords(
    extended,
    own.skills.flatMap(({ id, also }) => also.map((words) => ({ words, skill: id }))),
  );
}

/** A catalog in which these words stand for these skills, and for no other any more; the name of a skill stays its own. */
export function withWords(
  base: SkillCatalog,
  added: readonly { readonly words: string; readonly skill: SkillId }[],
): SkillCatalog {
  const names = new Map(base.skills.flatMap(({ id, name }) => [name.fr, name.en].map((word) => [wordsKey(word), id])));
  const owners = new Map<string, SkillId>();
  for (const { words, skill } of added) {
    const key = wordsKey(words);
    if (key !== '' && (names.get(key) ?? skill) === skill) owners.set(key, skill);
  }
  const isKept = (id: SkillId) => (words: string) => (owners.get(wordsKey(words)) ?? id) === id;
  return {
    ...base,
    skills: base.skills.map((skill) => ({
      ...skill,
      aliases: [
        ...skill.aliases.filter(isKept(skill.id)),
        ...added.flatMap(({ words }) => (owners.get(wordsKey(words)) === skill.id ? [words] : [])),
      ],
      alone: skill.alone.filter(isKept(skill.id)),
    })),
  };
}

function familyOf(id: SkillId): string {
  return id.split('.')[0] ?? '';
}
