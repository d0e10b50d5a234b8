/** What a person means by one answer, in the terms of the email they saw: the letter they would choose, a mark from 1 to 5, a yes, or their words. */
export type Meaning =
  | { readonly letter: string; readonly words: string }
  | { readonly letters: readonly string[]; readonly words: readonly string[] }
  | { readonly rating: number }
  | { readonly yes: boolean }
  | { readonly text: string };

/** Meanings by question number. */
export type Meanings = Readonly<Record<number, Meaning>>;
