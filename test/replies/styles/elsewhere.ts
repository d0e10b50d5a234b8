import type { Answer } from '../answers.ts';
import { always, type Style, untouched } from './style.ts';

function numbered(answers: readonly Answer[]): string[] {
  return answers.map(({ question, short }) => `${String(question.number)}: ${short}`);
}

/** Answers with no quote at all, or below it. */
export const elsewhere: readonly Style[] = [
  { name: 'quote deleted', suits: always, lay: (answers) => ({ top: numbered(answers) }) },
  {
    name: 'below the quote',
    needsQuote: true,
    suits: always,
    lay: (answers, received) => ({ top: [], quoted: untouched(received), below: numbered(answers) }),
  },
];
