import * as z from 'zod';
import { Translated } from '../language.ts';
import { wordsKey } from './tokens.ts';

/** One thing a person can teach or learn: `<family>.<skill>`. Stored with enrollments, so an id is never renamed. */
export const SkillId = z
  .string()
  .regex(/^[a-z]+\.[a-z0-9-]+$/)
  .brand<'SkillId'>();
export type SkillId = z.infer<typeof SkillId>;

/** Skills that are near each other; who teaches one of a family can help a little with the others. */
const SkillFamily = z.object({
  id: z.string().regex(/^[a-z]+$/),
  name: Translated,
  related: z.array(z.string()),
});

/** One skill, with the words people use for it in either language. */
export const Skill = z.object({
  id: SkillId,
  family: z.string(),
  /** As it stands in a list; also the first words it is recognized by. */
  name: Translated,
  /** The French article, for a sentence such as "apprendre la vidéo courte". */
  article: z.enum(['', 'le', 'la', 'les', 'l’']).default(''),
  aliases: z.array(z.string().min(1)).default([]),
  /** Words too general to be picked out of a phrase: they count only when nothing else is said ("data", but not "données de santé"). */
  alone: z.array(z.string().min(1)).default([]),
});
export type Skill = z.infer<typeof Skill>;

/** Everything the program understands. Parsing fails if an id, or the words for a skill, are claimed twice. */
export const SkillCatalog = z
  .object({ families: z.array(SkillFamily), skills: z.array(Skill) })
  .superRefine(({ families, skills }, context) => {
    const familyIds = new Set(families.map((family) => family.id));
    if (familyIds.size < families.length) context.addIssue('A family id is used twice');
    if (new Set(skills.map((skill) => skill.id)).size < skills.length) context.addIssue('A skill id is used twice');
    for (const { id, related } of families)
      for (const other of related)
        if (!familyIds.has(other) || other === id) context.addIssue(`${id} is related to ${other}`);

    const claimed = new Map<string, SkillId>();
    for (const skill of skills) {
      if (!familyIds.has(skill.family)) context.addIssue(`${skill.id} is of no known family: ${skill.family}`);
      for (const words of wordsFor(skill)) {
        const key = wordsKey(words);
        const owner = claimed.get(key);
        if (key === '') context.addIssue(`${skill.id} has an empty alias: ${words}`);
        if (owner !== undefined && owner !== skill.id)
          context.addIssue(`${owner} and ${skill.id} both claim "${words}"`);
        claimed.set(key, skill.id);
      }
    }
  });
export type SkillCatalog = z.infer<typeof SkillCatalog>;

/** All words a skill is recognized by, its names included. */
export function wordsFor(skill: Skill): string[] {
  return [skill.name.fr, skill.name.en, ...skill.aliases, ...skill.alone];
}

/** A company's own entries over ours: a known id keeps its words and gains the new ones. Throws when words are claimed twice. */
export function mergeCatalogs(base: SkillCatalog, own: SkillCatalog): SkillCatalog {
  const families = new Map(base.families.map((family) => [family.id, family]));
  for (const family of own.families) families.set(family.id, family);
  const skills = new Map(base.skills.map((skill) => [skill.id, skill]));
  for (const skill of own.skills) {
    const known = skills.get(skill.id);
    skills.set(
      skill.id,
      known === undefined
        ? skill
        : { ...skill, aliases: [...wordsFor(known), ...skill.aliases], alone: [...known.alone, ...skill.alone] },
    );
  }
  return SkillCatalog.parse({ families: [...families.values()], skills: [...skills.values()] });
}
