import type { Mention } from './find-mentions.ts';
import type { SkillIndex } from './skill-index.ts';
import type { Token } from './tokens.ts';
import {
  clauseNegations,
  continuing,
  determiners,
  emptyWords,
  harmlessPhrases,
  knowing,
  type LevelCue,
  levelCues,
  negations,
  separators,
} from './word-lists.ts';

/** A level cue and the position of its first word. */
export interface FoundCue extends LevelCue {
  readonly at: number;
}

/** One item of an answer: what stands between two commas, or between "et" and the next one. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly mentions: readonly Mention[];
  readonly cues: readonly FoundCue[];
  /** Words left that may name something: neither part of a skill nor of a level, nor empty. */
  readonly content: readonly string[];
  /** First word, if it belongs to no skill. */
  readonly firstWord: string | undefined;
  /** Joined to the item before as in a list of equals ("a et b", "a/b"). */
  readonly continues: boolean;
  /** A colon follows. */
  readonly heading: boolean;
  /**
   * What a negation does here: excludes what is named, says that it is not known yet ("je ne connais pas Excel"), or denies a sentence in
   * another way, whose meaning is then open.
   */
  readonly negated: 'excluded' | 'not known' | 'denied' | undefined;
}

/** Cuts an answer into its items. */
export function splitSegments(tokens: readonly Token[], mentions: readonly Mention[], index: SkillIndex): Segment[] {
  const segments: Segment[] = [];
  for (const cut of cuts(tokens, mentions)) {
    const own = mentions.filter((mention) => mention.from >= cut.from && mention.to <= cut.to);
    segments.push(segmentOf(cut, tokens, own, index, segments.at(-1)));
  }
  return segments;
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly opener: string | undefined;
}

function cuts(tokens: readonly Token[], mentions: readonly Mention[]): Cut[] {
  const cut: Cut[] = [];
  let from = 0;
  let opener: string | undefined;
  const close = (to: number, next: string | undefined): void => {
    if (to > from) cut.push({ from, to, opener });
    opener = next;
  };
  for (const [position, token] of tokens.entries()) {
    const mention = mentions.find(({ from: start, to }) => position >= start && position < to);
    if (mention !== undefined && mention.from < position) continue;
    if (token.before !== 'none') {
      close(position, token.before === 'soft' ? '/' : undefined);
      from = position;
    }
    if (mention === undefined && separators.has(token.word)) {
      close(position, token.word);
      from = position + 1;
    }
  }
  close(tokens.length, undefined);
  return cut;
}

function segmentOf(
  { from, to, opener }: Cut,
  tokens: readonly Token[],
  named: readonly Mention[],
  index: SkillIndex,
  before: Segment | undefined,
): Segment {
  const used = new Set(named.flatMap((mention) => range(mention.from, mention.to)));
  const free = (at: number): string | undefined => (at < to && !used.has(at) ? tokens[at]?.word : undefined);
  const take = (words: readonly string[], at: number): boolean => {
    if (!words.every((word, offset) => free(at + offset) === word)) return false;
    for (const position of range(at, at + words.length)) used.add(position);
    return true;
  };
  const firstWord = free(from);
  const cues: FoundCue[] = [];
  for (const cue of levelCues) for (const at of range(from, to)) if (take(cue.words, at)) cues.push({ ...cue, at });
  for (const phrase of harmlessPhrases) for (const at of range(from, to)) take(phrase, at);

  const left = range(from, to).filter((at) => !used.has(at));
  const words = left.map((at) => tokens[at]?.word ?? '');
  const content = words.filter((word) => !emptyWords.has(word) && !/^\d+$/.test(word));
  const topic = content.length === 0 ? words : content;
  const places = left.filter((at) => topic.includes(tokens[at]?.word ?? ''));
  const found = named.length === 0 ? (index.alone(words) ?? index.alone(content)) : undefined;
  const isNoun =
    found !== undefined && index.isProduct(found) && determiners.has(tokens[(places[0] ?? 0) - 1]?.word ?? '');
  const general = isNoun ? undefined : found;
  const mentions =
    general === undefined ? named : [{ skill: general, from: places[0] ?? from, to: (places.at(-1) ?? from) + 1 }];
  const continues = opener === '/' || (opener !== undefined && continuing.has(opener));
  return {
    from,
    to,
    mentions,
    cues: cues.sort((a, b) => a.at - b.at),
    content: general === undefined ? content : [],
    firstWord,
    continues,
    heading: tokens[to]?.afterColon ?? false,
    negated: negation(words, opener) ?? (continues ? before?.negated : undefined),
  };
}

function negation(words: readonly string[], opener: string | undefined): Segment['negated'] {
  const excludes = (opener !== undefined && negations.has(opener)) || words.some((word) => negations.has(word));
  if (!excludes) return undefined;
  if (!words.some((word) => clauseNegations.has(word))) return 'excluded';
  return words.some((word) => knowing.has(word)) ? 'not known' : 'denied';
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}
