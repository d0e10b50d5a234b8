import type { PersonKind } from '../people/person-kind.ts';
import { writeAnswers } from '../people/write-reply.ts';

/** Says no to the start: a whole cycle, over within a day. */
export const declines: PersonKind = {
  name: 'declines',
  weight: 1,
  sends: (self, { letter }, plain) => {
    if (letter.content.kind !== 'form' || letter.content.form !== 'START') return plain;
    const [question] = letter.content.shown.questions;
    if (question === undefined) return plain;
    return plain.map(({ at }) =>
      writeAnswers(
        self,
        letter,
        { [question.number]: { yes: false } },
        { at, purpose: 'answer', label: `no|${letter.messageId}` },
      ),
    );
  },
};
