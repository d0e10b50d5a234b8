import PostalMime, { type Email } from 'postal-mime';
import { Instant } from '../domain/instant.ts';
import { cleanHeaderText } from './clean-header-text.ts';
import { headerFields } from './header-block.ts';
import { joinBase64 } from './join-base64.ts';
import { relabeledWindows1252, repairMojibake } from './repair-charset.ts';
import { type Sender, soleSender } from './sole-sender.ts';

/** A file that came with a message; never opened, stored or forwarded when it came with a form reply. */
export type MailAttachment = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** What a message says, decoded once. */
export type ReadableMessage = {
  readonly kind: 'message';
  /** Undefined unless there is exactly one From with exactly one mailbox. */
  readonly from?: Sender;
  readonly subject: string;
  readonly date?: Instant;
  /** With angle brackets. */
  readonly messageId?: string;
  readonly inReplyTo?: string;
  readonly references: readonly string[];
  /** By lower-case name, in document order, unfolded and otherwise as sent: hostile. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** '' when there is nothing to read. */
  readonly text: string;
  /** True when the text was made from the HTML part. */
  readonly fromHtml: boolean;
  /** What the HTML part says, when there was a text part as well: a sender may show one thing to people and another to programs. */
  readonly alternative?: string;
  /** Set when the text is `format=flowed` and still folded: unfold it with regard to quote depth. */
  readonly flowed?: { readonly deleteSpaces: boolean };
  readonly attachments: readonly MailAttachment[];
  /** True when the message was too big: attachments are not read, and the text only if all of it came before the cut. */
  readonly cut: boolean;
};

/** `unreadable` names what was wrong, without anything the sender wrote. */
export type ParsedMessage = ReadableMessage | { readonly kind: 'unreadable'; readonly reason: string };

/** Bytes of a message that are looked at: an answer is 10 KB, its signature images 200 KB. */
const maxBytes = 2 * 1024 * 1024;
/** One byte more than is looked at, so that a longer message is known to be one: of 40 MB only so much is fetched. */
export const readAtMost = maxBytes + 1;
const maxHeaderBytes = 256 * 1024;
/** Of all headers that hold addresses: 500 recipients. postal-mime takes a second for 100 KB of what looks like groups. */
const maxAddressBytes = 32 * 1024;
const addressHeaders = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'return-path', 'delivered-to']);
const maxDepth = 20;
const maxParts = 100;
/** Every part begins with a line that begins with two dashes; so do signatures, rules and old threads. */
const maxDashLines = 2000;
/** HTML longer than this is not compared with the text beside it. */
const maxAlternative = 200_000;
/** 2 MB of base64 is 28,000 lines, of a roster 50,000; postal-mime takes 7 µs for each. */
const maxLines = 60_000;

/** Reads a raw message. Never throws, whatever the bytes: mail is hostile input. */
export async function parseMessage(bytes: Uint8Array): Promise<ParsedMessage> {
  const cut = bytes.byteLength > maxBytes;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, maxBytes)).toString('latin1');
  if ((raw.match(/^--/gm) ?? []).length > maxDashLines) return unreadable('too many parts');
  if (raw.split('\n', maxLines + 1).length > maxLines) return unreadable('too many lines');
  // postal-mime takes 7 µs for each line of an unencoded part; a run of blank ones says no more than three.
  const fixed = neutralizeFlowed(joinBase64(raw.replace(/(?:\r?\n){4,}/g, '\r\n\r\n\r\n')));
  if (addressBytes(raw) > maxAddressBytes) return unreadable('headers too big');
  if (isUtf7(raw)) return unreadable('written in utf-7');
  try {
    const email = await parse(fixed.raw);
    if (email.attachments.length > maxParts) return unreadable('too many parts');
    const body = await readText(await repaired(email, fixed.raw));
    const isWhole = !cut || email.attachments.length > 0;
    return {
      kind: 'message',
      ...envelopeOf(email),
      text: isWhole ? body.text : '',
      fromHtml: body.fromHtml,
      ...(isWhole && body.alternative !== undefined ? { alternative: body.alternative } : {}),
      ...(fixed.flowed === undefined || body.fromHtml ? {} : { flowed: fixed.flowed }),
      attachments: cut ? [] : email.attachments.map(attachmentOf),
      cut,
    };
  } catch (error) {
    return unreadable(reasonOf(error));
  }
}

function addressBytes(raw: string): number {
  return headerFields(raw.slice(0, maxHeaderBytes))
    .filter(({ name }) => addressHeaders.has(name))
    .reduce((sum, { value }) => sum + value.length, 0);
}

/** No client writes UTF-7 any more: it hides what a message says from everything that checks it. */
function isUtf7(raw: string): boolean {
  return /^content-type:[ \t]*(?:\r?\n[ \t]+)?text\/[^\r\n]{0,500}(?:\r?\n[ \t][^\r\n]{0,500}){0,20}?charset[ \t]*=[ \t]*"?(?:unicode-1-1-)?utf-7/im.test(
    raw,
  );
}

function unreadable(reason: string): ParsedMessage {
  return { kind: 'unreadable', reason };
}

function parse(latin1: string): Promise<Email> {
  return PostalMime.parse(Buffer.from(latin1, 'latin1'), {
    forceRfc822Attachments: true, // else an old form forwarded as an attachment would be read as the answer
    maxNestingDepth: maxDepth,
    maxHeadersSize: maxHeaderBytes,
  });
}

/** postal-mime glues flowed lines across quote depths, which moves answers: it must not see the parameter. What a forwarded message was does not count. */
function neutralizeFlowed(raw: string): { raw: string; flowed?: { deleteSpaces: boolean } } {
  let flowed: { deleteSpaces: boolean } | undefined;
  const forwarded = raw.search(/^content-type:[ \t]*message\/rfc822/im);
  const fixed = raw.replace(/^content-type:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gim, (header, offset: number) =>
    header.replace(/\bformat(\s*=\s*"?)flowed\b/gi, (_, equals: string) => {
      if (forwarded >= 0 && offset > forwarded) return `format${equals}fixed`;
      flowed = { deleteSpaces: flowed?.deleteSpaces === true || /\bdelsp\s*=\s*"?yes\b/i.test(header) };
      return `format${equals}fixed`;
    }),
  );
  return flowed === undefined ? { raw: fixed } : { raw: fixed, flowed };
}

/** Bytes of another charset under a UTF-8 or missing label leave U+FFFD: those parts are read again as windows-1252. */
async function repaired(email: Email, raw: string): Promise<{ text: string; html: string }> {
  const { text = '', html = '' } = email;
  if (!`${text}${html}`.includes('\ufffd')) return { text: repairMojibake(text), html: repairMojibake(html) };
  const again = await parse(relabeledWindows1252(raw));
  return {
    text: repairMojibake(text.includes('\ufffd') ? (again.text ?? '') : text),
    html: repairMojibake(html.includes('\ufffd') ? (again.html ?? '') : html),
  };
}

type Body = Pick<ReadableMessage, 'text' | 'fromHtml' | 'alternative'>;

async function readText({ text, html }: { text: string; html: string }): Promise<Body> {
  const plain = { text: text.replaceAll('\0', ''), fromHtml: false };
  if (html === '' || (plain.text.trim() !== '' && html.length > maxAlternative)) return plain;
  const { textOfHtml } = await import('./text-of-html.ts'); // 200 KB that a message without HTML does not need
  return plain.text.trim() === ''
    ? { text: textOfHtml(html), fromHtml: true }
    : { ...plain, alternative: textOfHtml(html) };
}

function envelopeOf(email: Email) {
  const headers = new Map<string, string[]>();
  for (const { key, value } of email.headers) {
    const values = headers.get(key);
    if (values === undefined) headers.set(key, [value]);
    else values.push(value);
  }
  const from = soleSender(headers.get('from') ?? []);
  const date = Instant.safeParse(email.date).data;
  const [messageId] = messageIds(email.messageId);
  const [inReplyTo] = messageIds(email.inReplyTo);
  return {
    ...(from === undefined ? {} : { from }),
    subject: cleanHeaderText(email.subject ?? ''),
    ...(date === undefined ? {} : { date }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    references: messageIds(email.references),
    headers,
  };
}

function messageIds(value = ''): string[] {
  return value.match(/<[\x21-\x3b\x3d\x3f-\x7e]{1,900}>/g) ?? [];
}

function attachmentOf({ filename, mimeType, content }: Email['attachments'][number]): MailAttachment {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { name: cleanHeaderText(filename ?? ''), type: mimeType, bytes };
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (message.includes('nesting depth')) return 'nested too deeply';
  if (message.includes('header size')) return 'headers too big';
  return 'not parsable';
}
