import { plusMinutes } from '../../../shared/domain/instant.ts';
import { pick } from '../../employees/random.ts';
import type { PersonKind } from '../people/person-kind.ts';
import { writeAnswers } from '../people/write-reply.ts';

/** Sends every decision twice, at once or within the hour. */
export const repliesTwice: PersonKind = {
  name: 'replies twice',
  weight: 2,
  sends: (self, { letter }, plain) =>
    plain.flatMap((outgoing) => {
      if (outgoing.purpose !== 'answer' || outgoing.meaning === undefined) return [outgoing];
      const label = `again|${letter.messageId}`;
      const at = plusMinutes(outgoing.at, pick(self.random, `${self.address}|${label}`, [0, 1, 45]));
      return [outgoing, writeAnswers(self, letter, outgoing.meaning, { at, purpose: 'correction', label })];
    }),
};
