import { plusMinutes } from '../../../shared/domain/instant.ts';
import { letterOf } from '../../employees/choose.ts';
import { between } from '../../employees/random.ts';
import type { PersonKind } from '../people/person-kind.ts';
import { writeAnswers } from '../people/write-reply.ts';
import { askChanges, validLines } from './ask-changes.ts';

/** Asks for changes, approves the proposal that they replaced, in reply to its email, and the new one a day or two later. */
export const approvesReplaced: PersonKind = {
  name: 'approves a replaced proposal',
  weight: 2,
  sends: (self, { letter, proposal }, plain) => {
    const [question] = letter.content.kind === 'form' ? letter.content.shown.questions : [];
    if (proposal === undefined || question === undefined) return plain;
    if (self.sent.some(({ demands }) => demands !== undefined))
      return plain.map((outgoing) => ({ ...outgoing, at: plusMinutes(outgoing.at, 24 * 60) }));
    return plain.flatMap(({ at }) => {
      const label = `${self.address}|${letter.messageId}`;
      const lines = validLines(self, letter, proposal.pairs, label);
      const again = plusMinutes(at, between(self.random, `${label}|old`, 1, 20 * 60));
      return [
        askChanges(self, letter, lines, { at, label: `changes|${letter.messageId}` }),
        writeAnswers(
          self,
          letter,
          { [question.number]: letterOf(question, 'A') },
          { at: again, purpose: 'outdated', label: `old|${letter.messageId}` },
        ),
      ];
    });
  },
};
