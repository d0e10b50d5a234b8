import type { LearnedWords } from '../expertise/learned-words.ts';
import type { SkillCatalog, SkillId } from '../expertise/skill-catalog.ts';
import type { Instant } from '../instant.ts';
import { alreadySo, type Ruling, refused } from './ruling.ts';

/** What is known of the words a coordinator explains. */
export interface WordsAtHand {
  readonly cycleId: string;
  /** The catalog of the cycle, with what was explained before. */
  readonly catalog: SkillCatalog;
  /** What they were explained as before. */
  readonly known: LearnedWords | undefined;
  /** The words, as they are compared; undefined when nobody of the cycle wrote them, or when they are understood. */
  readonly words: string | undefined;
}

/** What words of an enrollment stand for, by a coordinator's word: in the next proposal of the cycle and in every later one. */
export function explainWords(
  { cycleId, catalog, known, words }: WordsAtHand,
  { wordsId, skill, by }: { readonly wordsId: string; readonly skill: SkillId | 'none'; readonly by: string },
  now: Instant,
): Ruling<LearnedWords> {
  if (words === undefined)
    return refused(`No answer of ${cycleId} holds unknown words ${wordsId}: copy their id from the expertise map.`);
  const meant = catalog.skills.find(({ id }) => id === skill);
  if (skill !== 'none' && meant === undefined)
    return refused(`${cycleId} has no skill ${skill}. ${nearest(skill, catalog)}`);
  if (known !== undefined && known.skill === meant?.id)
    return alreadySo(`${wordsId} stands for ${known.skill ?? 'nothing'} already.`);
  return {
    kind: 'change',
    to: { wordsId, words, ...(meant === undefined ? {} : { skill: meant.id }), learnedAt: now, by },
    event: `words explained`,
    commands: [],
    message: `${wordsId} stands for ${meant === undefined ? 'nothing' : `${meant.id} (${meant.name.en})`} from now on, in the next proposal of ${cycleId} and in later cycles.`,
  };
}

/** The skills of the family that was named, else the families. */
function nearest(skill: SkillId, { skills, families }: SkillCatalog): string {
  const [family] = skill.split('.');
  const siblings = skills.filter((each) => each.family === family).map(({ id }) => id);
  return siblings.length > 0
    ? `Its family has: ${siblings.join(', ')}.`
    : `Skills are called <family>.<skill>, of these families: ${families.map(({ id }) => id).join(', ')}.`;
}
