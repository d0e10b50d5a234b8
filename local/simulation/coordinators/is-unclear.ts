import { plusMinutes } from '../../../shared/domain/instant.ts';
import { pick } from '../../employees/random.ts';
import type { PersonKind } from '../people/person-kind.ts';
import { writeWords } from '../people/write-reply.ts';

/** Approves and asks for changes in one breath, names what does not exist, or contradicts herself; asked again, she approves. */
export const isUnclear: PersonKind = {
  name: 'is unclear',
  weight: 2,
  sends: (self, { letter, at, proposal }, plain) => {
    const unclear = self.sent.find(({ purpose }) => purpose === 'unclear');
    const [pair] = proposal?.pairs ?? [];
    if (unclear === undefined && proposal !== undefined && pair !== undefined) {
      const lines = pick(self.random, `${self.address}|unclear`, [
        ['1: A', `2: PAS ${pair.label}`],
        ['1: B', '2: GARDER P77'],
        ['1: B'],
        ['1: B', `2: GARDER ${pair.label}`, `PAS ${pair.label}`],
        ['1: B', '2: RETIRER personne@ailleurs.example'],
        ['1: B', `2: PAS ${pair.label} sauf si elle insiste`],
      ]);
      return plain.map((outgoing) => ({
        ...writeWords(self, letter, lines, {
          at: outgoing.at,
          purpose: 'unclear',
          label: `unclear|${letter.messageId}`,
        }),
        code: proposal.code,
      }));
    }
    const asksAgain = letter.content.kind === 'note' && /^(?:juste une précision|just to be sure)/i.test(letter.title);
    const hasApproved = self.sent.some(({ purpose, code }) => purpose === 'answer' && code === unclear?.code);
    if (unclear?.code === undefined || !asksAgain || hasApproved) return plain;
    const about = { at: plusMinutes(at, 20), purpose: 'answer', label: `clear|${letter.messageId}` } as const;
    const meaning = { 1: { letter: 'A', words: '' } };
    return [{ ...writeWords(self, letter, ['1: A'], about), code: unclear.code, meaning }];
  },
};
