import { confirmationIn } from './confirmation.ts';
import { delegating } from './delegating.ts';
import type { PersonKind } from './person-kind.ts';
import { decided } from './write-reply.ts';

/** Forwards each form to a colleague, who answers; then says that the answer is theirs. */
export const lends: PersonKind = {
  ...delegating,
  name: 'lends',
  sends: (self, incoming, plain) => {
    const form = confirmationIn(incoming.letter);
    return form === undefined
      ? (delegating.sends?.(self, incoming, plain) ?? plain)
      : decided(self, incoming.letter, plain, { form, says: () => ({ yes: true }), label: 'mine' });
  },
};
