import { describe, expect, it } from 'vitest';
import { readLetter } from '../../../local/employees/read-letter.ts';
import type { FormKind } from '../../../shared/forms/form-definition.ts';
import { formDefinition, formRegistry } from '../../../shared/forms/form-registry.ts';
import { aFormLetter, aNote, code, replyAddress } from './a-letter.ts';

const kinds = Object.keys(formRegistry) as FormKind[];
const nameOf = (kind: FormKind): string => /^(?:SES|PRO|AGD)/.exec(kind)?.[0] ?? kind;
const asksOf = {
  choice: 'letter',
  dates: 'letter',
  choices: 'letters',
  rating: 'rating',
  'yes-no': 'yes-no',
  'short-text': 'text',
  'long-text': 'text',
} as const;

describe('an employee reading an email', () => {
  it.each(kinds)('tells %s and its questions, in both languages, first sent and as a reminder', async (kind) => {
    const { questions } = formDefinition(kind);
    for (const [language, prefix] of [
      ['fr', ''],
      ['fr', 'Rappel : '],
      ['en', ''],
      ['en', 'Reminder: '],
    ] as const) {
      const letter = await readLetter(await aFormLetter(kind, { language, prefix }));
      expect(letter).toMatchObject({
        isReminder: prefix !== '',
        language,
        replyTo: { address: replyAddress },
        content: { kind: 'form', form: nameOf(kind) },
      });
      if (letter.content.kind !== 'form') continue;
      const { shown } = letter.content;
      expect(shown.code).toBe(code);
      expect(
        shown.questions.map(({ number, asks, label, options }) => ({
          number,
          asks,
          label,
          letters: options.map(({ letter: each }) => each),
        })),
      ).toEqual(
        questions.map((question) => ({
          number: question.number,
          asks: asksOf[question.type],
          label: question.label[language].replace(/\{([^{}]+)\}/, 'le $1 prévu'),
          letters: 'options' in question ? question.options.map((option) => option.letter) : [],
        })),
      );
    }
  });

  it('tells a form with some questions only by those', async () => {
    const letter = await readLetter(await aFormLetter('SES-fit', { only: [2, 3], subject: 'Juste une précision' }));
    expect(letter.content).toMatchObject({
      kind: 'form',
      form: 'SES',
      asksAgain: true,
      shown: { questions: [{ number: 2 }, { number: 3 }] },
    });
  });

  it('finds nothing to answer in a note', async () => {
    expect((await readLetter(await aNote())).content).toEqual({ kind: 'note' });
  });
});
