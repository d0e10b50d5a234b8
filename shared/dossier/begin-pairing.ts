import { documentOf } from '../contracts/documents.ts';
import { atStage, type Cycle, computedAgain } from '../domain/cycle.ts';
import { proposalHash } from '../domain/deterministic-ids.ts';
import type { Clock, Documents, Program } from '../ports.ts';

/**
 * Takes an approval up, in one write that it and an objection exclude each other by. It holds for the document that was shown: should another
 * lie in its place, nothing was approved, and the pairs are computed and asked about again.
 */
export async function beginPairing(
  { program, documents, clock }: { readonly program: Program; readonly documents: Documents; readonly clock: Clock },
  cycle: Cycle,
): Promise<void> {
  const { cycleId, approval, matchingRound } = cycle;
  if (approval === undefined || clock.now() < approval.takesEffectAt) return;
  const stored = await documents.find(documentOf.matching(cycleId, matchingRound));
  const isWhatWasShown = approval.proposal === undefined || approval.proposal === proposalHash(stored);
  const isFirst = cycle.status !== 'running';
  await program.cycles.advance(
    cycle,
    isWhatWasShown
      ? {
          to: { ...atStage(cycle, 'pairing'), cursor: 0, ...(isFirst ? { approvedRound: matchingRound } : {}) },
          event: 'approval took effect',
        }
      : { to: computedAgain(cycle, approval.by), event: 'approved proposal was not the stored one' },
  );
}
