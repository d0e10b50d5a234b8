import type { ChoiceQuestion, FormDefinition, Option, Question } from './form-definition.ts';

/** What somebody chooses who would rather be called than answer: never stored as an answer, obeyed like the word CALL ME. */
export const wayOut = 'call-me';

/** Without I, O, Y and N, which people type for yes and no. */
const letters = 'A B C D E F G H J K L M P Q R S T U V W X Z'.split(' ');

/**
 * A form that was not understood once: each choice has one more option, the next letter. The letters it was sent with keep their meaning, so that
 * an answer to either email is read alike.
 */
export function withWayOut(definition: FormDefinition): FormDefinition {
  return { ...definition, questions: definition.questions.map((each) => (isOneOf(each) ? addedTo(each) : each)) };
}

/** As it is shown: one way out is enough, at the first of the questions asked. */
export function wayOutOnce(definition: FormDefinition, asked: readonly number[] | undefined): FormDefinition {
  const [first] = definition.questions.filter(({ number }) => asked?.includes(number) ?? true).filter(offersWayOut);
  return {
    ...definition,
    questions: definition.questions.map((each) =>
      each !== first && offersWayOut(each)
        ? { ...each, options: each.options.filter(({ value }) => value !== wayOut) }
        : each,
    ),
  };
}

/** True for a question that may be answered by asking for a call. */
export function offersWayOut(question: Question): question is ChoiceQuestion {
  return isOneOf(question) && question.options.some(({ value }) => value === wayOut);
}

function isOneOf(question: Question): question is ChoiceQuestion {
  return question.type === 'choice' || question.type === 'dates';
}

function addedTo(question: ChoiceQuestion): ChoiceQuestion {
  const used = question.options.map(({ letter }) => letter);
  const next = letters.find((letter) => used.every((each) => each < letter));
  const option: Option | undefined =
    next === undefined
      ? undefined
      : {
          letter: next,
          value: wayOut,
          label: {
            fr: 'Autre chose : que la coordination m’appelle',
            en: 'Something else: the coordinator should call me',
          },
          words: {
            fr: ['que la coordination m’appelle', 'autre chose', 'appelez-moi'],
            en: ['the coordinator should call me', 'something else', 'call me'],
          },
        };
  return option === undefined ? question : { ...question, options: [...question.options, option] };
}
