import type { PersonKind } from '../people/person-kind.ts';

/** Starts the cycle, then answers nothing any more: the second coordinator is asked. */
export const goesSilent: PersonKind = {
  name: 'goes silent',
  weight: 1,
  sends: (_self, { letter }, plain) => (letter.content.kind === 'form' && letter.content.form === 'START' ? plain : []),
};
