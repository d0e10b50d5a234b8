import * as z from 'zod';
import type { FormDefinition, Question } from './form-definition.ts';

/** A choice's option value, a text, several option values, a rating from 1 to 5, or a yes/no. */
export const AnswerValue = z.union([z.string(), z.array(z.string()), z.number(), z.boolean()]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** Answers by question name. */
export const Answers = z.record(z.string(), AnswerValue);
export type Answers = z.infer<typeof Answers>;

function answerSchema(question: Question): z.ZodType<AnswerValue> {
  switch (question.type) {
    case 'short-text':
    case 'long-text':
      return z.string().min(1);
    case 'rating':
      return z.int().min(1).max(5);
    case 'yes-no':
      return z.boolean();
    case 'choice':
    case 'dates':
      return z.enum(question.options.map((option) => option.value));
    case 'choices':
      return z.array(z.enum(question.options.map((option) => option.value))).min(1);
  }
}

/** What may be stored for a form: any part of its questions, each of its own kind, and nothing else. */
export function answersSchema(definition: FormDefinition): z.ZodType<Answers> {
  return Answers.superRefine((answers, context) => {
    for (const [name, value] of Object.entries(answers)) {
      const question = definition.questions.find((each) => each.name === name);
      const problem =
        question === undefined
          ? `${definition.id} has no such question`
          : answerSchema(question).safeParse(value).error;
      if (problem === undefined) continue;
      const message = typeof problem === 'string' ? problem : z.prettifyError(problem);
      context.addIssue({ code: 'custom', path: [name], message });
    }
  });
}

/** True when an answer makes the other questions pointless ("not this time", "canceled"). */
export function isEnded(definition: FormDefinition, answers: Answers): boolean {
  return (definition.endsWhen ?? []).some(({ question, values }) => {
    const answer = answers[question];
    return typeof answer === 'string' && values.includes(answer);
  });
}

/** The required questions still without an answer, by number: what a reminder asks again (`only` of writeForm). */
export function missingQuestions(definition: FormDefinition, answers: Answers): number[] {
  if (isEnded(definition, answers)) return [];
  return definition.questions
    .filter((question) => question.required && answers[question.name] === undefined)
    .map((question) => question.number);
}
