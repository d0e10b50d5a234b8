import { program, writer } from '../received-form.ts';
import { divs, type Manner, regards } from './manner.ts';

export const notes: Manner = {
  name: 'Notes, HTML only',
  intro: (words, subject) => [
    `${words.from} : ${program.name} <${program.address}>`,
    `${words.to === 'À' ? 'A' : words.to} : ${writer.address}`,
    `${words.date} : ${words.numericDate} ${words.clock}`,
    `${words.subject} : ${subject}`,
    '',
  ],
  quote: 'unmarked',
  signs: regards,
  quotesHtml: true,
  parts: 'html',
  charset: 'iso-8859-1',
  encoding: 'quoted-printable',
  html: {
    ...divs,
    line: (escaped) => `<font size=2 face="sans-serif">${escaped === '' ? '&nbsp;' : escaped}</font><br>`,
    intro: (lines) =>
      `<table>${lines
        .map((line) => line.replace(/^([^:]+:) ?(.*)$/, '<tr><td><font color="#5F5F5F">$1</font></td><td>$2</td></tr>'))
        .join('')}</table><hr noshade>`,
    quoteOpen: '<div>',
    quoteClose: '</div>',
  },
  headers: [['X-Mailer', 'HCL Notes Release 12.0.2 November 03, 2022']],
};
