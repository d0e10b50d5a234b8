import { documentsBucket } from '../shared/adapters/buckets.ts';
import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { documentOf } from '../shared/contracts/documents.ts';
import { NotFound } from '../shared/contracts/errors.ts';
import { createPairs } from '../shared/contracts/steps.ts';
import { calendarKeeper } from '../shared/domain/calendar-keeper.ts';
import { start } from '../shared/domain/command.ts';
import type { Cycle } from '../shared/domain/cycle.ts';
import { pairIdOf, proposalHash } from '../shared/domain/deterministic-ids.ts';
import { ladderFrom, ladderRules, nextDigest } from '../shared/domain/form-ladders.ts';
import type { PersonId } from '../shared/domain/ids.ts';
import { Proposal } from '../shared/domain/proposal.ts';
import { coordinatorReader, cycleEndsAt, readerOf } from '../shared/domain/readers.ts';
import { issue } from '../shared/dossier/issue.ts';
import type { Clock, Documents, Program } from '../shared/ports.ts';

const batch = 25;

const uses = { program: programTable, people: peopleTable, documents: documentsBucket };

/**
 * Makes the next approved pairs real, then tells the next people without a partner. Pairs and forms have deterministic ids, and the cursor
 * is written last, so a crash repeats a batch and changes nothing.
 */
export const handler = step(createPairs, uses, async ({ cycleId }, services) => {
  const { program, people, documents, clock } = services;
  const cycle = await program.cycles.load(cycleId);
  if (cycle.status === 'deciding') return beginPairing(services, cycle);
  if (cycle.status !== 'pairing') return {};
  const round = cycle.approvedRound ?? cycle.matchingRound;
  const stored = await documents.find(documentOf.matching(cycleId, round));
  if (stored === undefined) throw new NotFound('matching', documentOf.matching(cycleId, round));
  const matching = Proposal.parse(stored);
  const now = clock.now();
  const enrollment = new Map(
    (await program.forms.ofCycle(cycleId, 'ENR-S')).map((form) => [form.personId, form.answers]),
  );
  /** The assistant the leader named, if the roster or an earlier import knows that address; else the roster's assistant; else the leader. */
  const keeperOf = async (menteeId: PersonId): Promise<PersonId> => {
    const named = calendarKeeper(enrollment.get(menteeId) ?? {});
    if (named === 'self') return menteeId;
    const known = named === undefined ? undefined : await people.idOf(named.address);
    return known ?? (await program.participants.find(cycleId, menteeId))?.assistant ?? menteeId;
  };

  for (const [index, pair] of matching.pairs.entries()) {
    if (index < cycle.cursor || index >= cycle.cursor + batch) continue;
    const pairId = pairIdOf({ cycleId, mentorId: pair.mentorId, menteeId: pair.menteeId });
    const entity = {
      pairId,
      cycleId,
      number: index + 1,
      mentorId: pair.mentorId,
      menteeId: pair.menteeId,
      score: pair.score,
      keeperId: await keeperOf(pair.menteeId),
      status: 'consulting' as const,
      createdAt: now,
      datesRound: 0,
      sessions: [],
      signals: [],
      notes: [],
      holds: 0,
      returnsAsked: 0,
      evaluated: false,
      heard: [],
      version: 1,
      epoch: 1,
    };
    await program.pairs.create(entity, 'created', [start('pair', pairId, 1)]);
  }

  const from = Math.max(0, cycle.cursor - matching.pairs.length);
  const left = cycle.cursor < matching.pairs.length ? [] : matching.unmatched.slice(from, from + batch);
  for (const { personId } of left) {
    const participant = await program.participants.find(cycleId, personId);
    if (participant === undefined) continue;
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
    to: done
      ? {
          ...cycle,
          status: 'running',
          cursor: 0,
          approvedRound: round,
          runningSince: now,
          nextDigestAt: nextDigest(now, coordinatorReader(cycle.definition)),
          endsAt: cycleEndsAt(cycle.definition),
        }
      : { ...cycle, status: 'pairing', cursor, approvedRound: round },
    event: done ? 'pairs created' : 'pairs partly created',
  });
  return {};
});

/**
 * Takes the approval up, in one write that it and an objection exclude each other by. It holds for the document that was shown: should another
 * lie in its place, nothing was approved, and the pairs are computed and asked about again.
 */
async function beginPairing(
  { program, documents, clock }: { readonly program: Program; readonly documents: Documents; readonly clock: Clock },
  cycle: Cycle,
): Promise<Record<string, never>> {
  const { cycleId, approval, matchingRound } = cycle;
  if (approval === undefined || clock.now() < approval.takesEffectAt) return {};
  const shown = await documents.find(documentOf.matching(cycleId, matchingRound));
  const isShown = approval.proposal === undefined || approval.proposal === proposalHash(shown);
  await program.cycles.advance(cycle, {
    to: isShown
      ? { ...cycle, status: 'pairing', cursor: 0, approvedRound: matchingRound }
      : {
          ...cycle,
          status: 'matching',
          approval: undefined,
          decisionForm: undefined,
          decisionAsked: Math.max(0, cycle.coordinators.indexOf(approval.by)),
        },
    event: isShown ? 'approval took effect' : 'approved proposal was not the stored one',
  });
  return {};
}
