import { plusMinutes } from '../../../shared/domain/instant.ts';
import { between, chance } from '../../employees/random.ts';
import type { PersonKind } from './person-kind.ts';

/** Answers after days, and one form in two after its deadline. */
export const late: PersonKind = {
  name: 'late',
  weight: 1,
  persona: { character: 'late', promptness: 'days' },
  sends: ({ random, address }, { letter, deadline }, plain) => {
    const closes = deadline();
    const label = `${address}|late|${letter.replyTo.address}`;
    if (closes === undefined || !chance(random, label, 0.5)) return plain;
    return plain.map((outgoing) =>
      outgoing.purpose === 'answer'
        ? { ...outgoing, at: plusMinutes(closes, between(random, `${label}|by`, 1, 4000)) }
        : outgoing,
    );
  },
};
