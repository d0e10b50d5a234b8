import type { Language } from '../domain/language.ts';
import { type FormValues, fillLines } from './fill-lines.ts';
import type { FormDefinition, Question, TranslatedLines } from './form-definition.ts';

/** One line of a form as the person receives it, with what it is: the reader of replies finds its way by it. */
export interface FormLine {
  kind: 'text' | 'question' | 'option' | 'answer';
  /** The question it belongs to. */
  question?: number;
  text: string;
}

const how: TranslatedLines = {
  fr: [
    'Répondez à ce message : en haut, une ligne par question',
    '(le numéro, deux-points, votre réponse), ou sous chacune.',
  ],
  en: ['Just reply: at the top, one line per question (number,', 'colon, your answer), or under each question.'],
};

const end: TranslatedLines = {
  fr: [
    'Une remarque, une question ? Écrivez-la tout en haut.',
    'Mots qui marchent toujours, seuls en première ligne :',
    'STOP, PAUSE, DÉPLACER, APPELEZ-MOI, AIDE, PAS MOI.',
    'Code du formulaire : {code}',
  ],
  en: [
    'A remark, a question? Write it at the very top.',
    'Words that always work, alone on the first line:',
    'STOP, PAUSE, MOVE, CALL ME, HELP, NOT ME.',
    'Form code: {code}',
  ],
};

/** The text of a form, line by line, variables filled in. `only` keeps some questions, with their numbers. */
export function formLines(
  definition: FormDefinition,
  language: Language,
  values: FormValues,
  missing: (name: string) => string,
  only?: readonly number[],
): FormLine[] {
  const fill = (lines: readonly string[]): string[] =>
    fillLines(
      lines.flatMap((line) => (line === '{how}' ? how[language] : line === '{end}' ? end[language] : [line])),
      values,
      missing,
    );
  const texts = (lines: readonly string[]): FormLine[] => fill(lines).map((text) => ({ kind: 'text', text }));
  const blank: FormLine = { kind: 'text', text: '' };
  const asked = definition.questions.filter((question) => only?.includes(question.number) ?? true);
  return [
    ...texts(definition.opening[language]),
    blank,
    ...asked.flatMap((question) => [...questionLines(question, language, fill), blank]),
    ...texts(definition.closing?.[language] ?? ['{end}']),
  ];
}

function questionLines(
  question: Question,
  language: Language,
  fill: (lines: readonly string[]) => string[],
): FormLine[] {
  const of = (kind: FormLine['kind'], lines: readonly string[]): FormLine[] =>
    fill(lines).map((text) => ({ kind, question: question.number, text }));
  const indented = (lines: TranslatedLines | undefined): FormLine[] =>
    of(
      'text',
      (lines?.[language] ?? []).map((line) => `    ${line}`),
    );
  const hint = question.hint === undefined ? '' : ` (${question.hint[language]})`;
  const options = 'options' in question ? question.options : [];
  const answer = language === 'fr' ? `Réponse ${String(question.number)} :` : `Answer ${String(question.number)}:`;
  return [
    ...of('question', [`[${String(question.number)}] ${question.label[language]}${hint}`]),
    ...indented(question.help),
    ...options.flatMap((option) => of('option', [`    ${option.letter}. ${option.label[language]}`])),
    ...indented(question.note),
    { kind: 'answer', question: question.number, text: answer },
  ];
}
