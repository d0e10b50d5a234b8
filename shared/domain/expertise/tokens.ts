/** How strongly a word is cut off from the one before it: not at all, as in a list ("a/b", "a et b"), or by punctuation. */
export type Break = 'none' | 'soft' | 'hard';

/** One word of a text, in the form words are compared in, with its place in the original. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly before: Break;
  /** A colon stands between the word before and this one: what came before is a heading. */
  readonly afterColon: boolean;
}

const word = /c\+\+|c#|\.net\b|&|\p{L}+n['’]t\b|[\p{L}\p{M}\p{N}]+/giu;
const hardBreak = /[,;:\n\r()[\]{}•|!?…"«»“”*>]|\.\s|\s[-–—]/u;
const softBreak = /\/|\s\+\s/u;

/** Cuts a text into comparable words: lower case, no accents, "et" and "and" as "&", every "…n't" as "nt". */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(word)) {
    const gap = text.slice(end, match.index);
    const before = hardBreak.test(gap) ? 'hard' : softBreak.test(gap) ? 'soft' : 'none';
    end = match.index + match[0].length;
    tokens.push({ word: plain(match[0]), start: match.index, end, before, afterColon: gap.includes(':') });
  }
  return tokens;
}

/** The form in which two ways of writing the same words are equal. */
export function wordsKey(text: string): string {
  return tokenize(text)
    .map((token) => token.word)
    .join(' ');
}

function plain(text: string): string {
  if (/n['’]t$/i.test(text)) return 'nt';
  const bare = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe');
  return bare === 'et' || bare === 'and' ? '&' : bare;
}
