import type { AnswerValue } from './answers.ts';
import type { FormValues } from './fill-lines.ts';
import { fold } from './fold-words.ts';
import { type FormDefinition, isAnsweredInOrder, isTextQuestion, type Question } from './form-definition.ts';
import { isBanner, isThanks, withoutGreeting } from './mail-phrases.ts';
import { cutNumbered, type NumberedAnswer, numberedAnswer } from './numbered-answer.ts';
import { doubtIn, readAnswer } from './read-answer.ts';
import { readSequence } from './read-sequence.ts';
import { type StandingWord, standingWord } from './standing-word.ts';

/** What a person wrote above the quote. */
export interface OwnReading {
  word?: StandingWord;
  /** By question number, each text that was given with that number. */
  numbered: Map<number, string[]>;
  /** Answers given in the order of the questions, without numbers. */
  inOrder: ReadonlyMap<number, AnswerValue>;
  remark: string;
}

/** Reads the lines above the quote: a standing word, answers with numbers, or answers in order; the rest is a remark. */
export function readOwn(
  definition: FormDefinition,
  asked: readonly Question[],
  values: FormValues,
  own: readonly string[],
): OwnReading {
  const [first = '', ...others] = contentOf(own);
  const word = standingWord(first);
  const lines = word === undefined ? [first, ...others] : others;
  const numbered = readNumbered(definition, values, lines);
  if (numbered.answers.size > 0)
    return { ...named(word), numbered: numbered.answers, inOrder: new Map(), remark: numbered.remark };
  const inOrder = asked.filter(isAnsweredInOrder);
  const bare = bareNumbers(inOrder, lines);
  const ordered = readInOrder(inOrder, lines, values);
  if (bare === undefined)
    return { ...named(word), numbered: new Map(), inOrder: ordered.answers, remark: ordered.remark };
  const all = lines.join('\n').trim();
  // "1 4 / 2 3": numbers and marks, or four marks? Both readings exist, so neither is taken.
  if (ordered.answers.size > 0) return { ...named(word), numbered: new Map(), inOrder: new Map(), remark: all };
  return { ...named(word), numbered: bare, inOrder: new Map(), remark: '' };
}

function named(word: StandingWord | undefined): { word?: StandingWord } {
  return word === undefined ? {} : { word };
}

function contentOf(own: readonly string[]): string[] {
  const lines = own.filter((line, at) => at > 3 || !isBanner(line));
  const begin = lines.findIndex((line) => line !== '');
  const [greeted = '', ...others] = begin < 0 ? [] : lines.slice(begin);
  const content = [withoutGreeting(greeted), ...others];
  const from = content.findIndex((line) => line !== '');
  return from < 0 ? [] : content.slice(from);
}

function readNumbered(
  definition: FormDefinition,
  values: FormValues,
  lines: readonly string[],
): { answers: Map<number, string[]>; remark: string } {
  const numbers = new Set(definition.questions.map((question) => question.number));
  const parts = lines.flatMap((line) => cutNumbered(line, numbers));
  const starts = parts.map((part) => numberedAnswer(part, numbers));
  const isWeak = starts.find((start) => start !== undefined)?.weak === true;
  const sameStyle = starts.filter((start) => start?.weak === isWeak);
  // "3 - 4" alone may be a range, and a numbered list may be no answers at all.
  if (isWeak && !isBelievable(definition, sameStyle, values))
    return { answers: new Map(), remark: lines.join('\n').trim() };

  const answers = new Map<number, string[]>();
  const remark: string[] = [];
  let block: { number: number; lines: string[] } | undefined;
  const lastNumber = definition.questions.at(-1)?.number;
  const close = (): void => {
    if (block !== undefined) {
      const given = answers.get(block.number) ?? [];
      given.push(block.lines.join('\n').trim());
      answers.set(block.number, given);
    }
    block = undefined;
  };
  for (const [at, part] of parts.entries()) {
    const start = starts[at];
    if (start !== undefined && (start.weak === isWeak || !isText(definition, block?.number))) {
      close();
      block = { number: start.number, lines: [start.text] };
    } else if (block === undefined) remark.push(part);
    else if (part === '' && block.number === lastNumber && isText(definition, lastNumber)) close();
    else block.lines.push(part);
  }
  close();
  return { answers, remark: remark.join('\n').trim() };
}

function isBelievable(
  definition: FormDefinition,
  starts: readonly (NumberedAnswer | undefined)[],
  values: FormValues,
): boolean {
  const answers = starts.filter((start) => start !== undefined);
  // Where only texts are asked for nothing else can confirm it: a list from 1 on, without a gap, follows the questions.
  if (definition.questions.every(isTextQuestion))
    return answers.length > 1 && answers.every(({ number }, at) => number === at + 1);
  const typed = answers.find(({ number }) => !isText(definition, number));
  const question = definition.questions.find((each) => each.number === typed?.number);
  if (typed === undefined || question === undefined) return false;
  const isRange = /^\d$/.test(typed.text) && answers.length === 1;
  return !isRange && 'value' in readAnswer(question, typed.text, values);
}

function isText(definition: FormDefinition, number: number | undefined): boolean {
  return definition.questions.some((each) => each.number === number && isTextQuestion(each));
}

/** "1 A" on one line, "2 4" on the next: only when every line is so, from the first question on. */
function bareNumbers(asked: readonly Question[], lines: readonly string[]): Map<number, string[]> | undefined {
  const written = lines.filter((line) => line !== '');
  if (written.length < 2 || written.length > asked.length) return undefined;
  const answers = new Map<number, string[]>();
  for (const [at, line] of written.entries()) {
    const found = /^(\d{1,2})\s+(\S.*)$/.exec(line);
    const number = asked[at]?.number;
    if (found === null || number === undefined || Number(found[1]) !== number) return undefined;
    answers.set(number, [found[2] ?? '']);
  }
  return answers;
}

const takesBack =
  /^(?:mais|sauf|ou|non|si|but|except|or|no|unless|if|finalement|actually|pardon|oups|oops|plutot|rather|en fait|seulement|only)(?: |$)/;

/** Answers in order, in the first lines that can be read so; a line of prose may stand above several answers, and any below. */
function readInOrder(
  asked: readonly Question[],
  lines: readonly string[],
  values: FormValues,
): { answers: ReadonlyMap<number, AnswerValue>; remark: string } {
  const written = lines.filter((line) => line !== '' && !isThanks(line));
  const none = { answers: new Map<number, AnswerValue>(), remark: lines.join('\n').trim() };
  for (let from = 0; from < Math.min(written.length, 6); from += 1) {
    for (let to = Math.min(written.length, from + 12); to > from; to -= 1) {
      const { answers, isWhole } = readSequence(asked, written.slice(from, to), values);
      if (answers.size < (from === 0 ? 1 : 2)) continue;
      const below = written.slice(to);
      if (below.length > 0 && isDoubted(answers, below)) return none;
      const rest = isWhole ? [...written.slice(0, from), ...below] : written;
      return { answers, remark: rest.join('\n') };
    }
  }
  return none;
}

/** True when what follows takes an answer back; a single answer is doubted by a condition anywhere below it. */
function isDoubted(answers: ReadonlyMap<number, AnswerValue>, below: readonly string[]): boolean {
  if (below.some((line) => takesBack.test(fold(line)))) return true;
  return answers.size === 1 && doubtIn(below.join(' ')) === 'conditional';
}
