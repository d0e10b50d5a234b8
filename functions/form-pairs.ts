import { documentsBucket } from '../shared/adapters/buckets.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { documentOf } from '../shared/contracts/documents.ts';
import { formPairs } from '../shared/contracts/steps.ts';
import { proposalHash } from '../shared/domain/deterministic-ids.ts';
import { computedProposal } from '../shared/dossier/computed-proposal.ts';
import { matchingInput } from '../shared/dossier/matching-input.ts';
import { priceLetters } from '../shared/dossier/price-letters.ts';

const uses = { program: programTable, documents: documentsBucket };

/**
 * Computes the proven best pairs among those enrolled, under what the coordinators asked for, and stores them as the next proposal; then
 * answers what pairs would cost. The same facts give the same proposal, so running it twice in one round stores the same document.
 */
export const handler = step(formPairs, uses, async ({ cycleId }, { program, documents, clock }) => {
  const cycle = await program.cycles.load(cycleId);
  const { status, pricing } = cycle;
  if (status !== 'matching' && (status !== 'deciding' || pricing.length === 0)) return {};
  const now = clock.now();
  const wordsUntil = status === 'matching' ? now : (cycle.wordsUntil ?? now); // prices are of the pairs that were proposed
  const input = await matchingInput(program, cycle, wordsUntil);
  const commands = priceLetters(cycle, input, now);
  if (status === 'deciding') {
    await program.cycles.advance(cycle, { to: { ...cycle, pricing: [] }, event: 'prices told', commands });
    return {};
  }
  const round = cycle.matchingRound + 1;
  const proposal = computedProposal(cycle, input);
  await documents.put(documentOf.matching(cycleId, round), proposal);
  await program.cycles.advance(cycle, {
    to: {
      ...cycle,
      status: 'deciding',
      matchingRound: round,
      proposed: { hash: proposalHash(proposal), at: now, pairs: proposal.pairs.length },
      wordsUntil,
      pricing: [],
    },
    event: 'pairs proposed',
    commands,
  });
  return {};
});
