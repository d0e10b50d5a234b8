import type { AnswerValue } from './answers.ts';
import { coverWords, type Phrase, phrase, phraseBook } from './cover-words.ts';
import { type FormValues, fillText } from './fill-lines.ts';
import { fold, wordsOf } from './fold-words.ts';
import {
  type ChoiceQuestion,
  isTextQuestion,
  type Option,
  type Question,
  type TextQuestion,
} from './form-definition.ts';

/** Why a question must be asked again. */
export type OpenReason = 'missing' | 'ambiguous' | 'conflict' | 'conditional' | 'negation' | 'question' | 'several';

/** What one question's answer says. `rest` is what was written below it, a remark. */
export type ReadAnswer = { value: AnswerValue; rest: string } | { why: Exclude<OpenReason, 'missing'> };

const conditional =
  /(?:^| )(?:mais|sauf|si|seulement|plutot|but|except|unless|if|only|rather|sous reserve|reserve|a condition|provided|pas avant|not before|until|finalement|actually|instead|or|ou|en fait|pardon|oups|oops)(?= |$)/;
const negation =
  /(?:^| )(?:pas|jamais|aucun|aucune|ni|impossible|not|never|no|none|non|sans|without|don't|can't|cannot)(?= |$)/;

const yes = [
  ...[
    'oui',
    'o',
    'ok',
    'd’accord',
    'volontiers',
    'avec plaisir',
    'tout à fait',
    'bien sûr',
    'absolument',
    'je confirme',
  ],
  ...['yes', 'y', 'okay', 'sure', 'of course', 'with pleasure', 'gladly', 'absolutely', 'I confirm', 'je valide'],
  ...['yep', 'yeah', 'happy to', 'happy to help', 'mille fois oui', 'ouais', 'évidemment', 'sans hésiter'],
];
const no = [
  'non',
  'n',
  'pas du tout',
  'non merci',
  'no',
  'not at all',
  'no thanks',
  'no thank you',
  'ce n’est pas moi',
];
const yesNo = phraseBook([
  ...yes.map((words) => phrase(words, 'yes')),
  ...no.map((words) => phrase(words, 'no')),
  ...['c’est moi', 'c’est bien moi', 'that was me', 'it was me'].map((words) => phrase(words, undefined)),
]);

const myself = [
  'moi',
  'moi-même',
  'c’est moi',
  'moi même',
  'personne',
  'je le tiens',
  'je la tiens',
  'me',
  'myself',
  'I do',
  'nobody',
  'no one',
];
const self = phraseBook(myself.map((words) => phrase(words, 'self')));

const numerals = [
  ['1', 'un', 'une', 'one'],
  ['2', 'deux', 'two'],
  ['3', 'trois', 'three'],
  ['4', 'quatre', 'four'],
  ['5', 'cinq', 'five'],
];

/** Reads the answer to one question, never guessing: a label or an accepted word wins over any doubt, and what is left over must be polite. */
export function readAnswer(question: Question, raw: string, values: FormValues): ReadAnswer {
  return answerReader(question, values)(raw);
}

// Reading a text in all its parts asks for the same readers hundreds of times, and each builds a book of phrases.
const readers = new WeakMap<FormValues, WeakMap<Question, (raw: string) => ReadAnswer>>();

/** The reader of one question's answers, for reading many texts; the same one for the same question and values. */
export function answerReader(question: Question, values: FormValues): (raw: string) => ReadAnswer {
  const known = readers.get(values) ?? new WeakMap<Question, (raw: string) => ReadAnswer>();
  readers.set(values, known);
  const reader = known.get(question) ?? newReader(question, values);
  known.set(question, reader);
  return reader;
}

function newReader(question: Question, values: FormValues): (raw: string) => ReadAnswer {
  if (isTextQuestion(question)) {
    return (raw) =>
      question.reads === 'calendar-keeper' ? readKeeper(raw, question.proposed) : { value: raw.trim(), rest: '' };
  }
  const read = typedReader(question, values);
  return (raw) => {
    const text = raw.trim();
    const whole = read(text);
    if ('value' in whole) return { ...whole, rest: '' };
    const lines = text.split('\n');
    if (lines.length === 1 || question.type === 'choices') return whole;
    return readFirstLine(read, lines) ?? whole;
  };
}

// "C-G", "C…G", "C a G": two letters, or all between them?
const letterRange = /(?<!\p{L})[A-Z](?:\s?[-–—→]{1,3}>?\s?|\s?(?:\.{2,3}|…)\s?|\sa\s)[A-Z](?!\p{L})/u;

type Typed = { value: AnswerValue } | { why: Exclude<OpenReason, 'missing'> };
type ReadTyped = (text: string) => Typed;

/** An answer alone on its line may be followed by a remark, unless the remark takes something back. */
function readFirstLine(read: ReadTyped, lines: readonly string[]): ReadAnswer | undefined {
  const [first = '', ...others] = lines;
  const found = read(first);
  if (!('value' in found)) return undefined;
  const doubted = others.some((line, at) => {
    if (line.trim() === '') return false;
    const adjacent = others.slice(0, at).every((above) => above.trim() !== '');
    const folded = fold(line);
    if (adjacent ? conditional.test(folded) : conditional.exec(folded)?.index === 0) return true;
    return 'value' in read(line);
  });
  return doubted ? { why: 'conditional' } : { ...found, rest: others.join('\n').trim() };
}

function typedReader(question: Exclude<Question, TextQuestion>, values: FormValues): ReadTyped {
  switch (question.type) {
    case 'rating':
      return ratingReader(question.hint);
    case 'yes-no':
      return (text) => {
        const found = oneOf(coverWords(wordsOf(text), yesNo));
        return found === undefined || text.includes('?') ? unclear(text) : { value: found === 'yes' };
      };
    case 'choice':
    case 'choices':
    case 'dates':
      return choiceReader(question, values);
  }
}

function readKeeper(text: string, proposed: string | undefined): ReadAnswer {
  const addresses = text.match(/[^\s<>()"',;:]{1,64}@[^\s<>()"',;:]{1,190}\.[a-z]{2,20}/gi) ?? [];
  const distinct = new Set(addresses.map((address) => address.toLowerCase()));
  const [only] = distinct;
  if (only !== undefined && distinct.size === 1) return { value: only, rest: '' };
  if (distinct.size > 1) return { why: 'several' };
  const words = wordsOf(text);
  if (proposed !== undefined && !text.includes('?') && oneOf(coverWords(words, yesNo)) === 'yes')
    return { value: proposed, rest: '' };
  return oneOf(coverWords(words, self)) === 'self' ? { value: 'self', rest: '' } : { why: 'ambiguous' };
}

function ratingReader(hint: { fr: string; en: string } | undefined): ReadTyped {
  const scale = [hint?.fr, hint?.en].map((each) => /(?:de|from) 1 (.+) (?:à|to) 5 (.+)/.exec(each ?? ''));
  const phrases = numerals.flatMap((words, at) => {
    const mark = String(at + 1);
    const ends = scale.flatMap((found) => (at === 0 ? [found?.[1]] : at === 4 ? [found?.[2]] : []));
    const spelled = ends.flatMap((end) => (end === undefined ? [] : [`${mark} ${end}`]));
    return [...words, `${mark} sur 5`, `${mark} out of 5`, ...spelled].map((each) => phrase(each, mark));
  });
  const book = phraseBook([...phrases, phrase('note', undefined), phrase('rating', undefined)]);
  return (text) => {
    // "4,5", "16/20", "4+", "3-4" and "~4" are not one whole mark; "4/5" is.
    const plain = text.replace(/^[\s\-–•*]+/, '').replace(/(?<=^|\s)([1-5])\s?\/5(?![\d/]|[.,]\d)/, '$1');
    if (/\d\s*[.,/\-–+%]\s*\d|[+~<>≈±%?/]|\d\s*[-–]\s*$/.test(plain)) return { why: 'ambiguous' };
    const [mark, ...others] = coverWords(wordsOf(plain), book) ?? [];
    return mark === undefined || others.length > 0 ? unclear(text) : { value: Number(mark) };
  };
}

function choiceReader(question: ChoiceQuestion, values: FormValues): ReadTyped {
  const texts = question.options.map((option) => ({ option, folded: optionTexts(option, values).map(fold) }));
  const book = phraseBook(question.options.flatMap((option) => optionPhrases(option, values)));
  const letters = new Map(question.options.map((option) => [option.letter, option.value]));
  return (text) => {
    const whole = fold(text);
    const [exact, ...others] = texts.filter(({ folded }) => folded.includes(whole));
    if (exact !== undefined && others.length === 0) return { value: valueOf(question, [exact.option.value]) };
    if (text.includes('?') || letterRange.test(text)) return unclear(text);
    const found = [
      ...new Set(coverWords(wordsOf(text), book, question.type === 'choices' ? letters : undefined) ?? []),
    ];
    if (found.length === 0) return unclear(text);
    if (question.type !== 'choices' && found.length > 1) return { why: 'several' };
    const contradicts = question.options.some((option) => option.alone === true && found.includes(option.value));
    return contradicts && found.length > 1 ? { why: 'several' } : { value: valueOf(question, found) };
  };
}

function valueOf(question: ChoiceQuestion, found: readonly string[]): AnswerValue {
  const inOrder = question.options.map((option) => option.value).filter((value) => found.includes(value));
  return question.type === 'choices' ? inOrder : (inOrder[0] ?? '');
}

function optionTexts(option: Option, values: FormValues): string[] {
  const labels = [option.label.fr, option.label.en].flatMap((label) => {
    const filled = fillText(label, values, (name) => `{${name}}`);
    const bare = filled.replace(/ \([^)]*\)$/, '');
    return filled.includes('{') ? [] : [filled, bare];
  });
  return [...labels, ...(option.words?.fr ?? []), ...(option.words?.en ?? [])].filter((text) => fold(text) !== '');
}

function optionPhrases(option: Option, values: FormValues): Phrase[] {
  const texts = optionTexts(option, values);
  const letter = { ...phrase(option.letter, option.value), letter: true };
  const started = texts.flatMap((text) => {
    const words = wordsOf(text);
    return words.map((_, at) => words.slice(0, at + 1).map((word) => word.folded));
  });
  // "B. Non" names B, although "Non" alone would not say which option is meant.
  const lettered = started.map((words) => ({
    words: [fold(option.letter), ...words],
    means: option.value,
    letter: true,
  }));
  return [letter, ...lettered, ...texts.map((text) => phrase(text, option.value))];
}

/** The options a free text speaks of, for the question that asks it back: their values. */
export function mentionedOptions(question: Question, text: string, values: FormValues): string[] {
  if (!('options' in question)) return [];
  const inText = ` ${fold(text)} `;
  return question.options
    .filter((option) => optionTexts(option, values).some((each) => inText.includes(` ${fold(each)} `)))
    .map((option) => option.value);
}

function oneOf(found: readonly string[] | undefined): string | undefined {
  const distinct = [...new Set(found ?? [])];
  return distinct.length === 1 ? distinct[0] : undefined;
}

function unclear(text: string): { why: Exclude<OpenReason, 'missing'> } {
  return { why: doubtIn(text) };
}

/** What makes a text unclear, for the tone of the question that asks again. */
export function doubtIn(text: string): Exclude<OpenReason, 'missing'> {
  const folded = fold(text);
  if (conditional.test(folded)) return 'conditional';
  if (text.includes('?')) return 'question';
  return negation.test(folded) ? 'negation' : 'ambiguous';
}
