import { slotText } from '../domain/date-text.ts';
import type { Form } from '../domain/form.ts';
import type { Language, Translated } from '../domain/language.ts';
import type { LetterFacts } from './letter-facts.ts';
import { pairCountWords } from './pair-count-words.ts';
import { fullName } from './speaking.ts';

/** A title and one paragraph about a decision, with variables. */
export interface DecisionWords {
  readonly title: Translated;
  readonly words: Translated;
}

/** Who approved and when, from when on it counts, and how to stop it (content.md 6.1). */
export const approved: DecisionWords = {
  title: { fr: '{pairs approved}', en: '{pairs approved}' },
  words: {
    fr: 'Approuvé par {by}, {at} : {pairs}. Les mentors sont consultés à partir de {until}. Pour tout arrêter avant : répondez ATTENDRE.',
    en: 'Approved by {by}, {at}: {pairs}. The mentors are asked from {until} on. To stop everything before then: reply WAIT.',
  },
};

/** What another coordinator is told of an approval, on the form by which it can be stopped. */
export function objectionValues(facts: LetterFacts, { facts: coded, language }: Form): Record<string, string> {
  return {
    ...pairCountWords(Number(coded.pairs), language),
    approver: nameOf(facts, coded.by),
    approved: filled(approved.words[language], coded, facts, language),
  };
}

/** Words with their variables, from the codes that the order or the form carries. */
export function filled(
  text: string,
  coded: Readonly<Record<string, string>>,
  facts: LetterFacts,
  language: Language,
): string {
  const { coordinators, cycle, to } = facts;
  const at = (instant: string | undefined) => (instant === undefined ? '' : slotText(instant, to.timeZone, language));
  const other = coordinators[(cycle.coordinators.indexOf(to.personId) + 1) % coordinators.length];
  const values: Readonly<Record<string, string>> = {
    ...pairCountWords(Number(coded.pairs), language),
    by: nameOf(facts, coded.by),
    at: at(coded.at),
    until: at(coded.until),
    other: other === undefined ? '' : fullName(other),
  };
  return text.replace(/\{([\w ]+)\}/g, (_, name: string) => values[name] ?? '');
}

function nameOf({ coordinators }: LetterFacts, id: string | undefined): string {
  const found = coordinators.find(({ personId }) => personId === id);
  return found === undefined ? '?' : fullName(found);
}
