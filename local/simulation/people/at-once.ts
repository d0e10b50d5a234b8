import { plusMinutes } from '../../../shared/domain/instant.ts';
import { between } from '../../employees/random.ts';
import type { PersonKind } from './person-kind.ts';

/** Answers within seconds, while the program may still be busy with having asked. */
export const atOnce: PersonKind = {
  name: 'at once',
  weight: 1,
  persona: { character: 'prompt', promptness: 'minutes' },
  sends: (self, { letter, at }, plain) =>
    plain.map((outgoing) => {
      const seconds = between(self.random, `${self.address}|${letter.messageId}|seconds`, 3, 12);
      return { ...outgoing, at: plusMinutes(at, seconds / 60) };
    }),
};
