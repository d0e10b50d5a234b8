import { confirmationIn } from './confirmation.ts';
import type { PersonKind } from './person-kind.ts';
import { withoutProof } from './without-proof.ts';
import { decided } from './write-reply.ts';

/** Works where nothing proves who sent an email, and says of each held reply that it is theirs. */
export const unproven: PersonKind = {
  name: 'unproven',
  weight: 1,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter }, plain) => {
    const form = confirmationIn(letter);
    if (form !== undefined)
      return decided(self, letter, plain, { form, says: () => ({ yes: true }), label: 'mine' }).map(withoutProof);
    return plain.map((outgoing) =>
      withoutProof(outgoing.purpose === 'answer' ? { ...outgoing, purpose: 'unproven' } : outgoing),
    );
  },
};
