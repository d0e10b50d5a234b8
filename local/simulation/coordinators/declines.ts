import type { PersonKind } from '../people/person-kind.ts';
import { decided } from '../people/write-reply.ts';

/** Says no to the start: a whole cycle, over within a day. */
export const declines: PersonKind = {
  name: 'declines',
  weight: 1,
  sends: (self, { letter }, plain) =>
    decided(self, letter, plain, { form: 'START', says: () => ({ yes: false }), label: 'no' }),
};
