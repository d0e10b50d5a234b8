import { program } from '../received-form.ts';
import { divs, type Manner, unsigned } from './manner.ts';

export const roundcube: Manner = {
  name: 'Roundcube',
  intro: (words) => [words.attribution(`2027-03-02 10:12`, program.name)],
  quote: 'marked',
  signs: unsigned,
  quotesHtml: false,
  parts: 'text',
  charset: 'utf-8',
  encoding: '8bit',
  html: divs,
  headers: [['User-Agent', 'Roundcube Webmail/1.6.6']],
};
