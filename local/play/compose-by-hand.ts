import type { Instant } from '../../shared/domain/instant.ts';
import { type CalendarAnswer, calendarAnswer } from '../employees/calendar-answer.ts';
import { type ClientManner, composeReply } from '../employees/client-manners.ts';
import { type Letter, type Mailbox, readLetter } from '../employees/read-letter.ts';
import type { QuotedLine } from '../employees/reply-styles.ts';
import type { Findings } from '../mail/inbound.ts';
import type { HandWritten } from './game.ts';

/** The mail clients a player may choose, and what is special about each. */
export const clients: Readonly<Record<ClientManner, string>> = {
  'outlook-desktop': 'Outlook on a computer: header lines, no marks',
  'outlook-mobile': 'Outlook on a phone',
  gmail: 'Gmail: “>” before each line',
  'apple-mail': 'Apple Mail: “>” before each line',
  iphone: 'iPhone',
  thunderbird: 'Thunderbird: plain text, writes below the quote',
  notes: 'HCL Notes: HTML only, no text part',
  'no-quote': 'Plain text without a quote',
};

/** What SES would find out about a message, by what the program then makes of its sender. */
export const verdicts = {
  strong: { words: 'Authenticated (DMARC passes): strong', findings: {} },
  medium: { words: 'The domain has no DMARC, SPF passes: medium', findings: { dmarc: 'GRAY', dkim: 'GRAY' } },
  weak: { words: 'Nothing passes, perhaps forged: weak', findings: { spf: 'FAIL', dkim: 'FAIL', dmarc: 'FAIL' } },
  spam: { words: 'Found to be spam', findings: { spam: 'FAIL' } },
  virus: { words: 'Found to carry a virus', findings: { virus: 'FAIL' } },
} as const satisfies Record<string, { words: string; findings: Findings }>;

/** A reply as its player typed it. */
export interface TypedReply {
  readonly from: Mailbox;
  readonly timeZone: string;
  readonly client: ClientManner;
  /** Of the client, not of the email; the email's unless said. */
  readonly language?: 'fr' | 'en' | undefined;
  readonly top: string;
  /** The quoted email as it was left, without marks. */
  readonly quoted: string;
  readonly findings: Findings;
}

/** Writes a reply to an email as the client does, with what was typed above the quote and inside it. */
export async function replyByHand(
  original: Uint8Array,
  typed: TypedReply,
  at: Instant,
  seed: string,
): Promise<HandWritten> {
  const letter = await readLetter(original);
  const { raw } = composeReply(typed.client, {
    from: typed.from,
    letter: { ...letter, language: typed.language ?? letter.language },
    draft: { top: linesOf(typed.top), quoted: typedInto(quoteOf(letter), typed.quoted) },
    greets: false,
    at,
    timeZone: typed.timeZone,
    seed,
  });
  return { raw, to: letter.replyTo.address, findings: typed.findings };
}

/** Presses a button of the invitation that an email brought; undefined when it brought none. */
export async function answerInvitation(
  original: Uint8Array,
  answer: CalendarAnswer,
  writer: { readonly from: Mailbox; readonly timeZone: string },
): Promise<((at: Instant, seed: string) => HandWritten) | undefined> {
  const letter = await readLetter(original);
  const { content } = letter;
  if (content.kind !== 'invitation' || content.invite.method !== 'REQUEST') return undefined;
  const { invite } = content;
  return (at, seed) => ({
    raw: calendarAnswer(letter, invite, { partstat: answer, ...writer, at, seed }).raw,
    to: invite.organizer === '' ? letter.replyTo.address : invite.organizer,
    findings: {},
  });
}

/** What a client puts into the quote of an email, before any marks. */
export function quoteOf({ text }: Pick<Letter, 'text'>): string {
  return text.trimEnd();
}

/**
 * Which lines of an edited quote its writer put there: whatever is no line of the original, unless it begins with the original's line in
 * that place, as when somebody types behind "Answer 1:".
 */
export function typedInto(original: string, edited: string): QuotedLine[] {
  const before = original === '' ? [] : original.split('\n');
  const after = linesOf(edited);
  const same = commonLines(before, after);
  let left = 0; // the first line of the original that is not accounted for
  return after.map((text, index) => {
    const place = same.get(index);
    if (place !== undefined) {
      left = place + 1;
      return { text, typed: false };
    }
    const end = [...same].find(([at]) => at > index)?.[1] ?? before.length;
    const grown = before.findIndex(
      (line, at) => at >= left && at < end && line.trim() !== '' && text.startsWith(line.trimEnd()),
    );
    if (grown < 0) return { text, typed: true };
    left = grown + 1;
    return { text, typed: false };
  });
}

/** The longest run of lines that both have in order: places in the original, by place in the edited text. */
function commonLines(before: readonly string[], after: readonly string[]): Map<number, number> {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const length =
        before[row]?.trimEnd() === after[column]?.trimEnd()
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
      lengths[row]?.splice(column, 1, length);
    }
  const common = new Map<number, number>();
  for (let row = 0, column = 0; row < before.length && column < after.length; )
    if (before[row]?.trimEnd() === after[column]?.trimEnd()) common.set(column++, row++);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  return common;
}

/** Lines as typed, without empty ones at either end. */
function linesOf(text: string): string[] {
  const trimmed = text.replace(/\r\n?/g, '\n').replace(/^(?:[^\S\n]*\n)+|\s+$/g, '');
  return trimmed === '' ? [] : trimmed.split('\n');
}
