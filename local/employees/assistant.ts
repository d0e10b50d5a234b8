import { letterOf, noDate, someDate } from './choose.ts';
import type { Meaning, Meanings } from './meaning.ts';
import type { Occasion } from './occasion.ts';
import type { Persona } from './personas.ts';
import { chance, pick } from './random.ts';
import type { ShownQuestion } from './read-form.ts';

/** What makes an employee the assistant who keeps a leader's calendar: answers date forms, and those only. */
export function assistantPersona(persona: Partial<Persona> = {}): Partial<Persona> {
  return {
    role: 'assistant',
    character: 'prompt',
    promptness: 'hours',
    manner: 'outlook-desktop',
    style: 'one-line',
    ...persona,
  };
}

const avoided = {
  fr: ['pas la semaine du 24 mai', 'jamais le vendredi', 'pas du 10 au 14 mai'],
  en: ['not the week of 24 May', 'never on Friday', 'not from 10 to 14 May'],
} as const;

/** What whoever keeps the calendar answers to a date form. To picky people no date of their first form suits. */
export function intendDates(occasion: Occasion): Meanings {
  const { shown, persona, before } = occasion;
  const [first] = shown.questions;
  if (persona.character === 'picky-dates' && before === 0 && first?.number === 1) return { 1: noDate(first) };
  const meant = shown.questions.flatMap((question) => {
    const meaning = intendDate(occasion, question);
    return meaning === undefined ? [] : [[question.number, meaning] as const];
  });
  return Object.fromEntries(meant);
}

function intendDate({ random, label, shown }: Occasion, question: ShownQuestion): Meaning | undefined {
  if (question.asks === 'text') {
    const avoids = chance(random, `${label}|avoids`, 0.12);
    return avoids ? { text: pick(random, `${label}|period`, avoided[shown.language]) } : undefined;
  }
  if (question.number === 1) return someDate(random, `${label}|date`, question);
  return letterOf(question, chance(random, `${label}|rhythm`, 0.95) ? 'A' : 'B');
}
