import type { NamedPair } from './matching/named-pair.ts';
import type { Proposal } from './proposal.ts';

/** A figure before and after; scores are 0 to 10 000. */
export interface Changed {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** What one proposal changes of the one before. Pairs are positions in their own proposal. */
export interface ProposalDifference {
  readonly gone: readonly number[];
  readonly added: readonly number[];
  /** Only figures that changed, in the order of what they weigh. */
  readonly figures: readonly (Changed & { readonly what: 'people' | 'pairs' | 'worst' | 'median' | 'total' })[];
}

const keyOf = ({ mentorId, menteeId }: NamedPair): string => `${mentorId}|${menteeId}`;

/** What is new, what is gone and which figures moved between two proposals. */
export function proposalDifference(before: Proposal, after: Proposal): ProposalDifference {
  const without = (from: Proposal, other: Proposal) => {
    const known = new Set(other.pairs.map(keyOf));
    return from.pairs.flatMap((pair, index) => (known.has(keyOf(pair)) ? [] : [index]));
  };
  const [one, two] = [before.certificate.objective, after.certificate.objective];
  const figures = [
    { what: 'people' as const, before: one.people, after: two.people },
    { what: 'pairs' as const, before: one.pairs, after: two.pairs },
    { what: 'worst' as const, before: one.worst, after: two.worst },
    { what: 'median' as const, before: before.medianScore, after: after.medianScore },
    { what: 'total' as const, before: one.total, after: two.total },
  ];
  return {
    gone: without(before, after),
    added: without(after, before),
    figures: figures.filter((each) => each.before !== each.after),
  };
}
