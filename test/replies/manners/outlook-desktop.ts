import { headerBlock } from '../client-words.ts';
import { type Manner, regards } from './manner.ts';

export const outlookDesktop: Manner = {
  name: 'Outlook desktop',
  intro: (words, subject) => [...headerBlock(words, subject), ''],
  quote: 'unmarked',
  signs: (words, name) => [...regards(words, name), 'Chef de projet | Direction marketing', '01 02 03 04 05'],
  quotesHtml: true,
  parts: 'both',
  charset: 'windows-1252',
  encoding: 'base64',
  html: {
    line: (escaped) => `<p class=MsoNormal>${escaped === '' ? '<o:p>&nbsp;</o:p>' : `${escaped}<o:p></o:p>`}</p>`,
    intro: (lines) =>
      `<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>${lines.map((line) => line.replace(/^([^:]+:)/, '<b>$1</b>')).join('<br>')}<o:p></o:p></p></div>`,
    quoteOpen: '<div>',
    quoteClose: '</div>',
  },
  headers: [
    ['X-MS-Has-Attach', ''],
    ['X-Auto-Response-Suppress', 'DR, OOF, AutoReply'],
  ],
};
