import { plusMinutes } from '../../../shared/domain/instant.ts';
import { letterOf } from '../../employees/choose.ts';
import { between } from '../../employees/random.ts';
import type { PersonKind } from '../people/person-kind.ts';
import { writeAnswers, writeWords } from '../people/write-reply.ts';

/** Approves, stops it by a word within two hours, and approves a day or two later after all. */
export const stopsHerApproval: PersonKind = {
  name: 'stops her approval',
  weight: 2,
  sends: (self, { letter, proposal }, plain) => {
    const [question] = letter.content.kind === 'form' ? letter.content.shown.questions : [];
    if (proposal === undefined || question === undefined || self.sent.some(({ purpose }) => purpose === 'wait'))
      return plain;
    return plain.flatMap((approval) => {
      const label = `${self.address}|${letter.messageId}`;
      const stopsAt = plusMinutes(approval.at, between(self.random, `${label}|stop`, 1, 100));
      const again = plusMinutes(stopsAt, between(self.random, `${label}|again`, 60, 36 * 60));
      const word = letter.language === 'fr' ? 'ATTENDRE' : 'WAIT';
      return [
        approval,
        {
          ...writeWords(self, letter, [word], { at: stopsAt, purpose: 'wait', label: `wait|${letter.messageId}` }),
          code: proposal.code,
        },
        writeAnswers(
          self,
          letter,
          { [question.number]: letterOf(question, 'A') },
          { at: again, purpose: 'answer', label: `again|${letter.messageId}` },
        ),
      ];
    });
  },
};
