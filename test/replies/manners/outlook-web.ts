import { headerBlock } from '../client-words.ts';
import { divs, type Manner, regards } from './manner.ts';
import { outlookDesktop } from './outlook-desktop.ts';

export const outlookWeb: Manner = {
  ...outlookDesktop,
  name: 'Outlook on the web',
  intro: (words, subject) => ['________________________________', ...headerBlock(words, subject), ''],
  signs: regards,
  charset: 'utf-8',
  encoding: 'quoted-printable',
  html: {
    ...divs,
    intro: (lines) =>
      `<hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">${lines.slice(1).join('<br>')}</font></div>`,
    quoteOpen: '<div>',
    quoteClose: '</div>',
  },
};
