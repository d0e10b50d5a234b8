import type { PersonKind } from './person-kind.ts';
import { writeAnswers } from './write-reply.ts';

/** Answers alone, but for a new date of a session: that the assistant of the roster answers, from the assistant's own address. */
export const assistantAnswers: PersonKind = {
  name: 'assistant answers',
  weight: 1,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter }, plain) => {
    const { assistant } = self.persona;
    if (assistant === undefined || letter.content.kind !== 'form' || letter.content.form !== 'MOV') return plain;
    return plain.map((outgoing) =>
      outgoing.purpose === 'answer'
        ? writeAnswers(self, letter, outgoing.meaning ?? {}, {
            at: outgoing.at,
            purpose: 'on behalf',
            label: `assistant|${letter.messageId}`,
            from: { name: 'Assistant', address: assistant },
          })
        : outgoing,
    );
  },
};
