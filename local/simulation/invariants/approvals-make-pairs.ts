import { type Instant, plusMinutes } from '../../../shared/domain/instant.ts';
import { addressesOf, proposalOf, saidAboutPairs, standingAt, surelyOpenMinutes, twoKey } from '../decisions.ts';
import type { Evidence } from '../evidence.ts';
import type { Invariant, Violation } from './invariant.ts';

/**
 * Pairs are made by an approval that nobody stopped in time and that nothing was asked after; they are exactly those of the latest proposal, as
 * whoever approved it had read it.
 */
export const approvalsMakePairs: Invariant = {
  number: 25,
  name: 'only a standing approval makes pairs',
  check: (evidence) => {
    const said = saidAboutPairs(evidence);
    const made = [...evidence.records.pairs.values()].map((pair) => {
      const { approval } = standingAt(said, pair.createdAt);
      return { pair, approval, round: approval === undefined ? 0 : roundOf(approval.said.form.facts) };
    });
    const firstRound = Math.min(...made.map(({ round }) => round));
    return [...Map.groupBy(made, ({ round }) => round)].flatMap(([round, batch]): Violation[] => {
      const ids = batch.map(({ pair }) => pair.pairId);
      const [{ approval, pair: first }] = batch as [(typeof batch)[number]];
      if (approval === undefined) return [{ ids, what: 'pairs were made without an approval that stands' }];
      if (batch.some(({ pair }) => pair.createdAt < plusMinutes(approval.first, surelyOpenMinutes)))
        return [{ ids, what: 'pairs were made while the approval could still be stopped' }];
      if (batch.some(({ pair }) => latestRound(evidence, pair.createdAt) > round))
        return [{ ids, what: 'what was approved was not the latest proposal' }];
      const approved = proposalOf(evidence, approval.said)?.pairs.map(twoKey) ?? [];
      const two = batch.map(({ pair }) => twoKey(addressesOf(evidence, pair)));
      const isComplete = round > firstRound || two.length === approved.length; // of later pairs somebody may have left since
      return isComplete && two.every((each) => approved.includes(each))
        ? []
        : [{ ids: [first.cycleId], what: 'the pairs are not those that were approved' }];
    });
  },
};

/** The last proposal that was sent before this moment. */
function latestRound({ records }: Evidence, moment: Instant): number {
  const sent = [...records.forms.values()].filter(({ kind, issuedAt }) => kind === 'MAT' && issuedAt <= moment);
  return Math.max(0, ...sent.map(({ facts }) => roundOf(facts)));
}

function roundOf({ matching }: Readonly<Record<string, string>>): number {
  return Number(matching ?? 0);
}
