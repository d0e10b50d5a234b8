/** One word of a text: `folded` ignores case, accents and the shape of apostrophes; `typed` is as written. */
export interface Word {
  folded: string;
  typed: string;
}

// Digits are words of their own ("8h30" is "8 h 30"); an emoji is a word, so that it is never overlooked.
const word = /\p{L}+(?:['’‘ʼ`´]\p{L}+)*|\p{N}+|\p{Extended_Pictographic}/gu;

/** The words of a text, punctuation left out. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(word)].map(([typed]) => ({ typed, folded: foldWord(typed) }));
}

/** A text reduced to its folded words, for comparing. */
export function fold(text: string): string {
  return wordsOf(text)
    .map((each) => each.folded)
    .join(' ');
}

function foldWord(typed: string): string {
  return typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'");
}
