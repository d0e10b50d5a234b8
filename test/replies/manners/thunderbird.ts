import { program } from '../received-form.ts';
import { divs, type Manner } from './manner.ts';

export const thunderbird: Manner = {
  name: 'Thunderbird, flowed',
  intro: (words) => [words.attribution(`${words.numericDate} à ${words.clock}`, program.name)],
  quote: 'marked',
  signs: (_, name) => ['', '-- ', name],
  quotesHtml: false,
  parts: 'text',
  flowed: true,
  charset: 'utf-8',
  encoding: '8bit',
  html: divs,
  headers: [['User-Agent', 'Mozilla Thunderbird']],
};
