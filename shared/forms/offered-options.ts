import type { FormValues } from './fill-lines.ts';
import type { FormDefinition, Question } from './form-definition.ts';

/** The form as this person got it: an option that is only a value, and whose value is empty, was not offered and cannot be chosen. */
export function withOfferedOptions(definition: FormDefinition, values: FormValues): FormDefinition {
  return { ...definition, questions: definition.questions.map((question) => offeredOnly(question, values)) };
}

function offeredOnly(question: Question, values: FormValues): Question {
  if (!('options' in question)) return question;
  const options = question.options.filter(({ label }) => {
    const name = /^\{([^{}]+)\}$/.exec(label.en)?.[1];
    return name === undefined || values[name] !== '';
  });
  return { ...question, options };
}
