import type { Cycle } from './cycle.ts';

/** How often each coordinator is asked about new pairs of a cycle that runs: people do not wait for ever, and the digest says that they do. */
const turns = 2;

/** True for new pairs of a running cycle that every coordinator was asked about in vain; without its first pairs a cycle cannot go on, so these are asked about until somebody decides. */
export function isGivenUp({
  status,
  decisionAsked,
  coordinators,
}: Pick<Cycle, 'status' | 'decisionAsked' | 'coordinators'>): boolean {
  return status === 'running' && decisionAsked >= turns * coordinators.length;
}

/** True when the proposal follows from changes that a coordinator has just asked for: it goes to her at once. */
export function answersChanges({
  status,
  rematch,
  matchingRound,
  decisionForm,
}: Pick<Cycle, 'status' | 'rematch' | 'matchingRound' | 'decisionForm'>): boolean {
  const first = status === 'running' ? rematch?.since : 1;
  return matchingRound !== first && decisionForm === undefined;
}
