import type { Employee } from '../../local/employees/employee.ts';
import type { Meaning } from '../../local/employees/meaning.ts';
import type { Form } from '../../shared/domain/form.ts';
import type { FormKind, Question } from '../../shared/forms/form-definition.ts';
import { formDefinition } from '../../shared/forms/form-registry.ts';
import { formCode } from '../../shared/messages/form-values.ts';

/** One answer somebody meant and what became of it. */
export interface MeantAnswer {
  readonly code: string;
  readonly question: string;
  readonly meant: unknown;
  readonly stored: unknown;
  /** The question is still open and was asked again. */
  readonly askedAgain: boolean;
}

/** What people last meant, by their own diaries, beside what is stored: late answers aside, which no form takes. */
export function compareDiaries(employees: Iterable<Employee>, forms: Iterable<Form>): MeantAnswer[] {
  const byCode = new Map([...forms].map((form) => [formCode(form), form]));
  return [...employees].flatMap(({ diary }) => {
    const last = new Map<string, (typeof diary)[number]>();
    for (const entry of diary)
      if (entry.kind === 'meant' && entry.code !== undefined && entry.answers !== undefined)
        last.set(entry.code, entry);
    return [...last].flatMap(([code, entry]) => {
      const form = byCode.get(code);
      if (form === undefined || entry.at >= form.closesAt) return [];
      const { questions } = formDefinition(form.kind as FormKind, form.kindVersion);
      return questions.flatMap((question): MeantAnswer[] => {
        const meaning = entry.answers?.[question.number];
        if (meaning === undefined) return [];
        const askedAgain = form.clarifications > 0 && form.open?.includes(question.number) === true;
        return [
          {
            code,
            question: question.name,
            meant: valueOf(meaning, question),
            stored: form.answers[question.name],
            askedAgain,
          },
        ];
      });
    });
  });
}

/** A meaning in the terms of the program: the value an option stands for, a mark, a yes, clean text. */
function valueOf(meaning: Meaning, question: Question): unknown {
  const options = 'options' in question ? question.options : [];
  const value = (letter: string) => options.find((option) => option.letter === letter)?.value;
  if ('letter' in meaning) return value(meaning.letter);
  if ('letters' in meaning)
    return options.filter(({ letter }) => meaning.letters.includes(letter)).map((option) => option.value);
  if ('rating' in meaning) return meaning.rating;
  if ('yes' in meaning) return meaning.yes;
  return question.type === 'short-text' &&
    question.reads === 'calendar-keeper' &&
    /^(?:moi|me|myself)$/i.test(meaning.text)
    ? 'self'
    : meaning.text;
}
