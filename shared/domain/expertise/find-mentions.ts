import type { SkillId } from './skill-catalog.ts';
import type { FindSkill, SkillIndex } from './skill-index.ts';
import type { Token } from './tokens.ts';
import { functionWords, levelWords, separators } from './word-lists.ts';

/** A skill named by the words from one position to another (exclusive). */
export interface Mention {
  readonly skill: SkillId;
  readonly from: number;
  readonly to: number;
}

// The most words looked at together for a name written with other spaces, a paraphrase, and a misspelled name.
const longestSplit = 4;
const longestParaphrase = 6;
const longestTypo = 3;

/** A way to find skills, and the most words it looks at together. A guess asks more of the words than an exact match. */
interface Way {
  readonly find: FindSkill;
  readonly longest: number;
  readonly guess: boolean;
}

/** Skills named in the text: the longest words first and, among equals, the surest way; misspellings last. No word counts twice. */
export function findMentions(tokens: readonly Token[], index: SkillIndex): Mention[] {
  const sure: Way[] = [
    { find: index.exact, longest: index.longest, guess: false },
    { find: index.compact, longest: longestSplit, guess: true },
    { find: index.stems, longest: longestParaphrase, guess: true },
  ];
  const misspelled: Way[] = [{ find: index.typo, longest: longestTypo, guess: true }];
  const mentions: Mention[] = [];
  const used = new Set<number>();
  for (const ways of [sure, misspelled])
    for (let length = Math.max(...ways.map((way) => way.longest)); length >= 1; length--)
      for (const { find, longest, guess } of ways)
        for (let from = 0; length <= longest && from + length <= tokens.length; from++) {
          const part = tokens.slice(from, from + length);
          if (part.some((_, offset) => used.has(from + offset)) || isCut(part, guess)) continue;
          const skill = find(part.map((token) => token.word));
          if (skill === undefined) continue;
          for (let position = from; position < from + length; position++) used.add(position);
          mentions.push({ skill, from, to: from + length });
        }
  return mentions.sort((a, b) => a.from - b.from);
}

/** Words on both sides of a punctuation mark never name one skill; guesses also need a topic word at both ends and no "et" inside. */
function isCut(part: readonly Token[], guess: boolean): boolean {
  const [first, ...rest] = part;
  const last = part.at(-1);
  if (rest.some((token) => token.before === 'hard')) return true;
  if (!guess || first === undefined || last === undefined) return false;
  if (rest.some((token) => token.before === 'soft') || part.some((token) => separators.has(token.word))) return true;
  if (part.some((token) => levelWords.has(token.word))) return true; // "notions" is not the tool Notion
  return functionWords.has(first.word) || functionWords.has(last.word);
}
