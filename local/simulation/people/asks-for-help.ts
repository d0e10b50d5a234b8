import { pick } from '../../employees/random.ts';
import type { PersonKind } from './person-kind.ts';
import { sayWordOnce } from './say-word-once.ts';

const words = {
  fr: ['AIDE', 'APPELEZ-MOI', 'DONNÉES', 'ENGLISH'],
  en: ['HELP', 'CALL ME', 'MY DATA', 'FRANÇAIS'],
} as const;

/** Says one of the words that ask for something, and answers the next reminder. */
export const asksForHelp: PersonKind = {
  name: 'HELP',
  weight: 2,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, incoming, plain) =>
    sayWordOnce(self, incoming, plain, {
      purpose: 'word',
      word: ({ language }) => pick(self.random, `${self.address}|word`, [...words[language]]),
    }) ?? plain,
};
