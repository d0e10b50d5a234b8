import type { FormValues } from './fill-lines.ts';
import { fold } from './fold-words.ts';
import { type FormDefinition, isTextQuestion } from './form-definition.ts';
import { endsMessage, isBanner, isClosing, isRule, isThanks } from './mail-phrases.ts';
import { numberedAnswer } from './numbered-answer.ts';
import { endCode, type QuotedLine, quotedLines, startsQuote } from './quoted-mail.ts';
import { type SentLines, sentLines } from './sent-lines.ts';

/** A reply taken apart: what was written above the quote (or below it), and what was typed into the quoted form. */
export interface ReplyParts {
  own: string[];
  /** By question number, the lines typed in its place. */
  slots: Map<number, string[]>;
  /** Written between the lines of the quote, but to no question. */
  loose: string[];
}

/** Takes a clamped text apart. Nothing that the form itself says is taken for the person's words, nor anything of an older thread. */
export function replyParts(definition: FormDefinition, values: FormValues, text: string): ReplyParts {
  const lines = quotedLines(text);
  const sent = sentLines(definition, values);
  const begin = lines.findIndex((line, at) => startsQuote(lines, at) || sent.isUnmistakable(line.text));
  const first = values['first'];
  const numbers = new Set(definition.questions.map((question) => question.number));
  const isAnswer = (line: string): boolean => numberedAnswer(line, numbers)?.weak === false;
  if (begin < 0) return { own: ownLines(lines, first, isAnswer), slots: new Map(), loose: [] };
  const found = lines.findIndex((_, at) => at >= begin && endCode(lines, at) !== undefined);
  const end = found < 0 ? lines.length : found;
  const quote = readQuote(definition, sent, lines.slice(begin, end), { first, isWhole: found >= 0 });
  const code = values['code'];
  const isOurs = found < 0 || code === undefined || endCode(lines, found)?.startsWith(fold(code)) === true;
  const { slots, loose } = isOurs ? quote : { slots: new Map<number, string[]>(), loose: [] };
  const above = ownLines(lines.slice(0, begin), first, isAnswer);
  const isTopEmpty = above.every((line) => line === '' || isBanner(line));
  const marked = (lines[end]?.depth ?? 0) > 0;
  const under = ownLines(marked ? belowMarks(lines.slice(end + 1)) : belowCode(lines, end), first, isAnswer);
  // Some people write below the quote. Below an unmarked one only numbers tell their answers from a footer.
  const answersBelow = under.some(isAnswer);
  const isBelow = isTopEmpty && (marked || (answersBelow && slots.size === 0));
  if (isBelow) return { own: under, slots, loose };
  return { own: above, slots, loose: [...loose, ...under] };
}

function belowMarks(lines: readonly QuotedLine[]): QuotedLine[] {
  const last = lines.findLastIndex((line) => line.depth > 0);
  return lines.slice(last + 1);
}

/** Between the end of the form and the older thread. */
function belowCode(lines: readonly QuotedLine[], end: number): QuotedLine[] {
  const from = end + (/[:：]$/.test(lines[end]?.text ?? '') ? 2 : 1); // the code may stand on a line of its own
  const until = lines.findIndex((_, at) => at >= from && startsQuote(lines, at));
  return lines.slice(from, until < 0 ? undefined : until);
}

/** Up to the sign-off. A rule ends the message too, unless answers stand below it: some people draw one between their answers. */
function ownLines(
  lines: readonly QuotedLine[],
  first: string | undefined,
  isAnswer: (line: string) => boolean,
): string[] {
  const own = lines.map((line) => line.text);
  const begin = own.findIndex((line) => line !== '');
  if (isClosing(own[begin] ?? '')) return [];
  const end = own.findIndex(
    (line, at) =>
      at > begin && line !== '' && endsMessage(line, first) && !(isRule(line) && own.slice(at).some(isAnswer)),
  );
  const kept = own.slice(Math.max(begin, 0), end < 0 ? undefined : end);
  while (kept.length > 1 && (kept.at(-1) === '' || isThanks(kept.at(-1) ?? ''))) kept.pop();
  return kept.filter((line) => !isRule(line));
}

const answerLine = /^[\s*_•·|»-]{0,6}(?:r[ée]ponse|answer)\s?(?:n[°o]\s?)?\[?(\d{1,2})\]?\s{0,3}[:：=]\s*(.*)$/i;

function readQuote(
  definition: FormDefinition,
  sent: SentLines,
  lines: readonly QuotedLine[],
  { first, isWhole }: { readonly first: string | undefined; readonly isWhole: boolean },
): { slots: Map<number, string[]>; loose: string[] } {
  const numbers = new Set(definition.questions.map((question) => question.number));
  const isText = (number: number): boolean =>
    definition.questions.some((each) => each.number === number && isTextQuestion(each));
  const slots = new Map<number, string[]>();
  const loose: string[] = [];
  const put = (number: number, text: string): void => {
    const typed = slots.get(number);
    if (typed === undefined) slots.set(number, [text]);
    else typed.push(text);
  };
  const ours = lines.filter((line) => sent.question(line.text) !== undefined || answerLine.test(line.text));
  const depth = Math.min(...ours.map((line) => line.depth));
  const isMarked = depth > 0;
  const answered = new Set<number>();
  const follower = sent.follow();
  const torn = isWhole ? undefined : lines.findLast((line) => line.depth <= depth && fold(line.text) !== '');
  let slot: number | undefined;
  let inForm = false;

  for (const line of lines) {
    if (line.depth > depth) continue; // an older thread, quoted deeper
    const text = line.text.replace(/^[*_]+|[*_]+$/g, '').trim();
    if (text === '') {
      if (slot !== undefined) put(slot, '');
      continue;
    }
    const isTheirs = isMarked && line.depth < depth;
    // Of a message that breaks off, "A" may be all that came of "Aucune raison": asked again is better than guessed.
    if (line === torn && (!isTheirs || ours.length === 0) && follower.breaksOffIn(text)) continue;
    const asked = isTheirs ? undefined : sent.question(text);
    if (asked !== undefined) {
      if (answered.has(asked.number)) break; // the same form again: an older thread
      slot = asked.number;
      inForm = true;
      follower.toQuestion(slot, text);
      if (asked.typed !== '') put(slot, asked.typed);
      continue;
    }
    const answer = answerLine.exec(text);
    if (answer !== null && numbers.has(Number(answer[1]))) {
      slot = Number(answer[1]);
      if (!isTheirs && answered.has(slot)) break;
      if (!isTheirs) answered.add(slot);
      if (!isTheirs) follower.toAnswer(slot);
      inForm = true;
      put(slot, (answer[2] ?? '').replace(/^[*_]+|[*_]+$/g, '').trim());
      continue;
    }
    if (!isTheirs && isSentLine(text)) continue;
    if (!isTheirs && fold(text) === '' && !endsMessage(text, first)) continue; // punctuation left over from a broken line
    const numbered = numberedAnswer(text, numbers);
    if (isTheirs && numbered !== undefined && !numbered.weak) {
      slot = numbered.number;
      put(slot, numbered.text);
      continue;
    }
    if (endsMessage(text, first)) {
      slot = undefined;
      continue;
    }
    if (slot !== undefined) put(slot, text);
    else if (isTheirs && inForm) loose.push(text);
  }
  return { slots: trimmed(slots), loose };

  /** A line of the form; one below the questions also closes the slot. */
  function isSentLine(text: string): boolean {
    if (slot === undefined) return true; // before the first question and after the last, the words are the form's
    const isForm = follower.takes(text);
    if (answered.has(slot)) {
      if (isForm) slot = undefined;
      return isForm;
    }
    // Between the question and its answer line stand only options and help: for a text, those words cannot be told from an answer.
    return isForm || (isMarked && isText(slot));
  }
}

function trimmed(slots: ReadonlyMap<number, string[]>): Map<number, string[]> {
  const kept = [...slots].map(([number, lines]): [number, string[]] => {
    const typed = lines.join('\n').trim().split('\n');
    while (typed.length > 1 && (typed.at(-1) === '' || isThanks(typed.at(-1) ?? ''))) typed.pop();
    return [number, typed];
  });
  return new Map(kept.filter(([, lines]) => lines.some((line) => line !== '')));
}
