import { expect, it } from 'vitest';
import { aForm } from '../domain/builders.ts';
import { aLetter, theFacts } from './a-letter.ts';

it.each([
  ['fr', 'Rappel : '],
  ['en', 'Reminder: '],
] as const)('a reminder in %s is the form itself behind one word in the subject', (language, word) => {
  const facts = theFacts({ form: aForm({ language, session: 1 }) });
  const first = aLetter({ mail: 'form', attempt: 0 }, facts);
  const second = aLetter({ mail: 'form', attempt: 1 }, facts);
  expect(second).toEqual({ ...first, subject: `${word}${first.subject}` });
});

it('a form is written in its own language, whatever its reader prefers now', () => {
  const letter = aLetter({ mail: 'form' }, theFacts({ form: aForm({ language: 'en', session: 1 }) }));
  expect(letter.language).toBe('en');
  expect(letter.text).toContain('Form code: SES-');
});
