import type { Cycle } from '../domain/cycle.ts';
import type { GaveUp } from '../domain/matching/core/assignment-problem.ts';
import { formMatching } from '../domain/matching/form-matching.ts';
import type { Matching } from '../domain/matching/matching.ts';
import { matchingQuality } from '../domain/matching/matching-quality.ts';
import { explainedMatching, type Proposal } from '../domain/proposal.ts';
import type { GatheredInput } from './matching-input.ts';

/** The proposal that this input comes to: the proven best pairs with their reasons, what was asked for, and what the sum hides. Throws when the matching gives up. */
export function computedProposal(cycle: Pick<Cycle, 'review' | 'definition'>, input: GatheredInput): Proposal {
  const matching = proven(formMatching(input));
  return {
    ...explained(matching, input),
    review: cycle.review,
    quality: matchingQuality(input, matching.pairs, cycle.definition.policies.reportThreshold),
  };
}

/** What was computed; throws when it was given up. */
export function proven<Found extends { readonly kind: string }>(found: Found | GaveUp): Found {
  if (isGivenUp(found)) throw new Error(`The matching gave up after ${String(found.scanned)} steps of work`);
  return found;
}

function isGivenUp(found: { readonly kind: string }): found is GaveUp {
  return found.kind === 'gave-up';
}

/** A matching with its reasons; whom a coordinator left out by name is among those without a partner. */
export function explained(
  matching: Matching,
  {
    mentors,
    mentees,
    catalog,
    day,
    setAside,
  }: Pick<GatheredInput, 'mentors' | 'mentees' | 'catalog' | 'day' | 'setAside'>,
): Proposal {
  const proposal = explainedMatching(matching, [...mentors, ...mentees], catalog, day);
  const aside = setAside.map((person) => ({ ...person, reason: { kind: 'set-aside' as const } }));
  return { ...proposal, unmatched: [...proposal.unmatched, ...aside] };
}
