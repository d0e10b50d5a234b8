import { findMentions } from './find-mentions.ts';
import { readLevels } from './read-levels.ts';
import type { SkillCatalog, SkillId } from './skill-catalog.ts';
import { indexSkills, type SkillIndex } from './skill-index.ts';
import type { SkillLevel } from './skill-level.ts';
import { splitSegments } from './split-segments.ts';
import { tokenize, wordsKey } from './tokens.ts';
import { nothingWords } from './word-lists.ts';

/** A skill a person named, in the person's own words. */
export interface UnderstoodSkill {
  readonly skill: SkillId;
  /** Undefined: the person did not say, or said two. */
  readonly level: SkillLevel | undefined;
  readonly words: string;
}

/** An answer to "what could you teach / what would you like to learn", in the order written, which is the order of importance. */
export interface Expertise {
  readonly understood: UnderstoodSkill[];
  /** What names something we do not recognize, word for word, to be asked back. */
  readonly unknown: string[];
}

/** What the question was: what somebody can teach, or wants to learn or gain. */
export type Asked = 'teaches' | 'wants';

/**
 * Reads skills from free words, French or English. What is not recognized, or is denied by a sentence whose meaning is open
 * ("je n'utilise pas Excel"), is asked back rather than guessed; what is excluded ("sauf Excel") and "je ne sais pas" give nothing. Who was
 * asked what to learn and says "je ne connais pas Excel" wants to begin there.
 */
export function readExpertise(text: string, catalog: SkillCatalog, asked: Asked = 'teaches'): Expertise {
  const index = indexOf(catalog);
  const nothing = new Set(catalog.nothing);
  const tokens = tokenize(text);
  const segments = splitSegments(tokens, findMentions(tokens, index), index);
  const levels = readLevels(segments);
  const words = (from: number, to: number): string =>
    text.slice(tokens[from]?.start, tokens[to - 1]?.end).replace(/\s+/g, ' ');

  const named = new Map<SkillId, { words: string; levels: Set<SkillLevel> }>();
  const unknown: string[] = [];
  for (const segment of segments) {
    const namesNothing = segment.mentions.length === 0 && segment.content.every((word) => nothingWords.has(word));
    if (namesNothing || segment.negated === 'excluded') continue;
    const begins = segment.negated === 'not known' && asked === 'wants';
    if ((segment.negated !== undefined && !begins) || segment.mentions.length === 0) {
      const back = words(segment.from, segment.to);
      if (!nothing.has(wordsKey(back))) unknown.push(back);
      continue;
    }
    for (const mention of segment.mentions) {
      const entry = named.get(mention.skill) ?? { words: words(mention.from, mention.to), levels: new Set() };
      const level = begins ? 1 : levels.get(mention);
      if (level !== undefined) entry.levels.add(level);
      named.set(mention.skill, entry);
    }
  }
  const understood = [...named].map(([skill, entry]) => {
    const [level, another] = entry.levels;
    return { skill, level: another === undefined ? level : undefined, words: entry.words };
  });
  return { understood, unknown };
}

// An index is a pure function of its catalog and takes longer than reading an answer: it is kept as long as the catalog is.
const indexes = new WeakMap<SkillCatalog, SkillIndex>();

function indexOf(catalog: SkillCatalog): SkillIndex {
  const known = indexes.get(catalog);
  if (known !== undefined) return known;
  const index = indexSkills(catalog);
  indexes.set(catalog, index);
  return index;
}
