import type { Translated } from '../domain/language.ts';

/** One thing a coordinator must correct before anything starts: where it is, what it is, what to do. */
export interface Problem {
  readonly file: 'roster.csv' | 'cycle.json' | 'form';
  /** Line of the file as a text editor counts them, 1 = the first; number of the question in a form. */
  readonly line: number;
  /** Header of the roster's column as it was written, path of the value in cycle.json, label of the line of a form's answer; empty when the whole is meant. */
  readonly column: string;
  readonly value?: string;
  readonly what: Translated;
  readonly remedy: Translated;
}

/** What is wrong and what to do, without the place. */
export type Fault = Pick<Problem, 'what' | 'remedy'>;

/** A fault from its four sentences: what, in French and English, then what to do. */
export function fault(frWhat: string, enWhat: string, frRemedy: string, enRemedy: string): Fault {
  return { what: { fr: frWhat, en: enWhat }, remedy: { fr: frRemedy, en: enRemedy } };
}

/** Something a coordinator should confirm; it stops nothing. */
export type Note = Translated;

/** In reading order: by line, then by column as found. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.line - b.line);
}
