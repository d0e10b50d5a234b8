import { inboxListing } from '../shared/adapters/arrivals.ts';
import { documentsBucket } from '../shared/adapters/buckets.ts';
import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { documentOf } from '../shared/contracts/documents.ts';
import { NotFound } from '../shared/contracts/errors.ts';
import { createPairs } from '../shared/contracts/steps.ts';
import { start } from '../shared/domain/command.ts';
import { proposalStage } from '../shared/domain/cycle.ts';
import { pairIdOf } from '../shared/domain/deterministic-ids.ts';
import { ladderFrom, ladderRules } from '../shared/domain/form-ladders.ts';
import { newPair } from '../shared/domain/pair.ts';
import { pairsCreated } from '../shared/domain/pairs-created.ts';
import { Proposal, pairNumber } from '../shared/domain/proposal.ts';
import { readerOf } from '../shared/domain/readers.ts';
import { beginPairing } from '../shared/dossier/begin-pairing.ts';
import { keepersIn } from '../shared/dossier/calendar-keepers.ts';
import { issue } from '../shared/dossier/issue.ts';
import { stillFree } from '../shared/dossier/still-free.ts';

const batch = 25;

const uses = { program: programTable, people: peopleTable, documents: documentsBucket, inbox: inboxListing };

/**
 * Makes the next approved pairs real, then tells the next people without a partner. Pairs and forms have deterministic ids, and the cursor
 * is written last, so a crash repeats a batch and changes nothing. In a running cycle a pair of which one is no longer free is left out, and
 * the other is thought of again.
 */
export const handler = step(createPairs, uses, async ({ cycleId }, services) => {
  const { program, people, documents, clock } = services;
  const cycle = await program.cycles.load(cycleId);
  const stage = proposalStage(cycle);
  if (stage === 'deciding') {
    await beginPairing(services, cycle);
    return {};
  }
  if (stage !== 'pairing') return {};
  const isRematch = cycle.status === 'running';
  const round = isRematch ? cycle.matchingRound : (cycle.approvedRound ?? cycle.matchingRound);
  const stored = await documents.find(documentOf.matching(cycleId, round));
  if (stored === undefined) throw new NotFound('matching', documentOf.matching(cycleId, round));
  const matching = Proposal.parse(stored);
  const now = clock.now();
  const keeperOf = await keepersIn(program, people, cycleId);
  const free = isRematch ? await stillFree(program, cycleId, now) : undefined;
  for (const [index, pair] of matching.pairs.entries()) {
    if (index < cycle.cursor || index >= cycle.cursor + batch) continue;
    if (free?.take(pair) === false) {
      for (const personId of [pair.mentorId, pair.menteeId].filter(free.isFree))
        await program.wishes.note({ cycleId, personId, at: now, atOnce: false });
      continue;
    }
    const pairId = pairIdOf({ cycleId, mentorId: pair.mentorId, menteeId: pair.menteeId });
    const { mentorId, menteeId, score } = pair;
    const keeperId = await keeperOf(menteeId);
    const number = pairNumber(matching, index);
    const entity = newPair({ pairId, cycleId, number, mentorId, menteeId, score, round, keeperId }, now);
    await program.pairs.create(entity, 'created', [start('pair', pairId, 1)]);
  }

  const from = Math.max(0, cycle.cursor - matching.pairs.length);
  const left = cycle.cursor < matching.pairs.length ? [] : matching.unmatched.slice(from, from + batch);
  for (const { personId } of left) {
    const participant = await program.participants.find(cycleId, personId);
    if (participant === undefined || free?.isFree(personId) === false) continue;
    await issue(services, {
      cycleId,
      kind: 'WAITING',
      to: personId,
      group: 'other',
      facts: { matching: String(round) },
      ladder: ladderFrom(now, readerOf(cycle.definition, participant), ladderRules.question),
    });
    await program.pasts.note({ what: 'outcome', personId, cycleId, outcome: 'waits' });
  }

  const total = matching.pairs.length + matching.unmatched.length;
  const cursor = Math.min(cycle.cursor + batch, cycle.cursor < matching.pairs.length ? matching.pairs.length : total);
  const done = cursor >= total;
  await program.cycles.advance(cycle, {
    to: pairsCreated(cycle, round, done ? 'all' : cursor, now),
    event: done ? 'pairs created' : 'pairs partly created',
  });
  return {};
});
