import { pick } from '../../employees/random.ts';
import type { PersonKind } from './person-kind.ts';
import { sayWordOnce } from './say-word-once.ts';
import { decided } from './write-reply.ts';

/** Says PAUSE at some moment, for as long as that lasts by itself, and afterwards resumes, waits once more or stops. */
export const pauser: PersonKind = {
  name: 'PAUSE',
  weight: 2,
  persona: { character: 'prompt', promptness: 'minutes' },
  sends: (self, incoming, plain) =>
    sayWordOnce(self, incoming, plain, { purpose: 'pause', word: () => 'PAUSE' }) ?? afterPause(self, incoming, plain),
};

/** What somebody answers who is asked after a pause how to go on. */
export const afterPause: NonNullable<PersonKind['sends']> = (self, { letter }, plain) => {
  const choices = ['A', 'A', 'B', 'C'] as const;
  const letterOf = pick(self.random, `${self.address}|back|${letter.messageId}`, [...choices]);
  return decided(self, letter, plain, {
    form: 'BACK',
    says: ({ options }) => {
      const option = options.find((each) => each.letter === letterOf);
      return { letter: letterOf, words: option?.label ?? letterOf };
    },
    label: 'back',
  });
};
