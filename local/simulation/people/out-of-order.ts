import { plusMinutes } from '../../../shared/domain/instant.ts';
import type { PersonKind } from './person-kind.ts';
import { eachAnswer, writeAnswers } from './write-reply.ts';

/** Writes twice; the second message arrives a minute before the first, whose Date is older. What arrives last counts. */
export const outOfOrder: PersonKind = {
  name: 'out of order',
  weight: 1,
  persona: { character: 'prompt', promptness: 'minutes' },
  sends: (self, { letter }, plain) =>
    eachAnswer(letter, plain, (outgoing, meaning) => {
      const about = { at: outgoing.at, purpose: 'correction', label: `overtakes|${letter.messageId}` } as const;
      return [writeAnswers(self, letter, meaning, about), { ...outgoing, at: plusMinutes(outgoing.at, 1) }];
    }),
};
