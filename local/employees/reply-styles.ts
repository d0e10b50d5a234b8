import type { ShownQuestion } from './read-form.ts';

/**
 * Where somebody writes: "1: A" lines on top, one line on top, words instead of letters on top, on the answer lines of the quote,
 * or below them.
 */
export type ReplyStyle = 'numbered' | 'one-line' | 'words' | 'inline' | 'under';

/** What was typed for one question. */
export interface TypedAnswer {
  readonly question: ShownQuestion;
  readonly typed: string;
  /** False for words that answer nothing clearly. */
  readonly clear: boolean;
}

/** A line of the email quoted in the reply; `typed` when the writer put it there. */
export interface QuotedLine {
  readonly text: string;
  readonly typed: boolean;
}

/** A reply before its client has its way with it. */
export interface Draft {
  /** Above the quote, without greeting and signature. */
  readonly top: readonly string[];
  readonly quoted: readonly QuotedLine[];
}

/** Lays typed answers out in a style. Without a quote to write into, they are numbered on top. */
export function layOut(
  style: ReplyStyle,
  answers: readonly TypedAnswer[],
  {
    asked,
    text,
    quotes,
  }: { readonly asked: readonly ShownQuestion[]; readonly text: string; readonly quotes: boolean },
): Draft {
  const original = text.trimEnd().split('\n');
  const untouched = original.map((line) => ({ text: line, typed: false }));
  if (quotes && (style === 'inline' || style === 'under'))
    return { top: [], quoted: original.flatMap((line) => fillIn(style, line, answers)) };
  const numbered = answers.map(({ question, typed }) => `${String(question.number)}: ${typed}`);
  const [only] = answers;
  if (asked.length === 1 && only !== undefined && (style === 'words' || style === 'one-line'))
    return { top: [only.typed], quoted: untouched };
  if (style !== 'one-line') return { top: numbered, quoted: untouched };
  return {
    top: [isInOrder(answers, asked) ? answers.map(({ typed }) => typed).join(' ') : numbered.join(' / ')],
    quoted: untouched,
  };
}

/** True when the answers can be told apart without numbers: from the first question on, one letter, mark or yes each, and at most one text, at the end. */
function isInOrder(answers: readonly TypedAnswer[], asked: readonly ShownQuestion[]): boolean {
  return answers.every(({ question, clear }, at) => {
    const short = question.asks !== 'letters' && (question.asks !== 'text' || at === asked.length - 1);
    return clear && short && question.number === asked[at]?.number;
  });
}

function fillIn(style: 'inline' | 'under', line: string, answers: readonly TypedAnswer[]): QuotedLine[] {
  const number = Number(/^(?:Réponse|Answer) (\d{1,2}) ?:$/.exec(line.trimEnd())?.[1]);
  const answer = answers.find(({ question }) => question.number === number);
  if (answer === undefined) return [{ text: line, typed: false }];
  if (style === 'inline') return [{ text: `${line} ${answer.typed}`, typed: false }];
  return [
    { text: line, typed: false },
    { text: answer.typed, typed: true },
  ];
}
