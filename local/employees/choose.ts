import type { Meaning } from './meaning.ts';
import { chance, pick, type Random } from './random.ts';
import type { ShownOption, ShownQuestion } from './read-form.ts';

/** The option with this letter; the first one when it is not shown. Throws for a question without options. */
export function letterOf({ number, options }: ShownQuestion, letter: string): Meaning {
  const option = options.find((each) => each.letter === letter) ?? options[0];
  if (option === undefined) throw new Error(`Question ${String(number)} shows no letters`);
  return { letter: option.letter, words: option.label };
}

/** The options with these letters. */
export function lettersOf({ options }: ShownQuestion, letters: readonly string[]): Meaning {
  const chosen = options.filter(({ letter }) => letters.includes(letter));
  return { letters: chosen.map(({ letter }) => letter), words: chosen.map(({ label }) => label) };
}

const refusal = /^(?:aucun|none|neither|par téléphone|by phone)/i;

/** Options that propose something, without "none of these" and "call me". */
function offered({ options }: ShownQuestion): readonly ShownOption[] {
  return options.filter(({ label }) => !refusal.test(label));
}

/** One of the proposed dates, most often the first. */
export function someDate(random: Random, label: string, question: ShownQuestion): Meaning {
  const [first, ...others] = offered(question);
  if (first === undefined) return noDate(question);
  const chosen = chance(random, `${label}|first`, 0.7) ? first : pick(random, label, [first, ...others]);
  return { letter: chosen.letter, words: chosen.label };
}

/** "None of these", or the last option where there is no such one. */
export function noDate(question: ShownQuestion): Meaning {
  const none = question.options.find(({ label }) => refusal.test(label)) ?? question.options.at(-1);
  return letterOf(question, none?.letter ?? '');
}
