import { editDistance } from './edit-distance.ts';
import { type SkillCatalog, type SkillId, wordsFor } from './skill-catalog.ts';
import { stem } from './stem.ts';
import { wordsKey } from './tokens.ts';
import { emptyWords, functionWords, qualifiers } from './word-lists.ts';

// A slip of one letter in a word shorter than this may be another word ("hiking", "hiring"); likewise two slips. Two letters
// that only changed places are safe one letter earlier ("Pyhton").
const shortestForOne = 7;
const shortestForTwo = 10;
// Fewer letters are left of an alias such as "R&D" than can stand for it.
const shortestKey = 3;

/** The skill that some words stand for, if any. */
export type FindSkill = (words: readonly string[]) => SkillId | undefined;

/** Ways to find the skill that some words stand for, from the surest to the most daring. Each answers nothing rather than one of two. */
export interface SkillIndex {
  /** The most words an alias has. */
  readonly longest: number;
  /** The very words, accents and case aside. */
  readonly exact: FindSkill;
  /** The same letters with other spaces: "tik tok", "télé-travail". */
  readonly compact: FindSkill;
  /** The same word stems in any order: "montage de vidéos". */
  readonly stems: FindSkill;
  /** One letter off, two in long words, the first letter right and none of the words known as another. */
  readonly typo: FindSkill;
  /** Words too general to count inside a phrase. */
  readonly alone: FindSkill;
  /** True for the name of a product: it stands without an article. */
  readonly isProduct: (skill: SkillId) => boolean;
}

/** Reads the catalog's words once. */
export function indexSkills(catalog: SkillCatalog): SkillIndex {
  const exact = new Map<string, SkillId>();
  const alone = new Map<string, SkillId>();
  const aloneStems = new Map<string, SkillId | 'two'>();
  const compact = new Map<string, SkillId | 'two'>();
  const stems = new Map<string, SkillId | 'two'>();
  const vocabulary = new Set<string>();
  const products = new Set(catalog.skills.filter(({ article }) => article === '').map(({ id }) => id));
  let longest = 1;
  const add = (map: Map<string, SkillId | 'two'>, key: string, skill: SkillId): void => {
    const owner = map.get(key);
    if (key.length >= shortestKey) map.set(key, owner === undefined || owner === skill ? skill : 'two');
  };
  for (const skill of catalog.skills) {
    const general = new Set(skill.alone.map(wordsKey));
    for (const key of wordsFor(skill).map(wordsKey)) {
      const words = key.split(' ');
      for (const word of words) vocabulary.add(word);
      if (general.has(key)) {
        alone.set(key, skill.id);
        add(aloneStems, stemKey(words), skill.id);
        continue;
      }
      exact.set(key, skill.id);
      add(compact, words.join(''), skill.id);
      add(stems, stemKey(words), skill.id);
      longest = Math.max(longest, words.length);
    }
  }
  const known = (found: SkillId | 'two' | undefined): SkillId | undefined => (found === 'two' ? undefined : found);
  return {
    longest,
    exact: (words) => exact.get(words.join(' ')),
    compact: (words) => known(compact.get(words.join(''))),
    stems: (words) => known(stems.get(stemKey(words))) ?? known(stems.get(stemKey(unqualified(words)))),
    alone: (words) => alone.get(words.join(' ')) ?? known(aloneStems.get(stemKey(words))),
    isProduct: (skill) => products.has(skill),
    typo: (words) => {
      const letters = words.join('');
      const [only, ...others] = words;
      const anotherWord = only !== undefined && others.length === 0 && vocabulary.has(only);
      if (anotherWord || words.some((word) => emptyWords.has(word))) return undefined;
      return nearest(letters, compact);
    },
  };
}

function nearest(letters: string, compact: ReadonlyMap<string, SkillId | 'two'>): SkillId | undefined {
  if (letters.length < shortestForOne - 1) return undefined;
  const limit = letters.length < shortestForTwo ? 1 : 2;
  let best = limit + 1;
  let found: SkillId | 'two' | undefined;
  for (const [alias, skill] of compact) {
    if (alias.length < shortestForOne - 1 || alias[0] !== letters[0]) continue;
    if (letters.length < shortestForOne && sorted(letters) !== sorted(alias)) continue;
    const distance = editDistance(letters, alias, limit);
    if (distance < best) {
      best = distance;
      found = skill;
    } else if (distance === best && distance <= limit && found !== skill) found = 'two';
  }
  return found === 'two' ? undefined : found;
}

function sorted(letters: string): string {
  return letters.split('').sort().join('');
}

/** The words without what only says how big or how good; unchanged when a single one would be left, since that is less than was said. */
function unqualified(words: readonly string[]): readonly string[] {
  const left = words.filter((word) => !qualifiers.has(word));
  return left.filter((word) => !functionWords.has(word)).length < 2 ? words : left;
}

/** The stems of the words, articles and prepositions aside, in one order. */
function stemKey(words: readonly string[]): string {
  return words
    .filter((word) => !functionWords.has(word) && word !== '&')
    .map(stem)
    .sort()
    .join(' ');
}
