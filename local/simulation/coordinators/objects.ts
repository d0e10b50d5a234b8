import { plusMinutes } from '../../../shared/domain/instant.ts';
import { between } from '../../employees/random.ts';
import type { PersonKind } from '../people/person-kind.ts';
import { writeWords } from '../people/write-reply.ts';

/** Stops the first approval of the other coordinator that she hears of, within two hours, and lets the next one pass. */
export const objects: PersonKind = {
  name: 'objects',
  weight: 1,
  sends: (self, { letter, at }, plain) => {
    if (letter.content.kind !== 'form' || letter.content.form !== 'OBJ') return plain;
    if (self.sent.some(({ purpose }) => purpose === 'wait')) return [];
    const word = letter.language === 'fr' ? 'ATTENDRE' : 'WAIT';
    const stopsAt = plusMinutes(at, between(self.random, `${self.address}|objects`, 1, 100));
    return [writeWords(self, letter, [word], { at: stopsAt, purpose: 'wait', label: `wait|${letter.messageId}` })];
  },
};
