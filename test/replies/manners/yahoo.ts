import { program } from '../received-form.ts';
import { divs, type Manner, unsigned } from './manner.ts';

export const yahoo: Manner = {
  name: 'Yahoo',
  intro: (words) => [
    words.attribution(`${words.longDate} à ${words.clock}:05 UTC+1`, `${program.name} <${program.address}>`),
    '',
  ],
  quote: 'unmarked',
  signs: unsigned,
  quotesHtml: true,
  parts: 'both',
  charset: 'utf-8',
  encoding: 'base64',
  html: { ...divs, quoteOpen: '<div class="yahoo_quoted"><div>', quoteClose: '</div></div>' },
  headers: [['X-Mailer', 'WebService/1.1.25239 YahooMailIosMobile']],
};
