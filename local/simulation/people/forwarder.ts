import { confirmationIn } from './confirmation.ts';
import type { PersonKind } from './person-kind.ts';
import { writeAnswers } from './write-reply.ts';

/** Reads at home: answers from a private address that the roster does not know, then, when reminded, from the right one. */
export const forwarder: PersonKind = {
  name: 'forwarder',
  weight: 1,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter }, plain) => {
    const from = { name: self.name, address: self.address.replace(/@.*$/, '.home@mailbox.example') };
    if (confirmationIn(letter) !== undefined || self.sent.some(({ to }) => to === letter.replyTo.address)) return plain;
    return plain.map((outgoing) =>
      outgoing.purpose === 'answer'
        ? writeAnswers(self, letter, outgoing.meaning ?? {}, {
            at: outgoing.at,
            purpose: 'foreign',
            label: `home|${letter.messageId}`,
            from,
          })
        : outgoing,
    );
  },
};
