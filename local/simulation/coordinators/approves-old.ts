import { plusMinutes } from '../../../shared/domain/instant.ts';
import { letterOf } from '../../employees/choose.ts';
import type { PersonKind } from '../people/person-kind.ts';
import { writeAnswers } from '../people/write-reply.ts';

/** Decides a proposal a week late, in reply to the old email, when another coordinator may have been asked or have decided. */
export const approvesOld: PersonKind = {
  name: 'approves an old proposal',
  weight: 2,
  sends: (self, { letter, at }, plain) => {
    if (letter.content.kind !== 'form' || letter.content.form !== 'MAT') return plain;
    const [question] = letter.content.shown.questions;
    if (question === undefined || self.sent.some(({ to }) => to === letter.replyTo.address)) return [];
    const meaning = { [question.number]: letterOf(question, 'A') };
    const about = { at: plusMinutes(at, 7 * 24 * 60), purpose: 'answer', label: `old|${letter.messageId}` } as const;
    return [writeAnswers(self, letter, meaning, about)];
  },
};
