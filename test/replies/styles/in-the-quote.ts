import { pick } from '../../../local/employees/random.ts';
import type { Answer } from '../answers.ts';
import type { ReceivedForm } from '../received-form.ts';
import { always, type Style, untouched } from './style.ts';

type Line = { text: string; typed: boolean };

const answerLine = /^(?:Réponse|Answer) (\d{1,2}) ?:$/;
const questionLine = /^\[(\d{1,2})\] /;

function answerTo(answers: readonly Answer[], number: string | undefined): Answer | undefined {
  return answers.find(({ question }) => String(question.number) === number);
}

function onAnswerLines(lines: readonly Line[], answers: readonly Answer[]): Line[] {
  return lines.map((line) => {
    const answer = answerTo(answers, answerLine.exec(line.text)?.[1]);
    return answer === undefined ? line : { text: `${line.text} ${answer.short}`, typed: false };
  });
}

function belowLines(lines: readonly Line[], answers: readonly Answer[], anchor: RegExp): Line[] {
  return lines.flatMap((line) => {
    const answer = answerTo(answers, anchor.exec(line.text)?.[1]);
    return answer === undefined ? [line] : [line, { text: answer.short, typed: true }];
  });
}

/** Below the question itself: under all the lines its label fills. */
function belowQuestions(lines: readonly Line[], answers: readonly Answer[]): Line[] {
  const out: Line[] = [];
  let waiting: Answer | undefined;
  for (const line of lines) {
    const continues = waiting !== undefined && /^\S/.test(line.text) && !answerLine.test(line.text);
    if (waiting !== undefined && !continues) {
      out.push({ text: waiting.short, typed: true });
      waiting = undefined;
    }
    out.push(line);
    const asked = answerTo(answers, questionLine.exec(line.text)?.[1]);
    if (asked !== undefined) waiting = asked;
  }
  return out;
}

function isOwnLine(text: string): boolean {
  return questionLine.test(text) || answerLine.test(text);
}

/** What people leave of a form they cut down. */
const cuts: readonly ((lines: readonly Line[], { shown }: ReceivedForm) => Line[])[] = [
  // only questions and answer lines
  (lines) => lines.filter(({ text }) => isOwnLine(text) || text.startsWith('Réponse') || text.startsWith('Answer')),
  // without the opening
  (lines) => lines.slice(lines.findIndex(({ text }) => questionLine.test(text))),
  // without what follows the last answer line
  (lines) => lines.slice(0, lines.findLastIndex(({ text }) => answerLine.test(text)) + 1),
  // only the answer lines
  (lines) => lines.filter(({ text }) => answerLine.test(text)),
];

/** Answers typed into the quoted form. */
export const inTheQuote: readonly Style[] = [
  {
    name: 'on the answer lines',
    needsQuote: true,
    suits: always,
    lay: (answers, received) => ({ top: [], quoted: onAnswerLines(untouched(received), answers) }),
  },
  {
    name: 'below the answer lines',
    needsQuote: true,
    suits: always,
    lay: (answers, received) => ({ top: [], quoted: belowLines(untouched(received), answers, answerLine) }),
  },
  {
    name: 'below the questions',
    needsQuote: true,
    suits: always,
    lay: (answers, received) => ({ top: [], quoted: belowQuestions(untouched(received), answers) }),
  },
  {
    name: 'a word on top, answers in the quote',
    needsQuote: true,
    suits: always,
    lay: (answers, received, random) => ({
      top: [
        pick(
          random,
          'see below',
          received.shown.language === 'fr'
            ? ['Voir mes réponses ci-dessous.', 'Réponses dans le texte, en rouge', 'cf. ci-dessous']
            : ['See my answers below.', 'Answers inline, in red', 'Please see below'],
        ),
      ],
      quoted: onAnswerLines(untouched(received), answers),
    }),
  },
  {
    name: 'a quote cut down',
    needsQuote: true,
    suits: always,
    lay: (answers, received, random) => ({
      top: [],
      quoted: onAnswerLines(
        pick(random, 'cut', [cuts[0] ?? untouchedLines, ...cuts.slice(1)])(untouched(received), received),
        answers,
      ),
    }),
  },
];

function untouchedLines(lines: readonly Line[]): Line[] {
  return [...lines];
}
