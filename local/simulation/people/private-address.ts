import { confirmationIn } from './confirmation.ts';
import type { PersonKind } from './person-kind.ts';
import { decided, writeAnswers } from './write-reply.ts';

/** Answers everything from a private address, and confirms each held reply by a word from the company's. */
export const privateAddress: PersonKind = {
  name: 'private address',
  weight: 1,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter }, plain) => {
    const form = confirmationIn(letter);
    if (form !== undefined) return decided(self, letter, plain, { form, says: () => ({ yes: true }), label: 'mine' });
    const from = { name: self.name, address: self.address.replace(/@.*$/, '@private.example') };
    return plain.map((outgoing) =>
      outgoing.purpose === 'answer'
        ? writeAnswers(self, letter, outgoing.meaning ?? {}, {
            at: outgoing.at,
            purpose: 'foreign',
            label: `private|${letter.messageId}`,
            from,
          })
        : outgoing,
    );
  },
};
