import type { Pair } from '../../../shared/domain/pair.ts';
import type { Evidence, StoredItem } from '../evidence.ts';
import { refusals } from '../said-to-proposals.ts';
import type { Invariant, Violation } from './invariant.ts';

/**
 * Who said no to somebody, or preferred another, is never paired with that one again in this cycle, and it is noted for those to come, as it is of
 * two who were introduced.
 */
export const refusedOnce: Invariant = {
  number: 24,
  name: 'who was refused does not come again',
  check: (evidence) => {
    const pairs = [...evidence.records.pairs.values()];
    const refused = refusals(evidence).flatMap(({ pairId, at }) => {
      const pair = evidence.records.pairs.get(pairId);
      return pair === undefined ? [] : [{ pair, at }];
    });
    return [
      ...refused.flatMap(({ pair, at }) =>
        pairs
          .filter(({ mentorId, menteeId }) => mentorId === pair.mentorId && menteeId === pair.menteeId)
          .filter(({ createdAt }) => createdAt > at)
          .map((again): Violation => ({ ids: [pair.pairId, again.pairId], what: 'the two were paired again' })),
      ),
      ...refused
        .filter(({ pair }) => pair.status === 'closed' && pair.introducedAt === undefined)
        .filter(({ pair }) => !isNoted(evidence, pair, 'apart'))
        .map(
          ({ pair }): Violation => ({
            ids: [pair.pairId],
            what: 'nothing remembers that one would not have the other',
          }),
        ),
      ...pairs
        .filter((pair) => pair.introducedAt !== undefined && !isNoted(evidence, pair, 'partners'))
        .map(({ pairId }): Violation => ({ ids: [pairId], what: 'nothing remembers that the two were partners' })),
    ];
  },
};

function isNoted({ items }: Evidence, { mentorId, menteeId }: Pair, what: 'apart' | 'partners'): boolean {
  const has = (item: StoredItem, one: string, other: string) =>
    item.pk === `PAST#${one}` && membersOf(item[what]).includes(other);
  return items.some((item) => has(item, mentorId, menteeId) || has(item, menteeId, mentorId));
}

function membersOf(set: unknown): readonly unknown[] {
  return set instanceof Set || Array.isArray(set) ? [...set] : [];
}
