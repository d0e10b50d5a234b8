import { between } from '../../employees/random.ts';
import type { PersonKind } from './person-kind.ts';
import { writeWords } from './write-reply.ts';

/** Answers up to a drawn email, and that one with STOP; afterwards nothing. */
export const stopper: PersonKind = {
  name: 'STOP',
  weight: 1,
  persona: { character: 'prompt', promptness: 'minutes' },
  sends: (self, { letter, at }, plain) => {
    if (self.sent.some(({ purpose }) => purpose === 'stop')) return [];
    const patience = between(self.random, `${self.address}|patience`, 0, 6);
    if (self.received < patience || letter.content.kind !== 'form') return plain;
    const [first] = plain;
    const about = { at: first?.at ?? at, purpose: 'stop', label: `stop|${letter.messageId}` } as const;
    return [writeWords(self, letter, ['STOP'], about)];
  },
};
