import { program, writer } from '../received-form.ts';
import { divs, type Manner, regards } from './manner.ts';

export const zimbra: Manner = {
  name: 'Zimbra',
  intro: (words, subject) => [
    words.from === 'De' ? '----- Mail original -----' : `----- ${words.original} -----`,
    `${words.from}: "${program.name}" <${program.address}>`,
    `${words.to}: "${writer.name}" <${writer.address}>`,
    `${words.sent}: ${words.longDate} ${words.clock}:05`,
    `${words.subject}: ${subject}`,
    '',
  ],
  quote: 'unmarked',
  signs: regards,
  quotesHtml: false,
  parts: 'text',
  charset: 'utf-8',
  encoding: 'quoted-printable',
  html: divs,
  headers: [['X-Mailer', 'Zimbra 8.8.15_GA_4372 (ZimbraWebClient - FF115 (Win)/8.8.15_GA_4372)']],
};
