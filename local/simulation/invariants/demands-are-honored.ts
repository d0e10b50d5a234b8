import { addressesOf, proposalOf, saidAboutPairs, standingAt, twoKey } from '../decisions.ts';
import type { Invariant, Violation } from './invariant.ts';

/** What coordinators asked for holds for the pairs that are made: kept ones are among them unless the letter said that they cannot be, and nobody left out is. */
export const demandsAreHonored: Invariant = {
  number: 26,
  name: 'demands are honored',
  check: (evidence) => {
    const said = saidAboutPairs(evidence);
    const pairs = [...evidence.records.pairs.values()];
    const wrong = pairs.flatMap((pair): Violation[] => {
      const two = addressesOf(evidence, pair);
      return standingAt(said, pair.createdAt).demands.flatMap((demand): Violation[] => {
        if (demand.kind === 'not' && twoKey(demand) === twoKey(two))
          return [{ ids: [pair.pairId], what: 'was not to be' }];
        return demand.kind === 'out' && (demand.person === two.mentor || demand.person === two.leader)
          ? [{ ids: [pair.pairId], what: 'is with somebody who was left out' }]
          : [];
      });
    });
    const [first] = pairs.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    if (first === undefined) return wrong;
    const { approval, demands } = standingAt(said, first.createdAt);
    const impossible = (approval === undefined ? undefined : proposalOf(evidence, approval.said))?.impossible ?? [];
    const made = [...pairs.map((pair) => addressesOf(evidence, pair)), ...impossible].map(twoKey);
    const missing = demands.filter((demand) => demand.kind === 'keep' && !made.includes(twoKey(demand)));
    return [
      ...wrong,
      ...missing.map((): Violation => ({ ids: [first.cycleId], what: 'a pair that was to be kept is not there' })),
    ];
  },
};
