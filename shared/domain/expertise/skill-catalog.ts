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
export const SkillFamily = z.object({
  id: z.string().regex(/^[a-z]+$/),
  name: Translated,
  related: z.array(z.string()),
});

/** The French article of a skill's name, for a sentence such as "apprendre la vidéo courte"; none for the name of a product. */
export const Article = z.enum(['', 'le', 'la', 'les', 'l’']).default('');

/** One skill, with the words people use for it in either language. */
export const Skill = z.object({
  id: SkillId,
  family: z.string(),
  /** As it stands in a list; also the first words it is recognized by. */
  name: Translated,
  article: Article,
  aliases: z.array(z.string().min(1)).default([]),
  /** Words too general to be picked out of a phrase: they count only when nothing else is said ("data", but not "données de santé"). */
  alone: z.array(z.string().min(1)).default([]),
});
export type Skill = z.infer<typeof Skill>;

/** Everything the program understands. Parsing fails if an id, or the words for a skill, are claimed twice. */
export const SkillCatalog = z
  .object({
    families: z.array(SkillFamily),
    skills: z.array(Skill),
    /** Whole items of an answer that name nothing, as they are compared: they are not asked about. */
    nothing: z.array(z.string()).default([]),
  })
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
