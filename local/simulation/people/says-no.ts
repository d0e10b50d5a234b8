import { letterOf } from '../../employees/choose.ts';
import type { PersonKind } from './person-kind.ts';
import { decided } from './write-reply.ts';

/** Enrolls, and does not take part after all once a partner is proposed. */
export const saysNo: PersonKind = {
  name: 'says no',
  weight: 1,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter }, plain) =>
    decided(self, letter, plain, { form: 'PRO', says: (question) => letterOf(question, 'D'), label: 'no' }),
};
