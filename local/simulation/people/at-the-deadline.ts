import { type Instant, instantOfMillis } from '../../../shared/domain/instant.ts';
import { pick } from '../../employees/random.ts';
import type { PersonKind } from './person-kind.ts';

/** Answers one second before, at, or one second after the deadline that the letter prints. */
export const atTheDeadline: PersonKind = {
  name: 'at the deadline',
  weight: 2,
  persona: { character: 'prompt', promptness: 'minutes' },
  sends: ({ random, address }, { letter, deadline, at }, plain) => {
    const closes = deadline();
    if (closes === undefined) return plain;
    const seconds = pick(random, `${address}|deadline|${letter.replyTo.address}`, [-1, 0, 1]);
    const moment: Instant = instantOfMillis(Date.parse(closes) + seconds * 1000);
    if (moment <= at) return plain;
    return plain.map((outgoing) => (outgoing.purpose === 'answer' ? { ...outgoing, at: moment } : outgoing));
  },
};
