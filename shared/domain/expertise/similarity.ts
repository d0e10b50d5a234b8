import type { Skill, SkillCatalog, SkillId } from './skill-catalog.ts';

/** What similarity reads of a skill, looked up once so that scoring a million pairs needs no lookups. */
export interface Kin {
  readonly id: SkillId;
  readonly family: string;
  readonly related: ReadonlySet<string>;
}

/** Every skill of the catalog with the families near its own (nearness holds both ways, whichever side declares it). */
export function kinOf(catalog: SkillCatalog): ReadonlyMap<SkillId, Kin> {
  const related = new Map(catalog.families.map((family) => [family.id, new Set(family.related)]));
  for (const family of catalog.families) for (const other of family.related) related.get(other)?.add(family.id);
  const kin = (skill: Skill): Kin => ({ ...skill, related: related.get(skill.family) ?? new Set() });
  return new Map(catalog.skills.map((skill) => [skill.id, kin(skill)]));
}

/** 1 the same skill, .5 the same family, .2 a related family, else 0 (table of findings/matching.md 4.1). */
export function kinship(a: Kin, b: Kin): number {
  if (a.id === b.id) return 1;
  if (a.family === b.family) return 0.5;
  return a.related.has(b.family) ? 0.2 : 0;
}

/** How near two skills are, 0 to 1. A skill the catalog no longer knows is near nothing but itself. */
export function similarity(catalog: SkillCatalog, a: SkillId, b: SkillId): number {
  if (a === b) return 1;
  const kin = kinOf(catalog);
  const [first, second] = [kin.get(a), kin.get(b)];
  return first === undefined || second === undefined ? 0 : kinship(first, second);
}
