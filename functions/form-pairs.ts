import { documentsBucket } from '../shared/adapters/buckets.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { documentOf } from '../shared/contracts/documents.ts';
import { formPairs } from '../shared/contracts/steps.ts';
import { formMatching } from '../shared/domain/matching/form-matching.ts';
import { explainedMatching } from '../shared/domain/proposal.ts';
import { cyclePlan } from '../shared/dossier/cycle-plan.ts';
import { matchingInput } from '../shared/dossier/matching-input.ts';
import { proposeRematch } from '../shared/dossier/propose-rematch.ts';

const uses = { program: programTable, documents: documentsBucket };

/**
 * Computes the proven best pairs among those enrolled and stores them as the next proposal. The same facts give the same proposal,
 * so running it twice in one round stores the same document. In a running cycle these are new pairs among those who are free.
 */
export const handler = step(formPairs, uses, async ({ cycleId }, services) => {
  const { program, documents, clock } = services;
  const { cycle, planned } = await cyclePlan(program, cycleId, clock.now());
  if (cycle.status === 'running' && planned.next === 'form-pairs') await proposeRematch(services, cycle);
  if (cycle.status !== 'matching') return {};
  const wordsUntil = clock.now();
  const input = await matchingInput(program, cycle, wordsUntil);
  const matching = formMatching(input);
  if (matching.kind === 'gave-up')
    throw new Error(`The matching gave up after ${String(matching.scanned)} steps of work`);
  const round = cycle.matchingRound + 1;
  const people = [...input.mentors, ...input.mentees];
  await documents.put(
    documentOf.matching(cycleId, round),
    explainedMatching(matching, people, input.catalog, input.day),
  );
  await program.cycles.advance(cycle, {
    to: { ...cycle, status: 'deciding', matchingRound: round, wordsUntil },
    event: 'pairs proposed',
  });
  return {};
});
