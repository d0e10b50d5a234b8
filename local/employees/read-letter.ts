import ICAL from 'ical.js';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { type Instant, instantOfMillis } from '../../shared/domain/instant.ts';
import { readForm, type ShownForm } from './read-form.ts';
import { type FormName, isClarification, recognizeForm } from './recognize-form.ts';

/** An address with the name shown beside it. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** A calendar entry that came with an email. */
export interface Invite {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly uid: string;
  readonly sequence: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly title: string;
  readonly organizer: string;
}

/** A received email as its reader takes it in. */
export interface Letter {
  readonly from: Mailbox;
  /** Where a reply goes. */
  readonly replyTo: Mailbox;
  readonly subject: string;
  /** The subject without "Reminder:". */
  readonly title: string;
  readonly isReminder: boolean;
  /** With angle brackets. */
  readonly messageId: string;
  readonly references: readonly string[];
  readonly date: Instant | undefined;
  readonly language: 'fr' | 'en';
  readonly text: string;
  /** Attached pages, as HTML. */
  readonly pages: readonly string[];
  readonly content:
    | { readonly kind: 'form'; readonly form: FormName; readonly shown: ShownForm; readonly asksAgain: boolean }
    | { readonly kind: 'invitation'; readonly invite: Invite }
    | { readonly kind: 'note' };
}

/** Reads an email from its bytes alone, like a mail client and the person before it. Throws on an email without a sender. */
export async function readLetter(raw: Uint8Array): Promise<Letter> {
  const email = await PostalMime.parse(Buffer.from(raw));
  const from = mailbox(email.from);
  if (from === undefined) throw new Error('An email without a sender');
  const subject = email.subject ?? '';
  const title = subject.replace(/^(?:rappel|reminder)\s?:\s*/i, '');
  const text = (email.text ?? '').replaceAll('\r\n', '\n');
  const shown = readForm(text);
  const invite = inviteOf(email);
  const language =
    email.headers
      .find(({ key }) => key === 'content-language')
      ?.value.trim()
      .toLowerCase() === 'en'
      ? 'en'
      : 'fr';
  return {
    from,
    replyTo: mailbox(email.replyTo?.[0]) ?? from,
    subject,
    title,
    isReminder: title !== subject,
    messageId: email.messageId ?? '',
    references: email.references?.match(/<[^<>\s]+>/g) ?? [],
    date:
      email.date === undefined || Number.isNaN(Date.parse(email.date))
        ? undefined
        : instantOfMillis(Date.parse(email.date)),
    language: shown?.language ?? language,
    text,
    pages: email.attachments.filter(({ mimeType }) => mimeType === 'text/html').map(({ content }) => textOf(content)),
    content:
      invite !== undefined
        ? { kind: 'invitation', invite }
        : shown === undefined
          ? { kind: 'note' }
          : { kind: 'form', form: recognizeForm(title, shown), shown, asksAgain: isClarification(title) },
  };
}

function mailbox(address: Address | undefined): Mailbox | undefined {
  return address?.address === undefined ? undefined : { name: address.name, address: address.address };
}

function textOf(content: Email['attachments'][number]['content']): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

function inviteOf({ attachments }: Email): Invite | undefined {
  const part = attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  if (part === undefined) return undefined;
  const calendar = ICAL.Component.fromString(textOf(part.content));
  const event = calendar.getFirstSubcomponent('vevent');
  const method = calendar.getFirstPropertyValue('method');
  if (event === null || (method !== 'REQUEST' && method !== 'CANCEL')) return undefined;
  const { uid, sequence, startDate, endDate, summary, organizer } = new ICAL.Event(event);
  return {
    method,
    uid,
    sequence,
    start: instantOfMillis(startDate.toJSDate().getTime()),
    end: instantOfMillis(endDate.toJSDate().getTime()),
    title: summary,
    organizer: organizer.replace(/^mailto:/i, ''),
  };
}
