import type { Language } from '../domain/language.ts';
import type { Answers, AnswerValue } from './answers.ts';
import { type FormValues, fillText } from './fill-lines.ts';
import type { FormDefinition, Question } from './form-definition.ts';

/** Answers as a person says them, in the order of the questions, for an echo: "Vos moments habituels : Mardi matin, Jeudi matin". */
export function answersInWords(
  definition: FormDefinition,
  language: Language,
  values: FormValues,
  answers: Answers,
): { label: string; words: string }[] {
  const filled = (text: string): string => fillText(text, values, (name) => `{${name}}`);
  return definition.questions.flatMap((question) => {
    const answer = answers[question.name];
    if (answer === undefined) return [];
    const said = (Array.isArray(answer) ? answer : [answer]).map((value) =>
      wordsFor(question, language, value, filled),
    );
    return [{ label: filled(question.label[language]), words: said.join(', ') }];
  });
}

function wordsFor(
  question: Question,
  language: Language,
  value: Exclude<AnswerValue, string[]>,
  filled: (text: string) => string,
): string {
  if (typeof value === 'boolean') return language === 'fr' ? (value ? 'oui' : 'non') : value ? 'yes' : 'no';
  if ('options' in question) {
    const option = question.options.find((each) => each.value === value);
    return option === undefined ? String(value) : filled(option.label[language]);
  }
  if (question.type === 'short-text' && question.reads === 'calendar-keeper' && value === 'self')
    return language === 'fr' ? 'moi' : 'me';
  return String(value);
}
