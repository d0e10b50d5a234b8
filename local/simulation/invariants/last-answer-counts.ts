import type { Form } from '../../../shared/domain/form.ts';
import type { FormKind, Question } from '../../../shared/forms/form-definition.ts';
import { formDefinition } from '../../../shared/forms/form-registry.ts';
import { formCode } from '../../../shared/messages/form-values.ts';
import type { Meaning } from '../../employees/meaning.ts';
import type { Evidence } from '../evidence.ts';
import { type SentLine, wasTaken } from '../taken-in-time.ts';
import type { Invariant, Violation } from './invariant.ts';

/** What a person last meant in time, by their own diary, is what is stored: a mark, a letter, a yes. Texts are compared by the tests of the reader. */
export const lastAnswerCounts: Invariant = {
  number: 1,
  name: 'the last answer counts',
  check: (evidence) => {
    const forms = new Map([...evidence.records.forms.values()].map((form) => [formCode(form), form]));
    return [...evidence.diaries.values()].flatMap(({ lines }) => {
      const last = new Map<string, SentLine>(); // of two that arrive in one millisecond either may count
      for (const line of lines) {
        const form = line.kind === 'sent' && line.code !== undefined ? forms.get(line.code) : undefined;
        if (line.kind === 'sent' && form !== undefined && wasTaken(evidence, form, line))
          last.set(line.code ?? '', last.get(line.code ?? '')?.at === line.at ? { ...line, meaning: {} } : line);
      }
      return [...last].flatMap(([code, line]) => {
        const form = forms.get(code);
        return form === undefined || wasStopped(evidence, form) ? [] : wrongValues(form, line);
      });
    });
  },
};

/** An approval that another coordinator stopped is no longer what its form says; what it may lead to is judged by itself (25). */
function wasStopped({ records }: Evidence, { formId }: Form): boolean {
  return records.audit.get(formId)?.some(({ event }) => event === 'approval stopped') === true;
}

function wrongValues(form: Form, { meaning = {}, inboundId = '' }: SentLine): Violation[] {
  const { questions } = formDefinition(form.kind as FormKind, form.kindVersion);
  return questions.flatMap((question): Violation[] => {
    const meant = meaning[question.number];
    const value = meant === undefined ? undefined : valueOf(meant, question);
    if (value === undefined || form.open?.includes(question.number) === true) return [];
    if (JSON.stringify(form.answers[question.name]) === JSON.stringify(value)) return [];
    return [
      {
        ids: [form.formId, inboundId],
        what: `question ${String(question.number)} of ${form.kind} is not stored as meant`,
      },
    ];
  });
}

function valueOf(meaning: Meaning, question: Question): unknown {
  const options = 'options' in question ? question.options : [];
  if ('letter' in meaning) return options.find(({ letter }) => letter === meaning.letter)?.value;
  if ('letters' in meaning)
    return options.filter(({ letter }) => meaning.letters.includes(letter)).map(({ value }) => value);
  if ('rating' in meaning) return meaning.rating;
  return 'yes' in meaning ? meaning.yes : undefined;
}
