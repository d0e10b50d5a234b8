import { confirmationIn } from './confirmation.ts';
import type { PersonKind } from './person-kind.ts';
import { writeAnswers } from './write-reply.ts';

/** Lets a colleague answer, from the colleague's own address, the first time, and says so when asked; then answers alone. */
export const delegating: PersonKind = {
  name: 'delegating',
  weight: 1,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter }, plain) => {
    if (confirmationIn(letter) !== undefined || self.sent.some(({ to }) => to === letter.replyTo.address)) return plain;
    return plain.map((outgoing) =>
      outgoing.purpose === 'answer'
        ? writeAnswers(self, letter, outgoing.meaning ?? {}, {
            at: outgoing.at,
            purpose: 'foreign',
            label: `delegate|${letter.messageId}`,
            from: { name: 'Un collègue', address: self.colleague },
          })
        : outgoing,
    );
  },
};
