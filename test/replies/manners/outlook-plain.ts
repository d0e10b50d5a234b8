import { headerBlock } from '../client-words.ts';
import { type Manner, regards } from './manner.ts';
import { outlookDesktop } from './outlook-desktop.ts';

export const outlookPlain: Manner = {
  ...outlookDesktop,
  name: 'Exchange, text only',
  intro: (words, subject) => [`-----${words.original}-----`, ...headerBlock(words, subject), ''],
  signs: regards,
  quotesHtml: false,
  parts: 'text',
};
