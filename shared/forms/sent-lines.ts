import type { FormValues } from './fill-lines.ts';
import { fold, wordsOf } from './fold-words.ts';
import type { FormDefinition } from './form-definition.ts';
import { type FormLine, formLines } from './form-lines.ts';
import { paragraphs, paragraphText } from './paragraphs.ts';

/** The lines of the form as it was sent, in both languages, to tell them from what a person wrote between them. */
export interface SentLines {
  /** The question a line asks ("[2] …"), and what was typed behind it. */
  question: (line: string) => { number: number; typed: string } | undefined;
  /** True for a line of the form so long that nobody types it by chance. */
  isUnmistakable: (line: string) => boolean;
  /** Follows a quote of the form from its first line on. */
  follow: () => QuoteFollower;
}

/** Where in the form a quote has got to: what follows an answer line is the person's, even in the words of an option above it. */
export interface QuoteFollower {
  toQuestion: (number: number, line: string) => void;
  toAnswer: (number: number) => void;
  /** True for a line of the form, or the next piece of one that a client broke, before the next question. */
  takes: (line: string) => boolean;
  /** True for the beginning, down to a single letter, of what comes next in the form: where a message breaks off. */
  breaksOffIn: (line: string) => boolean;
}

interface Sent extends FormLine {
  words: string[];
}

/** Knows a form's lines. Variables without a value are left in braces: they match nothing. */
export function sentLines(definition: FormDefinition, values: FormValues): SentLines {
  const languages = (['fr', 'en'] as const).map((language) => {
    const lines = formLines(definition, language, values, (name) => `{${name}}`);
    return joinQuestions(withParagraphs(lines).map((line) => ({ ...line, words: wordsIn(line.text) }))).filter(
      (line) => line.words.length > 0,
    );
  });
  const all = languages.flat();
  const long = new Set(
    all.filter((line) => line.kind !== 'option' && line.words.length >= 5).map((line) => line.words.join(' ')),
  );
  return {
    question: (line) => {
      const words = wordsIn(line);
      if (!/^[\s*_]{0,4}\[\d{1,2}\]/.test(line) || words.length < 2) return undefined;
      for (const sent of all) {
        if (sent.kind !== 'question' || sent.question === undefined) continue;
        const shared = Math.min(words.length, sent.words.length);
        const isQuestion = shared >= Math.min(3, sent.words.length) && startsWith(words, sent.words.slice(0, shared));
        if (isQuestion) return { number: sent.question, typed: behind(line, shared) };
      }
      return undefined;
    },
    isUnmistakable: (line) => long.has(fold(line)),
    follow: () => {
      const followers = languages.map(followLanguage);
      return {
        toQuestion: (number, line) => {
          for (const follower of followers) follower.toQuestion(number, line);
        },
        toAnswer: (number) => {
          for (const follower of followers) follower.toAnswer(number);
        },
        takes: (line) => followers.map((follower) => follower.takes(line)).includes(true),
        breaksOffIn: (line) => followers.some((follower) => follower.breaksOffIn(line)),
      };
    },
  };
}

function followLanguage(lines: readonly Sent[]): QuoteFollower {
  let from = 0; // the first line below the anchor last passed
  let open: string[] = []; // the rest of a line that a client broke
  let last = lines.findIndex((line) => line.kind === 'question') - 1; // the line the quote has got to; it counts from the first question
  const pass = (kind: FormLine['kind'], number: number, seen: readonly string[]): void => {
    const found = lines.findIndex((line) => line.kind === kind && line.question === number);
    const sent = lines[found];
    if (sent === undefined) return;
    from = found + 1;
    last = found;
    open = startsWith(sent.words, seen) ? sent.words.slice(seen.length) : []; // the question in the other language has no rest
  };
  return {
    toQuestion: (number, line) => {
      pass('question', number, wordsIn(line));
    },
    toAnswer: (number) => {
      pass('answer', number, []);
      open = [];
    },
    takes: (line) => {
      const words = wordsIn(line);
      if (words.length === 0) return false;
      if (open.length > 0 && startsWith(open, words)) {
        open = open.slice(words.length);
        return true;
      }
      const until = lines.findIndex((sent, at) => at >= from && sent.kind === 'question');
      // A form that asks only some of its questions ends below any of them.
      const closing = lines.slice(lines.findLastIndex((sent) => sent.kind === 'answer') + 1);
      for (const sent of [...lines.slice(from, until < 0 ? undefined : until), ...closing]) {
        // A whole line, or a beginning too long to be an answer.
        if (!startsWith(sent.words, words) || (words.length < 3 && words.length < sent.words.length)) continue;
        open = sent.words.slice(words.length);
        last = lines.indexOf(sent);
        return true;
      }
      return false;
    },
    breaksOffIn: (line) => {
      const words = fold(line);
      if (words === '') return false;
      if (open.join(' ').startsWith(words)) return true;
      const anchor = lines.findIndex((sent, at) => at > last && (sent.kind === 'question' || sent.kind === 'answer'));
      const next = lines.slice(last + 1, anchor < 0 ? undefined : anchor + 1);
      return next.some(
        (sent) => sent.words.join(' ').startsWith(words) && (sent.kind !== 'question' || line.startsWith('[')),
      );
    },
  };
}

/** The lines, and before those of one paragraph the whole of it: the HTML says it without a break. */
function withParagraphs(lines: readonly FormLine[]): FormLine[] {
  return paragraphs(lines).flatMap((each): FormLine[] => {
    const [first] = each;
    return each.length === 1 ? each : [{ ...first, text: paragraphText(each) }, ...each];
  });
}

/** A label that was broken over several lines is one line again. */
function joinQuestions(lines: readonly Sent[]): Sent[] {
  const joined: Sent[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const continues = line.kind === 'question' && above?.kind === 'question' && above.question === line.question;
    if (continues) above.words.push(...line.words);
    else joined.push(line);
  }
  return joined;
}

function wordsIn(line: string): string[] {
  return wordsOf(line).map((word) => word.folded);
}

function startsWith(words: readonly string[], beginning: readonly string[]): boolean {
  return beginning.length <= words.length && beginning.every((word, at) => words[at] === word);
}

/** What stands behind the first words of a line. */
function behind(line: string, count: number): string {
  const words = [...line.matchAll(/\p{L}+(?:['’‘ʼ`´]\p{L}+)*|\p{N}+|\p{Extended_Pictographic}/gu)];
  const last = words[count - 1];
  return last === undefined ? '' : line.slice(last.index + last[0].length).replace(/^[\s).,;:=?!*_-]+/, '');
}
