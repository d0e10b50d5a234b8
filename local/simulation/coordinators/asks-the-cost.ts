import { plusMinutes } from '../../../shared/domain/instant.ts';
import { between, pick } from '../../employees/random.ts';
import type { PersonKind } from '../people/person-kind.ts';
import { writeWords } from '../people/write-reply.ts';

/** Asks what it would cost to force a pair, and approves hours later. */
export const asksTheCost: PersonKind = {
  name: 'asks the cost',
  weight: 1,
  sends: (self, { letter, proposal }, plain) => {
    const [pair, ...others] = proposal?.pairs ?? [];
    if (proposal === undefined || pair === undefined || self.sent.some(({ purpose }) => purpose === 'cost'))
      return plain;
    return plain.flatMap((approval) => {
      const label = `${self.address}|${letter.messageId}`;
      const one = pick(self.random, `${label}|one`, [pair, ...others]);
      const other = pick(self.random, `${label}|other`, [pair, ...others]);
      const who = one === other ? one.label : `${one.mentor} ${other.leader}`;
      const line = `${letter.language === 'fr' ? 'PRIX' : 'COST'} ${who}`;
      const about = { at: approval.at, purpose: 'cost', label: `cost|${letter.messageId}` } as const;
      return [
        { ...writeWords(self, letter, [line], about), code: proposal.code },
        { ...approval, at: plusMinutes(approval.at, between(self.random, `${label}|approves`, 30, 8 * 60)) },
      ];
    });
  },
};
