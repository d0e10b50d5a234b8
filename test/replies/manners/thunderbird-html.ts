import type { Manner } from './manner.ts';
import { thunderbird } from './thunderbird.ts';

export const thunderbirdHtml: Manner = {
  ...thunderbird,
  name: 'Thunderbird, HTML only',
  quotesHtml: true,
  parts: 'html',
  flowed: false,
  html: {
    ...thunderbird.html,
    line: (escaped) => (escaped === '' ? '<p><br></p>' : `<p>${escaped}</p>`),
    intro: (lines) => `<div class="moz-cite-prefix">${lines.join('')}<br></div>`,
    quoteOpen: '<blockquote type="cite" cite="mid:x">',
  },
};
