import type { Cycle } from '../domain/cycle.ts';
import { formMatching } from '../domain/matching/form-matching.ts';
import { matchingQuality } from '../domain/matching/matching-quality.ts';
import { explainedMatching, type Proposal } from '../domain/proposal.ts';
import type { GatheredInput } from './matching-input.ts';

/** The proposal that this input comes to: the proven best pairs with their reasons, what was asked for, and what the sum hides. Throws when the matching gives up. */
export function computedProposal(cycle: Pick<Cycle, 'review' | 'definition'>, input: GatheredInput): Proposal {
  const { mentors, mentees, setAside } = input;
  const matching = formMatching(input);
  if (matching.kind === 'gave-up')
    throw new Error(`The matching gave up after ${String(matching.scanned)} steps of work`);
  const explained = explainedMatching(matching, [...mentors, ...mentees], input.catalog, input.day);
  return {
    ...explained,
    unmatched: [
      ...explained.unmatched,
      ...setAside.map((person) => ({ ...person, reason: { kind: 'set-aside' as const } })),
    ],
    review: cycle.review,
    quality: matchingQuality(input, matching.pairs, cycle.definition.policies.reportThreshold),
  };
}
