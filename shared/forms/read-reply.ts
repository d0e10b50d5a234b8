import { type Answers, type AnswerValue, isEnded } from './answers.ts';
import { clampText } from './clamp-text.ts';
import type { FormValues } from './fill-lines.ts';
import { type FormDefinition, isAnsweredInOrder, isTextQuestion, type Question } from './form-definition.ts';
import { isAcknowledgment } from './mail-phrases.ts';
import { answerReader, doubtIn, mentionedOptions, type OpenReason, readAnswer } from './read-answer.ts';
import { readOwn } from './read-own.ts';
import { replyParts } from './reply-parts.ts';
import type { StandingWord } from './standing-word.ts';

/** A question to ask again, with the person's own words; `mentioned` are the options they speak of, never taken for an answer. */
export interface OpenQuestion {
  question: number;
  name: string;
  why: OpenReason;
  words: string;
  mentioned: string[];
}

/** What a reply says. */
export interface Reading {
  answers: Answers;
  /** Names of the answers that were given with their number, or in their place in the form; the others stand in order, or alone. */
  numbered: string[];
  /** Required questions without a valid answer, and every question whose answer is unclear; empty when the form is complete. */
  open: OpenQuestion[];
  /** What was written to no question, for the coordinator: never lost, never an answer. */
  remark: string;
  word?: StandingWord;
  /** "Merci !", "Bien reçu": a message that gets no answer. */
  thanksOnly: boolean;
}

/**
 * Reads a reply to a form, in either language, from any place in the message. Where two readings are possible the question stays open:
 * a value is never guessed. `values` are those the form was written with, `code` among them when known; `only` the questions it showed.
 * `alternative` is what the message's other part says: where the two differ the question stays open, and where the text has no answer at
 * all the other counts.
 */
export function readReply(
  definition: FormDefinition,
  values: FormValues,
  text: string,
  only?: readonly number[],
  alternative?: string,
): Reading {
  const asked = definition.questions.filter((question) => only?.includes(question.number) ?? true);
  const plain = understand(definition, asked, values, text);
  if (alternative === undefined) return reading(definition, asked, values, plain);
  const other = understand(definition, asked, values, alternative);
  const isSilent = plain.word === undefined && plain.results.size === 0 && !isAcknowledgment(plain.remark);
  if (isSilent && other.results.size > 0) return reading(definition, asked, values, other);
  return reading(definition, asked, values, { ...plain, results: agreeing(plain.results, other.results) });
}

type Result = { value: AnswerValue; rest: string } | { why: OpenReason };

/** What one text of a message says, before it is weighed against what was asked. */
interface Understood {
  /** By question number, with the words it was read in. */
  results: ReadonlyMap<number, { question: Question; result: Result; words: string }>;
  remark: string;
  word?: StandingWord;
  typedIntoForm: boolean;
}

function understand(
  definition: FormDefinition,
  asked: readonly Question[],
  values: FormValues,
  text: string,
): Understood {
  const parts = replyParts(definition, values, clampText(text));
  const own = readOwn(definition, asked, values, parts.own);
  const results = new Map<number, { question: Question; result: Result; words: string }>();
  for (const question of definition.questions) {
    const typed = [
      ...(own.numbered.get(question.number) ?? []),
      ...(parts.slots.has(question.number) ? [(parts.slots.get(question.number) ?? []).join('\n')] : []),
    ];
    const result = reconcile(question, typed, own.inOrder.get(question.number), values);
    if (result !== undefined) results.set(question.number, { question, result, words: typed.join('\n') });
  }
  const rests = [...results.values()].map(({ result }) => ('value' in result ? result.rest : ''));
  const remark = [own.remark, parts.loose.join('\n'), ...rests].filter((each) => each !== '').join('\n');
  return {
    results,
    remark,
    ...(own.word === undefined ? {} : { word: own.word }),
    typedIntoForm: parts.slots.size > 0,
  };
}

/** The results of one part, in doubt where the other part says something else. Texts differ in every client's HTML and are not compared. */
function agreeing(results: Understood['results'], others: Understood['results']): Understood['results'] {
  const compared = [...results].map(([number, found]): [number, typeof found] => {
    const other = others.get(number)?.result;
    const differs =
      !isTextQuestion(found.question) &&
      'value' in found.result &&
      other !== undefined &&
      'value' in other &&
      JSON.stringify(other.value) !== JSON.stringify(found.result.value);
    return [number, differs ? { ...found, result: { why: 'conflict' } } : found];
  });
  return new Map(compared);
}

function reading(
  definition: FormDefinition,
  asked: readonly Question[],
  values: FormValues,
  { results, remark, word, typedIntoForm }: Understood,
): Reading {
  const answers: Answers = {};
  const numbered: string[] = [];
  const open: OpenQuestion[] = [];
  for (const { question, result, words } of results.values()) {
    if ('value' in result) {
      answers[question.name] = result.value;
      if (words !== '') numbered.push(question.name);
    } else open.push(openQuestion(question, result.why, words, values));
  }
  const isOpen = (question: Question): boolean => open.some((each) => each.question === question.number);
  const missing = asked.filter(
    (question) => question.required && answers[question.name] === undefined && !isOpen(question),
  );
  for (const question of missing)
    open.push(
      missingQuestion(question, question === asked[0] ? remark : '', values, asked.filter(isAnsweredInOrder).length),
    );
  return {
    answers,
    numbered,
    open: isEnded(definition, answers) ? [] : open.sort((a, b) => a.question - b.question),
    remark,
    ...(word === undefined ? {} : { word }),
    thanksOnly: word === undefined && Object.keys(answers).length === 0 && !typedIntoForm && isAcknowledgment(remark),
  };
}

/** One answer from all the places a question was answered in: they must agree. */
function reconcile(
  question: Question,
  typed: readonly string[],
  inOrder: AnswerValue | undefined,
  values: FormValues,
): Result | undefined {
  const distinct = [...new Set(typed.map((text) => text.trim()))].filter((text) => text !== '');
  if (distinct.length === 0 && inOrder === undefined) return undefined;
  const read: Result[] = distinct.map(answerReader(question, values));
  if (inOrder !== undefined) read.push({ value: inOrder, rest: '' });
  const [first, ...others] = read;
  if (first === undefined) return undefined;
  const unclear = read.find((each) => 'why' in each);
  if (unclear !== undefined) return unclear;
  const differs = others.some(
    (each) => 'value' in each && 'value' in first && JSON.stringify(each.value) !== JSON.stringify(first.value),
  );
  return differs ? { why: 'conflict' } : first;
}

function openQuestion(question: Question, why: OpenReason, words: string, values: FormValues): OpenQuestion {
  const { number, name } = question;
  return { question: number, name, why, words, mentioned: mentionedOptions(question, words, values) };
}

/** A question nobody answered; free text that speaks of it, or that is all there is to a single question, is why it is asked. */
function missingQuestion(question: Question, remark: string, values: FormValues, askedCount: number): OpenQuestion {
  const found = openQuestion(question, 'missing', '', values);
  if (remark === '' || isAcknowledgment(remark)) return found;
  const mentioned = mentionedOptions(question, remark, values);
  if (askedCount > 1 && mentioned.length === 0) return found;
  const read = askedCount === 1 ? readAnswer(question, remark, values) : { why: doubtIn(remark) };
  return { ...found, why: 'why' in read ? read.why : 'ambiguous', words: remark, mentioned };
}
