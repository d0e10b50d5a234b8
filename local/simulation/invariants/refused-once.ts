import { refusals } from '../said-to-proposals.ts';
import type { Invariant, Violation } from './invariant.ts';

/** Who said no to somebody, or preferred another, is never paired with that one again, whatever is computed later. */
export const refusedOnce: Invariant = {
  number: 24,
  name: 'who was refused does not come again',
  check: (evidence) => {
    const pairs = [...evidence.records.pairs.values()];
    return refusals(evidence).flatMap(({ pairId, at }) => {
      const refused = evidence.records.pairs.get(pairId);
      return pairs
        .filter(({ mentorId, menteeId }) => mentorId === refused?.mentorId && menteeId === refused.menteeId)
        .filter(({ createdAt }) => createdAt > at)
        .map((again): Violation => ({ ids: [pairId, again.pairId], what: 'the two were paired again' }));
    });
  },
};
