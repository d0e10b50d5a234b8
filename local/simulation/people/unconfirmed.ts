import { confirmationIn } from './confirmation.ts';
import type { PersonKind } from './person-kind.ts';
import { withoutProof } from './without-proof.ts';

/** Works where nothing proves who sent an email, and never answers when asked whether a reply was theirs: nothing of it may count. */
export const unconfirmed: PersonKind = {
  name: 'unconfirmed',
  weight: 1,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (_self, { letter }, plain) =>
    confirmationIn(letter) === undefined
      ? plain.map((outgoing) =>
          withoutProof(outgoing.purpose === 'answer' ? { ...outgoing, purpose: 'unproven' } : outgoing),
        )
      : [],
};
