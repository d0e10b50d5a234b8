import { appleMail } from './apple-mail.ts';
import type { Manner } from './manner.ts';

export const iphone: Manner = {
  ...appleMail,
  name: 'iPhone',
  intro: (words, subject) => [...appleMail.intro(words, subject), '\ufeff'],
  signs: (words) => ['', words.phone],
  headers: [['X-Mailer', 'iPhone Mail (22D72)']],
};
