import type { Translated } from '../domain/language.ts';

/** Every form a person can be sent. */
export type FormKind =
  | 'NEW'
  | 'START'
  | 'ENR-M'
  | 'ENR-S'
  | 'MAT'
  | 'OBJ'
  | 'PRO-M'
  | 'PRO-S'
  | 'STA-M'
  | 'STA-S'
  | 'AGD'
  | 'AGD-own'
  | 'MOV'
  | 'NXT'
  | 'SES-fit'
  | 'SES-word'
  | 'SES-midpoint'
  | 'SES-change'
  | 'SES-quote'
  | 'SES-plain'
  | 'CLO-M'
  | 'CLO-S'
  | 'FUP'
  | 'FIT'
  | 'REF'
  | 'DIG'
  | 'ENDED'
  | 'WAITING'
  | 'BACK'
  | 'OTHER'
  | 'CONFIRM';

/** Lines of at most 60 characters, in every language. `{names}` are variables; `{how}` and `{end}` stand for the standard lines. */
export interface TranslatedLines {
  fr: string[];
  en: string[];
}

/** One lettered option. Letters never use I, O, Y or N, which people type for yes and no. */
export interface Option {
  letter: string;
  /** What is stored: the meaning, so that letters may move between versions. */
  value: string;
  label: Translated;
  /** Accepted beyond the letter and the label, whatever negation they contain. */
  words?: TranslatedLines;
  /** Contradicts every other option of its question. */
  alone?: boolean;
}

interface Asked {
  /** The key of its answer. */
  name: string;
  number: number;
  /** A required question without a clear answer is asked again. */
  required: boolean;
  label: Translated;
  /** What to write, in the parentheses after the label. */
  hint?: Translated;
  /** Lines below the label. */
  help?: TranslatedLines;
  /** Lines below the options. */
  note?: TranslatedLines;
}

export interface TextQuestion extends Asked {
  type: 'short-text' | 'long-text';
  /**
   * `calendar-keeper`: the answer is one address or "me" in any wording, stored as the address or as `self`; anything else is asked again.
   * `lines`: whoever knows the form reads it line by line; it is given with its number or in its place, never in order.
   */
  reads?: 'calendar-keeper' | 'lines';
  /** The address that "yes" stands for, when one was proposed. */
  proposed?: string;
}

/** `dates` is a choice whose labels are given when the form is written. */
export interface ChoiceQuestion extends Asked {
  type: 'choice' | 'choices' | 'dates';
  options: Option[];
}

/** A whole number from 1 to 5. */
export interface RatingQuestion extends Asked {
  type: 'rating';
}

export interface YesNoQuestion extends Asked {
  type: 'yes-no';
}

export type Question = TextQuestion | ChoiceQuestion | RatingQuestion | YesNoQuestion;

/** True when anything may be answered: such an answer cannot be recognized by its words. */
export function isTextQuestion(question: Question): question is TextQuestion {
  return question.type === 'short-text' || question.type === 'long-text';
}

/** True when a text without a number may be its answer. */
export function isAnsweredInOrder(question: Question): boolean {
  return !isTextQuestion(question) || question.reads !== 'lines';
}

/** What an emailed form says and asks. Stored forms name their version: a definition is never edited once a question changed meaning. */
export interface FormDefinition {
  id: FormKind;
  version: number;
  /** Only the person's own address may answer, and the subject says nothing private. */
  confidential: boolean;
  /** A registered assistant may answer. */
  delegate: boolean;
  subject: Translated;
  opening: TranslatedLines;
  questions: Question[];
  /** What follows the questions; `{end}` alone when absent. */
  closing?: TranslatedLines;
  /** Answers that make all other questions pointless: they are then neither required nor asked again. */
  endsWhen?: { question: string; values: string[] }[];
}
