import { plusMinutes } from '../../../shared/domain/instant.ts';
import type { PersonKind } from './person-kind.ts';
import { eachAnswer, writeAnswers } from './write-reply.ts';

/**
 * Answers promptly, and a colleague who has not seen the email writes in this person's name from the company's own server, so that every
 * proof holds. An address tells which form it belongs to, but its key can only be guessed: here it is wrong.
 */
export const guessed: PersonKind = {
  name: 'guessed',
  weight: 1,
  persona: { character: 'prompt', promptness: 'minutes' },
  sends: (self, { letter }, plain) =>
    eachAnswer(letter, plain, (outgoing, meaning) => {
      const address = letter.replyTo.address.replace(/.(?=@)/, (last) => (last === 'a' ? 'b' : 'a'));
      const unseen = { ...letter, replyTo: { ...letter.replyTo, address }, messageId: '', references: [], text: '' };
      const about = { at: plusMinutes(outgoing.at, 5), purpose: 'guess', label: `guess|${letter.messageId}` } as const;
      return [outgoing, writeAnswers(self, unseen, meaning, about)];
    }),
};
