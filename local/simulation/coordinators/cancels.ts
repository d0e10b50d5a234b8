import type { PersonKind } from '../people/person-kind.ts';
import { decided } from '../people/write-reply.ts';

/** Cancels the cycle when asked to approve the pairs. */
export const cancels: PersonKind = {
  name: 'cancels',
  weight: 1,
  sends: (self, { letter }, plain) =>
    decided(self, letter, plain, { form: 'MAT', says: () => ({ text: 'ANNULER' }), label: 'cancel' }),
};
