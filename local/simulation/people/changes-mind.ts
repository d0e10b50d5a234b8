import { plusMinutes } from '../../../shared/domain/instant.ts';
import { between } from '../../employees/random.ts';
import type { PersonKind } from './person-kind.ts';
import { eachAnswer, writeAnswers } from './write-reply.ts';

/** Answers, and minutes later answers again with another mind: the second one counts. */
export const changesMind: PersonKind = {
  name: 'changes mind',
  weight: 2,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter }, plain) =>
    eachAnswer(letter, plain, (outgoing, meaning) => {
      const label = `second|${letter.messageId}`;
      const at = plusMinutes(outgoing.at, between(self.random, `${self.address}|${label}`, 0, 120));
      return [outgoing, writeAnswers(self, letter, meaning, { at, purpose: 'correction', label })];
    }),
};
