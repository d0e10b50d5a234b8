import type { AnswerValue } from './answers.ts';
import type { FormValues } from './fill-lines.ts';
import { isTextQuestion, type Question } from './form-definition.ts';
import { answerReader } from './read-answer.ts';

interface Item {
  text: string;
  line: number;
  /** Its line, or the bulleted list it stands in, as written. */
  whole: string;
  /** From here to the end of the text, as written. */
  onwards: string;
}

type Reading = ReadonlyMap<number, AnswerValue>;

/** Answers in the order of the questions; not `isWhole` when some of what was written could not be given to one question. */
export interface Sequence {
  readonly answers: Reading;
  readonly isWhole: boolean;
}

/** One way to read the items. `repeats` when it takes a letter given twice for one answer. */
interface Way {
  readonly reading: Reading;
  readonly repeats: boolean;
}

// A longer text is prose; more steps than this means that letters were repeated to make us count.
const mostItems = 40;
const mostSteps = 20_000;
const longestAnswer = 12;
// "A et B" is one answer: a text does not begin in the middle of it.
const connector = /^(?:et|ou|and|or)\b/i;

/**
 * Reads answers given in the order of the questions ("A 4 5 A", or one per line), beginning with the first;
 * when a value could belong to several questions, only what every way of reading agrees on is answered: never shifted by one.
 */
export function readSequence(questions: readonly Question[], lines: readonly string[], values: FormValues): Sequence {
  const found = items(lines);
  const all = found === undefined || found.length > mostItems ? [] : waysToRead(questions, found, values);
  // "A A" says A twice to one question only where it cannot be one A each for two.
  const without = all.filter(({ repeats }) => !repeats);
  const ways = (without.length > 0 ? without : all).map(({ reading }) => reading);
  const [first, ...others] = ways;
  // Values that fit only with gaps are no answers in order: "D F" may be for any question, and D for the first would be a refusal.
  if (first === undefined || !ways.some((way) => isGapless(questions, way)))
    return { answers: new Map(), isWhole: true };
  const agreed = [...first].flatMap(([number, value]): [number, AnswerValue][] => {
    const isText = questions.some((question) => question.number === number && isTextQuestion(question));
    const agreed = agreedValue([value, ...others.map((way) => way.get(number))], isText);
    return agreed === undefined ? [] : [[number, agreed]];
  });
  const isWhole = ways.every((way) => way.size === agreed.length);
  return { answers: new Map(agreed), isWhole };
}

/** The one value of all ways. Of texts that end alike the longest: "3 la créa" is not 3 and "créa". */
function agreedValue(values: readonly (AnswerValue | undefined)[], isText: boolean): AnswerValue | undefined {
  const texts = values.filter((value) => typeof value === 'string').toSorted((a, b) => b.length - a.length);
  const [longest] = texts;
  if (
    isText &&
    longest !== undefined &&
    texts.length === values.length &&
    texts.every((text) => longest.endsWith(text))
  )
    return longest;
  return new Set(values.map((value) => JSON.stringify(value))).size === 1 ? values[0] : undefined;
}

function waysToRead(questions: readonly Question[], items: readonly Item[], values: FormValues): Way[] {
  const ways: Way[] = [];
  const readers = new Map(questions.map((question) => [question, answerReader(question, values)]));
  const known = new Map<string, AnswerValue | undefined>();
  let steps = 0;
  const answer = (way: Way, question: Question, value: AnswerValue, repeats = false): Way => ({
    reading: new Map([...way.reading, [question.number, value]]),
    repeats: way.repeats || repeats,
  });
  const understood = (question: Question, at: number, count: number): AnswerValue | undefined => {
    const key = `${question.name} ${String(at)} ${String(count)}`;
    if (!known.has(key)) {
      const text = items.slice(at, at + count).map((item) => item.text);
      const read = readers.get(question)?.(text.join(' ')) ?? { why: 'ambiguous' };
      known.set(key, 'value' in read ? read.value : undefined);
    }
    return known.get(key);
  };
  const walk = (next: number, at: number, skipped: boolean, way: Way): void => {
    steps += 1;
    if (steps > mostSteps) return;
    const item = items[at];
    if (item === undefined) {
      ways.push(way);
      return;
    }
    const question = questions[next];
    if (question === undefined) return;
    const text = isTextQuestion(question);
    if (text && !skipped) {
      const isLast = next === questions.length - 1;
      const count = isLast ? items.length - at : wholeLine(items, at);
      const words = isLast ? item.onwards : item.whole;
      const read = readers.get(question)?.(words) ?? { why: 'ambiguous' };
      if (count > 0 && 'value' in read && !connector.test(words))
        walk(next + 1, at + count, false, answer(way, question, read.value));
    }
    for (let count = 1; !text && count <= longestAnswer && items[at + count - 1]?.line === item.line; count += 1) {
      const value = understood(question, at, count);
      if (value === undefined) continue;
      const repeats = isLetterRepeated(items.slice(at, at + count));
      walk(next + 1, at + count, skipped, answer(way, question, value, repeats));
    }
    // A lone "A" or "oui" is for the first question; a lone mark could be for any of several.
    if (next > 0 || question.type === 'rating') walk(next + 1, at, true, way);
  };
  walk(0, 0, false, { reading: new Map(), repeats: false });
  return steps > mostSteps
    ? []
    : ways.filter(({ reading }) => isAnchored(questions, reading, new Set(items.map((item) => item.line)).size));
}

/** One letter, more than once, and no other: "A A". */
function isLetterRepeated(items: readonly Item[]): boolean {
  const letters = items.map(({ text }) => text.toLowerCase()).filter((text) => /^[a-z]$/.test(text));
  return letters.length > 1 && new Set(letters).size === 1;
}

/** A text is believed only when it comes last, or when every question has a line of its own: any line could be a text. */
function isAnchored(questions: readonly Question[], way: Reading, lineCount: number): boolean {
  const textBefore = questions.slice(0, -1).some((question) => isTextQuestion(question) && way.has(question.number));
  return !textBefore || (way.size === questions.length && lineCount === questions.length);
}

function isGapless(questions: readonly Question[], way: Reading): boolean {
  return questions.slice(0, way.size).every((question) => way.has(question.number));
}

function wholeLine(items: readonly Item[], at: number): number {
  const line = items[at]?.line;
  if (items[at - 1]?.line === line) return 0;
  return items.filter((item) => item.line === line).length;
}

/** Bulleted lines among others are one answer, its first line's: not one answer each. */
function firstLines(lines: readonly string[]): number[] {
  const bulleted = lines.map((line) => /^\s*[-*•]\s/.test(line));
  if (bulleted.every(Boolean)) return [...lines.keys()];
  const first: number[] = [];
  for (const line of lines.keys()) first.push(bulleted[line] && bulleted[line - 1] ? (first.at(-1) ?? line) : line);
  return first;
}

/** The answers of the lines as far as spaces and commas tell; undefined when a decimal or a range is among them. */
function items(lines: readonly string[]): Item[] | undefined {
  const found: Item[] = [];
  const firsts = firstLines(lines);
  for (const [at, text] of lines.entries()) {
    const line = firsts[at] ?? at;
    const whole = lines.filter((_, each) => firsts[each] === line).join('\n');
    // "a,4,5" is a list when commas are all that separates; "4,5" next to anything else is a decimal.
    const list = /^[^\s,]{1,12}(?:,[^\s,]{1,12}){2,20}$/.test(text.trim());
    if (!list && (/\d[.,]\d/.test(text) || isRange(text))) return undefined;
    for (const match of text.matchAll(list ? /[^\s,]+/g : /[^\s;|·]+/g)) {
      const onwards = [text.slice(match.index), ...lines.slice(at + 1)].join('\n');
      const bare = match[0].replace(/^[,.]+|[,.]+$/g, '');
      if (bare === '' || /^[-–—/:]+$/.test(bare)) continue;
      found.push(...compact(bare).map((each) => ({ text: each, line, whole, onwards })));
    }
  }
  return found;
}

/** "A 3 - 4" may say three to four; "A - 3 - 4" lists, also with a sentence at its end. */
function isRange(text: string): boolean {
  if (!/\d\s+[-–—/]\s+\d/.test(text)) return false;
  const parts = text.trim().split(/\s+[-–—/]\s+/);
  return parts.length < 3 || parts.slice(0, -1).some((part) => /\s/.test(part));
}

/** "A45A" typed without spaces. */
function compact(text: string): string[] {
  return /^[A-Za-z][1-5]{2,6}[A-Za-z]?$/.test(text) ? Array.from(text) : [text];
}
