import { divs, type Manner, regards } from './manner.ts';

export const noQuote: Manner = {
  name: 'no quote',
  intro: () => [],
  quote: 'none',
  signs: regards,
  quotesHtml: false,
  parts: 'text',
  charset: 'iso-8859-1',
  encoding: '8bit',
  html: divs,
  headers: [],
};
