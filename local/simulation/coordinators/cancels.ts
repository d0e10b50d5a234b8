import { letterOf } from '../../employees/choose.ts';
import type { PersonKind } from '../people/person-kind.ts';
import { writeAnswers } from '../people/write-reply.ts';

/** Cancels the cycle when asked to approve the pairs. */
export const cancels: PersonKind = {
  name: 'cancels',
  weight: 1,
  sends: (self, { letter }, plain) => {
    if (letter.content.kind !== 'form' || letter.content.form !== 'MAT') return plain;
    const [question] = letter.content.shown.questions;
    if (question === undefined) return plain;
    return plain.map(({ at }) =>
      writeAnswers(
        self,
        letter,
        { [question.number]: letterOf(question, 'B') },
        { at, purpose: 'answer', label: `cancel|${letter.messageId}` },
      ),
    );
  },
};
