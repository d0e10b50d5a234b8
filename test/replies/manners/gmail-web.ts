import { program } from '../received-form.ts';
import { divs, type Manner, regards } from './manner.ts';

export const gmailWeb: Manner = {
  name: 'Gmail on the web',
  intro: (words) => {
    const line = words.attribution(`${words.shortDate} à ${words.clock}`, `${program.name} <${program.address}>`);
    const at = line.indexOf('<') + 1; // it wraps at 78 columns, behind the bracket
    return [line.slice(0, at), line.slice(at), ''];
  },
  quote: 'marked',
  signs: regards,
  quotesHtml: true,
  stars: true,
  parts: 'both',
  charset: 'utf-8',
  encoding: 'quoted-printable',
  html: {
    ...divs,
    intro: (lines) => `<div dir="ltr" class="gmail_attr">${lines.join('')}<br></div>`,
    quoteOpen: '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;padding-left:1ex">',
  },
  headers: [],
};
