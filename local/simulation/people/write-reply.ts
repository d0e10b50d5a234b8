import type { Instant } from '../../../shared/domain/instant.ts';
import { composeReply } from '../../employees/client-manners.ts';
import type { Meaning, Meanings } from '../../employees/meaning.ts';
import type { ShownQuestion } from '../../employees/read-form.ts';
import type { Letter } from '../../employees/read-letter.ts';
import { layOut } from '../../employees/reply-styles.ts';
import { spellAnswer } from '../../employees/spell-answer.ts';
import type { Outgoing, Purpose, Self } from './person-kind.ts';

/** What a reply is besides its words. */
interface About {
  readonly at: Instant;
  readonly purpose: Purpose;
  /** Sets this message's ids apart from the writer's others. */
  readonly label: string;
  /** Who writes, when it is not the person itself. */
  readonly from?: { readonly name: string; readonly address: string };
}

/** A reply with these words on top, written with the person's own mail client. */
export function writeWords(self: Self, letter: Letter, words: readonly string[], about: About): Outgoing {
  const quoted = letter.text
    .trimEnd()
    .split('\n')
    .map((text) => ({ text, typed: false }));
  return written(self, letter, { top: words, quoted }, about);
}

/** A reply that answers the form of a letter with these meanings, numbered on top, below words that somebody has to say first. */
export function writeAnswers(
  self: Self,
  letter: Letter,
  meaning: Meanings,
  about: About & { readonly words?: readonly string[] },
): Outgoing {
  if (letter.content.kind !== 'form') return writeWords(self, letter, [], about);
  const { shown } = letter.content;
  const typed = shown.questions.flatMap((question) => {
    const meant = meaning[question.number];
    if (meant === undefined) return [];
    const style = {
      inWords: false,
      language: shown.language,
      random: self.random,
      label: `${about.label}|${String(question.number)}`,
    };
    return [{ question, typed: spellAnswer(meant, question, style), clear: true }];
  });
  const draft = layOut('numbered', typed, { asked: shown.questions, text: letter.text, quotes: false });
  return {
    ...written(self, letter, { ...draft, top: [...(about.words ?? []), ...draft.top] }, about),
    meaning,
    ...(shown.code === undefined ? {} : { code: shown.code }),
  };
}

function written(
  self: Self,
  letter: Letter,
  draft: Parameters<typeof composeReply>[1]['draft'],
  about: About,
): Outgoing {
  const { at, purpose, label, from = { name: self.name, address: self.address } } = about;
  const { raw } = composeReply(self.persona.manner, {
    from,
    letter,
    draft,
    greets: false,
    at,
    timeZone: self.persona.timeZone,
    seed: `${self.random.seed}|${self.address}|${label}`,
  });
  return { at, raw, to: letter.replyTo.address, purpose };
}

/** What becomes of a person's own replies when each answer that allows another mind is replaced by these; the others stay. */
export function eachAnswer(
  letter: Letter,
  plain: readonly Outgoing[],
  replacing: (outgoing: Outgoing, other: Meanings) => readonly Outgoing[],
): readonly Outgoing[] {
  return plain.flatMap((outgoing) => {
    const other = outgoing.purpose === 'answer' ? changedMind(letter, outgoing.meaning ?? {}) : undefined;
    return other === undefined ? [outgoing] : replacing(outgoing, other);
  });
}

/** The person's replies to one form, each with this answer to its first question in place of its own. */
export function decided(
  self: Self,
  letter: Letter,
  plain: readonly Outgoing[],
  {
    form,
    says,
    label,
  }: { readonly form: string; readonly says: (question: ShownQuestion) => Meaning; readonly label: string },
): readonly Outgoing[] {
  if (letter.content.kind !== 'form' || letter.content.form !== form) return plain;
  const [question] = letter.content.shown.questions;
  if (question === undefined) return plain;
  const meaning = { [question.number]: says(question) };
  return plain.map(({ at }) =>
    writeAnswers(self, letter, meaning, { at, purpose: 'answer', label: `${label}|${letter.messageId}` }),
  );
}

/** Another mind: the first mark, yes or letter that can be changed without ending the form or leaving the program; undefined when none can. */
function changedMind(letter: Letter, meaning: Meanings): Meanings | undefined {
  if (letter.content.kind !== 'form') return undefined;
  for (const { number, options } of letter.content.shown.questions) {
    const meant = meaning[number];
    const other = meant === undefined ? undefined : otherMeaning(meant, options, number);
    if (other !== undefined) return { ...meaning, [number]: other };
  }
  return undefined;
}

function otherMeaning(
  meant: Meaning,
  options: readonly { readonly letter: string; readonly label: string }[],
  number: number,
): Meaning | undefined {
  if ('rating' in meant) return { rating: meant.rating === 5 ? 4 : meant.rating + 1 };
  // The first question of a form decides whether the others matter: it is left alone.
  if ('letter' in meant && number > 1) {
    const other = options.find(({ letter }) => letter !== meant.letter);
    return other === undefined ? undefined : { letter: other.letter, words: other.label };
  }
  if ('letters' in meant && meant.letters.length > 1)
    return { letters: meant.letters.slice(0, 1), words: meant.words.slice(0, 1) };
  return undefined;
}
