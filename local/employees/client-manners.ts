import { createHash } from 'node:crypto';
import type { Instant } from '../../shared/domain/instant.ts';
import { type DateWords, dateHeader, dateWords } from './mail-words.ts';
import { addressText, type Charset, fits, mimeMessage, type TextPart } from './mime.ts';
import { escapeHtml, flow, htmlLine, quotedHtml, quotedText } from './quote-body.ts';
import type { Letter, Mailbox } from './read-letter.ts';
import type { Draft } from './reply-styles.ts';

/** Mail clients, each with its own way to quote, sign and encode. */
export type ClientManner =
  | 'outlook-desktop'
  | 'outlook-mobile'
  | 'gmail'
  | 'apple-mail'
  | 'iphone'
  | 'thunderbird'
  | 'notes'
  | 'no-quote';

/** A reply as its writer sends it off. */
export interface Reply {
  readonly from: Mailbox;
  readonly letter: Letter;
  readonly draft: Draft;
  readonly greets: boolean;
  readonly at: Instant;
  readonly timeZone: string;
  /** Ids and boundaries derive from it. */
  readonly seed: string;
}

/** A reply in bytes; its Message-ID has angle brackets. */
export interface ComposedReply {
  readonly raw: Uint8Array;
  readonly messageId: string;
}

type Language = 'fr' | 'en';
type Quoted = DateWords & { readonly sender: Mailbox; readonly reader: Mailbox; readonly subject: string };

interface Manner {
  readonly quote: 'marked' | 'attribution marked too' | 'header block' | 'none';
  /** Lines above the quoted email. */
  readonly intro: (quoted: Quoted, language: Language) => readonly string[];
  readonly signs: 'regards' | 'phone' | 'below';
  readonly footer?: Readonly<Record<Language, string>>;
  readonly parts: 'text' | 'html' | 'both';
  readonly charset: Charset;
  readonly encoding: TextPart['encoding'];
  readonly prefix: Readonly<Record<Language, string>>;
  readonly headers: readonly (readonly [string, string])[];
  /** Of the Message-ID, when it is not the writer's own. */
  readonly idDomain?: string;
}

const headerBlock = (
  { sender, reader, subject, day, date, month, year, clock }: Quoted,
  language: Language,
): string[] =>
  language === 'fr'
    ? [
        `De : ${sender.name} <${sender.address}>`,
        `Envoyé : ${day} ${date} ${month} ${year} ${clock}`,
        `À : ${reader.name} <${reader.address}>`,
        `Objet : ${subject}`,
        '',
      ]
    : [
        `From: ${sender.name} <${sender.address}>`,
        `Sent: ${day}, ${month} ${date}, ${year} ${clock}`,
        `To: ${reader.name} <${reader.address}>`,
        `Subject: ${subject}`,
        '',
      ];

const appleAttribution = ({ sender, date, shortMonth, year, clock, clock12 }: Quoted, language: Language): string[] =>
  language === 'fr'
    ? [`Le ${date} ${shortMonth} ${year} à ${clock}, ${sender.name} <${sender.address}> a écrit :`, '']
    : [`On ${date} ${shortMonth} ${year}, at ${clock12}, ${sender.name} <${sender.address}> wrote:`, ''];

const outlook: Manner = {
  quote: 'header block',
  intro: headerBlock,
  signs: 'regards',
  parts: 'both',
  charset: 'windows-1252',
  encoding: 'base64',
  prefix: { fr: 'RE: ', en: 'RE: ' },
  headers: [
    ['X-MS-Has-Attach', ''],
    ['X-Auto-Response-Suppress', 'DR, OOF, AutoReply'],
  ],
};

const manners: Readonly<Record<ClientManner, Manner>> = {
  'outlook-desktop': outlook,
  'outlook-mobile': {
    ...outlook,
    intro: (quoted, language) => ['________________________________', ...headerBlock(quoted, language)],
    signs: 'phone',
    footer: {
      fr: 'Télécharger Outlook pour iOS<https://aka.ms/o0ukef>',
      en: 'Get Outlook for iOS<https://aka.ms/o0ukef>',
    },
    charset: 'utf-8',
  },
  gmail: {
    quote: 'marked',
    intro: ({ sender, shortDay, date, shortMonth, year, clock, clock12 }, language) =>
      language === 'fr'
        ? [
            `Le ${shortDay} ${date} ${shortMonth} ${year} à ${clock}, ${sender.name} <`,
            `${sender.address}> a écrit :`,
            '',
          ]
        : [
            `On ${shortDay}, ${shortMonth} ${date}, ${year} at ${clock12} ${sender.name} <`,
            `${sender.address}> wrote:`,
            '',
          ],
    signs: 'regards',
    parts: 'both',
    charset: 'utf-8',
    encoding: 'quoted-printable',
    prefix: { fr: 'Re: ', en: 'Re: ' },
    headers: [],
    idDomain: 'mail.gmail.com',
  },
  'apple-mail': {
    quote: 'attribution marked too',
    intro: appleAttribution,
    signs: 'regards',
    parts: 'both',
    charset: 'utf-8',
    encoding: 'quoted-printable',
    prefix: { fr: 'Re\u00a0: ', en: 'Re: ' },
    headers: [['X-Mailer', 'Apple Mail (2.3826.300.87)']],
  },
  iphone: {
    quote: 'attribution marked too',
    intro: (quoted, language) => [...appleAttribution(quoted, language), '\ufeff'],
    signs: 'phone',
    footer: { fr: 'Envoyé de mon iPhone', en: 'Sent from my iPhone' },
    parts: 'both',
    charset: 'utf-8',
    encoding: 'quoted-printable',
    prefix: { fr: 'Re: ', en: 'Re: ' },
    headers: [['X-Mailer', 'iPhone Mail (22D72)']],
  },
  thunderbird: {
    quote: 'marked',
    intro: ({ sender, numeric, clock }, language) =>
      language === 'fr'
        ? [`Le ${numeric} à ${clock}, ${sender.name} a écrit :`]
        : [`On ${numeric} ${clock}, ${sender.name} wrote:`],
    signs: 'below',
    parts: 'text',
    charset: 'utf-8',
    encoding: '8bit',
    prefix: { fr: 'Re: ', en: 'Re: ' },
    headers: [['User-Agent', 'Mozilla Thunderbird']],
  },
  notes: {
    ...outlook,
    intro: ({ sender, reader, subject, numeric, clock }, language) =>
      language === 'fr'
        ? [
            `De : ${sender.name} <${sender.address}>`,
            `A : ${reader.address}`,
            `Date : ${numeric} ${clock}`,
            `Objet : ${subject}`,
            '',
          ]
        : [
            `From: ${sender.name} <${sender.address}>`,
            `To: ${reader.address}`,
            `Date: ${numeric} ${clock}`,
            `Subject: ${subject}`,
            '',
          ],
    parts: 'html',
    charset: 'iso-8859-1',
    encoding: 'quoted-printable',
    prefix: { fr: 'Réf. : ', en: 'Re: ' },
    headers: [['X-Mailer', 'HCL Notes Release 12.0.2 November 03, 2022']],
  },
  'no-quote': { ...outlook, quote: 'none', parts: 'text', prefix: { fr: 'Re: ', en: 'Re: ' }, headers: [] },
};

/** False for a client set to leave the email it answers out. */
export function quotes(manner: ClientManner): boolean {
  return manners[manner].quote !== 'none';
}

/** A reply in a client's manner. The same reply gives the same bytes. */
export function composeReply(name: ClientManner, reply: Reply): ComposedReply {
  const manner = manners[name];
  const { letter, from, at, timeZone, seed } = reply;
  const id = createHash('sha256').update(seed).digest('hex');
  const messageId = `<${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 28)}@${manner.idDomain ?? from.address.slice(from.address.lastIndexOf('@') + 1)}>`;
  const { text, html } = bodyOf(manner, reply);
  const raw = mimeMessage({
    headers: [
      ['From', addressText(from)],
      ['To', addressText(letter.replyTo)],
      ['Subject', `${manner.prefix[letter.language]}${letter.subject}`],
      ['Date', dateHeader(at, timeZone)],
      ['Message-ID', messageId],
      ...(letter.messageId === '' ? [] : [['In-Reply-To', letter.messageId] as const]),
      ['References', [...letter.references, letter.messageId].join(' ').trim()],
      ...manner.headers,
    ],
    headerCharset: manner.charset,
    boundary: `=_${id.slice(28, 52)}`,
    parts: partsOf(name, manner, text, html),
  });
  return { raw, messageId };
}

function partsOf(name: ClientManner, manner: Manner, text: readonly string[], html: string): [TextPart, ...TextPart[]] {
  const body = (type: string, content: string): TextPart => {
    const charset = fits(content, manner.charset) ? manner.charset : 'utf-8';
    return { type, charset, encoding: manner.encoding, text: content };
  };
  const plain =
    name === 'thunderbird'
      ? body('text/plain; format=flowed', flow(text).join('\n'))
      : body('text/plain', text.join('\n'));
  const rich = body('text/html', manner.charset === 'iso-8859-1' ? entities(html) : html);
  return manner.parts === 'text' ? [plain] : manner.parts === 'html' ? [rich] : [plain, rich];
}

/** Old charsets lack the typographic apostrophe: HTML names such characters by number. */
function entities(html: string): string {
  return html.replace(/[^\0-\xff]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}

function bodyOf(
  manner: Manner,
  { letter, draft, from, greets, timeZone, at }: Reply,
): { text: string[]; html: string } {
  const { language } = letter;
  const writesAbove = manner.signs === 'regards' || (manner.signs === 'below' && draft.top.length > 0);
  const greeting = greets && writesAbove ? [language === 'fr' ? 'Bonjour,' : 'Hello,', ''] : [];
  const regards = language === 'fr' ? 'Cordialement,' : 'Best regards,';
  const signature = {
    regards: ['', regards, from.name],
    phone: ['', manner.footer?.[language] ?? ''],
    below: ['', '-- ', from.name],
  }[manner.signs];
  const own = [...greeting, ...draft.top];
  if (manner.quote === 'none') return { text: [...own, ...signature], html: '' };
  const quoted = {
    ...dateWords(letter.date ?? at, timeZone, language),
    sender: letter.from,
    reader: from,
    subject: letter.subject,
  };
  const intro = manner.intro(quoted, language);
  const isMarked = manner.quote !== 'header block';
  const introText =
    manner.quote === 'attribution marked too'
      ? quotedText(
          intro.map((text) => ({ text, typed: false })),
          true,
        )
      : intro;
  const quote = [...introText, ...quotedText(draft.quoted, isMarked)];
  const text = manner.signs === 'below' ? [...quote, '', ...own, ...signature] : [...own, ...signature, '', ...quote];
  const html = [
    '<html><head><meta http-equiv="Content-Type" content="text/html"></head><body>',
    ...[...own, ...signature, ''].map(htmlLine),
    manner.parts === 'html'
      ? `<table>${intro.map(tableRow).join('')}</table>`
      : intro.map((line) => `<div>${escapeHtml(line)}</div>`).join('\n'),
    quotedHtml(draft.quoted, isMarked, ' type="cite"'),
    '</body></html>',
  ].join('\n');
  return { text, html };
}

function tableRow(line: string): string {
  const [, name = '', value = ''] = /^([^:]+:)\s?(.*)$/.exec(line) ?? [];
  return name === '' ? '' : `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(value)}</td></tr>`;
}
