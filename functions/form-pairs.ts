import { documentsBucket } from '../shared/adapters/buckets.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { documentOf } from '../shared/contracts/documents.ts';
import { formPairs } from '../shared/contracts/steps.ts';
import { candidateOf, isEnrolled } from '../shared/domain/enrollment.ts';
import { defaultCatalog } from '../shared/domain/expertise/default-catalog.ts';
import { formMatching } from '../shared/domain/matching/form-matching.ts';
import { explainedMatching } from '../shared/domain/proposal.ts';
import { coordinatorReader } from '../shared/domain/readers.ts';
import { localDate } from '../shared/domain/working-calendar.ts';

const uses = { program: programTable, documents: documentsBucket };

/**
 * Computes the proven best pairs among those enrolled and stores them as the next proposal. The same facts give the same proposal,
 * so running it twice in one round stores the same document.
 */
export const handler = step(formPairs, uses, async ({ cycleId }, { program, documents, clock }) => {
  const cycle = await program.cycles.load(cycleId);
  if (cycle.status !== 'matching') return {};
  const participants = new Map((await program.participants.ofCycle(cycleId)).map((each) => [each.personId, each]));
  const enrolled = (await program.forms.ofCycle(cycleId, 'ENR-')).filter(isEnrolled);
  const candidates = enrolled.flatMap((form) => {
    const participant = participants.get(form.personId);
    return participant === undefined
      ? []
      : [{ side: participant.side, candidate: candidateOf(participant, form.answers, defaultCatalog) }];
  });
  const day = localDate(clock.now(), coordinatorReader(cycle.definition).timeZone);
  const { weights, floor } = cycle.definition.policies;
  const matching = formMatching({
    mentors: candidates.filter(({ side }) => side === 'mentor').map(({ candidate }) => candidate),
    mentees: candidates.filter(({ side }) => side === 'mentee').map(({ candidate }) => candidate),
    catalog: defaultCatalog,
    weights,
    floor,
    locks: [],
    vetoes: [],
    day,
  });
  if (matching.kind === 'gave-up')
    throw new Error(`The matching gave up after ${String(matching.scanned)} steps of work`);
  const round = cycle.matchingRound + 1;
  const people = candidates.map(({ candidate }) => candidate);
  await documents.put(documentOf.matching(cycleId, round), explainedMatching(matching, people, defaultCatalog, day));
  await program.cycles.advance(cycle, {
    to: { ...cycle, status: 'deciding', matchingRound: round },
    event: 'pairs proposed',
  });
  return {};
});
