import { defaultCatalog } from './default-catalog.ts';
import { type LearnedWords, withLearned } from './learned-words.ts';
import { type OwnSkills, withOwnSkills } from './own-skills.ts';
import type { SkillCatalog } from './skill-catalog.ts';

/** The catalog a cycle's answers are read with: ours, what its company added, and what coordinators explained. */
export function catalogOf(own: OwnSkills | undefined, learned: readonly LearnedWords[]): SkillCatalog {
  if (own === undefined && learned.length === 0) return defaultCatalog;
  const key = JSON.stringify([own, learned]);
  if (latest?.key !== key) {
    const base = own === undefined ? defaultCatalog : withOwnSkills(defaultCatalog, own);
    latest = { key, catalog: withLearned(base, learned) };
  }
  return latest.catalog;
}

// A pure function of its arguments that takes longer than reading an answer: the last catalog is kept, since calls come in rows for one cycle.
let latest: { readonly key: string; readonly catalog: SkillCatalog } | undefined;
