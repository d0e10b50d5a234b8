import { fold, type Word } from './fold-words.ts';

/** Some words and what they mean. A `letter` must be typed without an accent: "à" is not A. */
export interface Phrase {
  words: string[];
  means: string | undefined;
  letter?: boolean;
}

export function phrase(text: string, means: string | undefined): Phrase {
  return { words: fold(text).split(' '), means };
}

// Words around an answer that say nothing about it.
const neutral: Phrase[] = [
  ...[
    'et',
    'and',
    'le',
    'la',
    'les',
    'the',
    'option',
    'options',
    'choix',
    'choice',
    'réponse',
    'answer',
    'lettre',
    'letter',
  ],
  ...[
    'l’option',
    'la réponse',
    'ma réponse',
    'mon choix',
    'pour moi',
    'quant à moi',
    'je choisis',
    'je prends',
    'je préfère',
  ],
  ...['je dirais', 'je mets', 'je mettrais', 'je réponds', 'je vote', 'je suis', 'c’est', 'ce sera', 'ça sera'],
  ...['for me', 'my answer', 'my choice', 'I choose', 'I prefer', 'I say', 'I’d say', 'I would say', 'I would choose'],
  ...['I take', 'I’ll take', 'I’ll say', 'it is', 'it’s', 'it will be', 'it was', 'is'],
  ...[
    'merci',
    'merci beaucoup',
    'merci bien',
    'un grand merci',
    'merci d’avance',
    'merci de votre compréhension',
    'svp',
    'stp',
    's’il vous plaît',
    'please',
    'thanks',
    'thank you',
  ],
  ...[
    'thanks a lot',
    'many thanks',
    'avec plaisir',
    'volontiers',
    'with pleasure',
    'gladly',
    'bonne journée',
    'bonne soirée',
  ],
  ...[
    'bonjour',
    'hello',
    'cordialement',
    'bien cordialement',
    'best regards',
    'have a nice day',
    '🙂',
    '😊',
    '👍',
    '🙏',
    '😀',
    '😉',
  ],
].map((text) => phrase(text, undefined));

/** Phrases by their first word, longest first; the neutral ones come last. */
export type PhraseBook = ReadonlyMap<string, readonly Phrase[]>;

/** Makes phrases quick to find. */
export function phraseBook(phrases: readonly Phrase[]): PhraseBook {
  const byFirst = new Map<string, Phrase[]>();
  for (const each of [...phrases, ...neutral].sort((a, b) => b.words.length - a.words.length)) {
    const first = each.words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), each]);
  }
  return byFirst;
}

/**
 * What a text means when every word of it belongs to a phrase, longest first; undefined when a word is left over:
 * an answer with anything unexpected in it is asked again. `compact` reads "BD" as B and D, and "bd" when it is all there is.
 */
export function coverWords(
  words: readonly Word[],
  book: PhraseBook,
  compact?: ReadonlyMap<string, string>,
): string[] | undefined {
  if (words.length > 60 || [words[0], words.at(-1)].some((word) => word?.folded === 'et' || word?.folded === 'and'))
    return undefined;
  const dead = new Set<number>(); // positions from which the rest cannot be covered
  const from = (at: number): string[] | undefined => {
    const word = words[at];
    if (word === undefined) return [];
    if (dead.has(at)) return undefined;
    for (const each of book.get(word.folded) ?? []) {
      if (!matchesAt(words, at, each)) continue;
      const rest = from(at + each.words.length);
      if (rest !== undefined) return each.means === undefined ? rest : [each.means, ...rest];
    }
    const letters = compact === undefined ? undefined : compactLetters(word.typed, compact, words.length === 1);
    const rest = letters === undefined ? undefined : from(at + 1);
    if (letters !== undefined && rest !== undefined) return [...letters, ...rest];
    dead.add(at);
    return undefined;
  };
  return from(0);
}

function matchesAt(words: readonly Word[], at: number, { words: expected, letter }: Phrase): boolean {
  if (letter === true && words[at]?.typed.toLowerCase() !== expected[0]) return false;
  return expected.every((word, offset) => words[at + offset]?.folded === word);
}

function compactLetters(typed: string, letters: ReadonlyMap<string, string>, isAlone: boolean): string[] | undefined {
  // "BE" is two letters anywhere; "be" is a word, unless nothing else was answered and its letters follow the list.
  const inOrder = Array.from(typed).toSorted().join('') === typed;
  const each = Array.from(isAlone && inOrder ? typed.toUpperCase() : typed);
  const values = each.flatMap((letter) => letters.get(letter) ?? []);
  const distinct = new Set(values).size === each.length;
  return each.length > 1 && values.length === each.length && distinct ? values : undefined;
}
