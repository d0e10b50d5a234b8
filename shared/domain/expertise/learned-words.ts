import * as z from 'zod';
import { wordsIdOf } from '../deterministic-ids.ts';
import { Instant } from '../instant.ts';
import { withWords } from './own-skills.ts';
import { type SkillCatalog, SkillId } from './skill-catalog.ts';
import { wordsKey } from './tokens.ts';

/** Words people use that no catalog held, and what a coordinator said they stand for: kept for this and every later cycle, also when explained anew. */
export const LearnedWords = z.object({
  /** By which they are spoken of: of words only, never of who wrote them. */
  wordsId: z.string(),
  /** As they are compared: lower case, no accents. */
  words: z.string().min(1),
  /** Absent: they name nothing, and are not asked about again. */
  skill: SkillId.optional(),
  learnedAt: Instant,
  /** Who said so: a person's id or a ticket's number. */
  by: z.string(),
});
export type LearnedWords = z.infer<typeof LearnedWords>;

/** Always the same id for the same words, accents, case and punctuation aside. */
export function wordsIdFor(words: string): string {
  return wordsIdOf(wordsKey(words));
}

/** What each words stood for at an instant, by the latest explanation; now, when none is given. */
export function explainedBy(learned: readonly LearnedWords[], until?: Instant): LearnedWords[] {
  const latest = new Map<string, LearnedWords>();
  for (const each of learned) {
    const isLater = each.learnedAt >= (latest.get(each.wordsId)?.learnedAt ?? '');
    if (isLater && (until === undefined || each.learnedAt <= until)) latest.set(each.wordsId, each);
  }
  return [...latest.values()];
}

/** A catalog that also understands what coordinators explained. A skill it does not have is passed over: it belongs to another company's cycle. */
export function withLearned(base: SkillCatalog, learned: readonly LearnedWords[]): SkillCatalog {
  const known = new Set(base.skills.map(({ id }) => id));
  const skilled = learned.flatMap(({ words, skill }) =>
    skill === undefined || !known.has(skill) ? [] : [{ words, skill }],
  );
  const nothing = learned.flatMap(({ words, skill }) => (skill === undefined ? [words] : []));
  return { ...withWords(base, skilled), nothing: [...base.nothing, ...nothing] };
}
