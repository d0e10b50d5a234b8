import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { base32 } from '../domain/base32.ts';
import type { Instant } from '../domain/instant.ts';
import type { Language } from '../domain/language.ts';
import { cleanHeaderText } from './clean-header-text.ts';
import type { MailAttachment } from './parse-message.ts';

/** A mailbox with an optional display name. */
export type Mailbox = { readonly address: string; readonly name?: string };

/** One email to one person, in full. */
export type OutgoingEmail = {
  /** The ledger key: boundaries and Message-ID derive from it. */
  readonly key: string;
  /** The Date header, which SES replaces. */
  readonly at: Instant;
  readonly from: Mailbox;
  readonly to: Mailbox;
  /** Where the answer goes; repeated in References, because SES replaces Message-ID and some gateways lose Reply-To. */
  readonly replyTo?: Mailbox;
  readonly subject: string;
  readonly language: Language;
  readonly text: string;
  readonly html: string;
  /** SES Message-IDs of the thread, oldest first, with angle brackets. */
  readonly thread?: readonly string[];
  /** Where STOP is sent by the mail client's unsubscribe button. */
  readonly unsubscribeAddress?: string;
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
  readonly attachments?: readonly MailAttachment[];
};

/** The bytes of an email: the same email gives the same bytes. No value can add a header: control characters are dropped. */
export async function composeMessage(email: OutgoingEmail): Promise<Uint8Array> {
  const seed = base32(createHash('sha256').update(email.key).digest()).slice(0, 32);
  const thread = (email.thread ?? []).map(messageId);
  const references = [...(email.replyTo === undefined ? [] : [messageId(email.replyTo.address)]), ...thread].join(' ');
  const inReplyTo = thread.at(-1);
  const composer = new MailComposer({
    baseBoundary: seed,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
    messageId: `<${seed}@${domainOf(email.from.address)}>`,
    date: new Date(email.at),
    from: mailbox(email.from),
    to: mailbox(email.to),
    ...(email.replyTo === undefined ? {} : { replyTo: mailbox(email.replyTo) }),
    ...(references === '' ? {} : { references }),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    subject: cleanHeaderText(email.subject),
    headers: {
      'Auto-Submitted': 'auto-generated',
      // not "All": it would also silence delivery reports
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': email.language,
      ...(email.unsubscribeAddress === undefined
        ? {}
        : { 'List-Unsubscribe': `<mailto:${addressOf(email.unsubscribeAddress)}?subject=STOP&body=STOP>` }),
    },
    text: email.text,
    html: email.html,
    ...(email.calendar === undefined ? {} : { icalEvent: { ...email.calendar } }),
    attachments: (email.attachments ?? []).map(({ name, type, bytes }) => ({
      filename: cleanHeaderText(name),
      contentType: cleanHeaderText(type),
      content: Buffer.from(bytes),
    })),
  });
  return composer.compile().build();
}

function mailbox({ address, name = '' }: Mailbox): { name: string; address: string } {
  return { name: cleanHeaderText(name), address: addressOf(address) };
}

/** Refuses rather than repairs: an address that needs cleaning is not the one that was registered. */
function addressOf(address: string): string {
  if (!/^[^\s<>@,;:"()]+@[^\s<>@,;:"()]+$/.test(address) || /\p{Cc}/u.test(address))
    throw new Error('Not a plain email address');
  return address;
}

function messageId(value: string): string {
  return `<${value.replace(/[\s<>\p{Cc}]/gu, '')}>`;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
