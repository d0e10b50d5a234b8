import type { PersonKind } from './person-kind.ts';
import { writeWords } from './write-reply.ts';

/** Is not who the roster thinks, and says so to every form, once each. */
export const notMe: PersonKind = {
  name: 'NOT ME',
  weight: 1,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter, at }, plain) => {
    if (letter.content.kind !== 'form') return [];
    const about = { at: plain[0]?.at ?? at, purpose: 'not me', label: `not me|${letter.messageId}` } as const;
    return [writeWords(self, letter, [letter.language === 'fr' ? 'Pas moi' : 'Not me'], about)];
  },
};
