import { pick } from '../../../local/employees/random.ts';
import type { Answer } from '../answers.ts';
import type { ReceivedForm } from '../received-form.ts';
import { always, type Style, untouched } from './style.ts';

type Say = (answer: Answer) => string;
const short: Say = (answer) => answer.short;

function perLine(name: string, write: (number: string, answer: Answer, received: ReceivedForm) => string): Style {
  return {
    name,
    suits: always,
    lay: (answers, received) => ({
      top: answers.map((answer) => write(String(answer.question.number), answer, received)),
      quoted: untouched(received),
    }),
  };
}

/** A lone number before a bare mark, "3 - 4", reads as a range: nobody who sees it on the screen leaves it so. */
function notALoneRange(answers: readonly Answer[]): boolean {
  return answers.length > 1 || !answers.some(({ meant }) => 'mark' in meant);
}

/** True when the answers can be told apart without numbers: all that was asked, from the first question on, no gap, and a text only at the end. */
function isInOrder(answers: readonly Answer[], { shown }: ReceivedForm): boolean {
  const isRefused = answers.length === 1 && answers.some(({ question }) => question.asks === 'letter');
  const isComplete = shown.questions.slice(answers.length).every(({ optional }) => optional);
  return (
    (isRefused || isComplete) &&
    answers.every(({ question }, at) => {
      const isLast = at === shown.questions.length - 1;
      return question.number === shown.questions[at]?.number && (question.asks !== 'text' || isLast);
    })
  );
}

const preambles = {
  fr: ['Voici mes réponses.', 'Merci pour ce message, très bonne idée !', 'Désolée du retard, voici :'],
  en: ['Here are my answers.', 'Thanks for the message, great idea!', 'Sorry for the delay:'],
} as const;

/** Answers above the quote. */
export const onTop: readonly Style[] = [
  perLine('1: x', (number, { short: typed }) => `${number}: ${typed}`),
  perLine('1 : x', (number, { short: typed }) => `${number} : ${typed}`),
  perLine('1:x', (number, { short: typed }) => `${number}:${typed}`),
  perLine('1= x', (number, { short: typed }) => `${number}= ${typed}`),
  perLine('1) x', (number, { short: typed }) => `${number}) ${typed}`),
  { ...perLine('1. x', (number, { short: typed }) => `${number}. ${typed}`), suits: notALoneRange },
  { ...perLine('1 - x', (number, { short: typed }) => `${number} - ${typed}`), suits: notALoneRange },
  perLine('- 1: x', (number, { short: typed }) => `- ${number}: ${typed}`),
  perLine('Q1: x', (number, { short: typed }) => `Q${number}: ${typed}`),
  perLine('n°1 : x', (number, { short: typed }) => `n°${number} : ${typed}`),
  perLine('[1] x', (number, { short: typed }) => `[${number}] ${typed}`),
  perLine('Réponse 1 : x', (number, { short: typed }, { shown }) =>
    shown.language === 'fr' ? `Réponse ${number} : ${typed}` : `Answer ${number}: ${typed}`,
  ),
  perLine('words for letters', (number, { words }) => `${number}: ${words}`),
  perLine('letter and words', (number, { both }) => `${number}: ${both}`),
  perLine('in sentences', (number, { sentence }) => `${number}: ${sentence}`),
  {
    name: 'one line, numbered',
    suits: always,
    lay: (answers, received, random) => ({
      top: [
        answers
          .map((answer) => `${String(answer.question.number)}: ${short(answer)}`)
          .join(pick(random, 'one line', [' / ', ' ; ', ', ', ' '])),
      ],
      quoted: untouched(received),
    }),
  },
  {
    name: 'one line, in order',
    // "B D A" without commas or numbers can be shared out in several ways: who has several letters to give numbers them.
    suits: (answers, received) =>
      isInOrder(answers, received) && answers.every(({ question }) => question.asks !== 'letters'),
    lay: (answers, received, random) => ({
      top: [answers.map(short).join(pick(random, 'in order', [' ', ', ', ' ; ', ' / ']))],
      quoted: untouched(received),
    }),
  },
  {
    name: 'line by line, in order',
    suits: (answers, received) => isInOrder(answers, received) || answers.length === received.shown.questions.length,
    lay: (answers, received) => ({ top: answers.map(short), quoted: untouched(received) }),
  },
  {
    name: 'below a remark',
    suits: always,
    lay: (answers, received, random) => ({
      top: [
        pick(random, 'preamble', received.shown.language === 'fr' ? [...preambles.fr] : [...preambles.en]),
        '',
        ...answers.map((answer) => `${String(answer.question.number)}: ${short(answer)}`),
      ],
      quoted: untouched(received),
    }),
  },
  {
    name: 'a blank line between',
    suits: always,
    lay: (answers, received) => ({
      top: answers.flatMap((answer) => [`${String(answer.question.number)} : ${short(answer)}`, '']).slice(0, -1),
      quoted: untouched(received),
    }),
  },
];
