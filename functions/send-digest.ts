import { documentsBucket } from '../shared/adapters/buckets.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { documentOf } from '../shared/contracts/documents.ts';
import { sendDigest } from '../shared/contracts/steps.ts';
import { mail } from '../shared/domain/command.ts';
import { nextDigest } from '../shared/domain/form-ladders.ts';
import type { PersonId } from '../shared/domain/ids.ts';
import type { Pair } from '../shared/domain/pair.ts';
import { pairCounts } from '../shared/domain/pair-counts.ts';
import { coordinatorOf, coordinatorReader } from '../shared/domain/readers.ts';
import { localDate } from '../shared/domain/working-calendar.ts';
import type { DigestDocument } from '../shared/dossier/digest-document.ts';

const uses = { program: programTable, documents: documentsBucket };

/**
 * Sends the Monday digest: to the lead coordinator always, even when nothing waits; to the others when a pair of theirs does. The tasks it
 * tells are marked after it is ordered, and its key is its day, so a repeat tells nothing twice.
 */
export const handler = step(sendDigest, uses, async ({ cycleId }, { program, documents, clock }) => {
  const cycle = await program.cycles.load(cycleId);
  const now = clock.now();
  if (cycle.status !== 'running' || cycle.nextDigestAt === undefined || now < cycle.nextDigestAt) return {};
  const date = localDate(cycle.nextDigestAt, coordinatorReader(cycle.definition).timeZone);
  const pairs = await program.pairs.ofCycle(cycleId);
  const participants = new Map((await program.participants.ofCycle(cycleId)).map((each) => [each.personId, each]));
  const tasks = await program.tasks.untold(cycleId);
  const followedBy = (pair: Pair | undefined): PersonId => {
    const people = pair === undefined ? [] : [participants.get(pair.mentorId), participants.get(pair.menteeId)];
    return coordinatorOf(
      cycle,
      people.filter((each) => each !== undefined),
    );
  };
  for (const [index, coordinator] of cycle.coordinators.entries()) {
    const own = tasks.filter((task) => followedBy(pairs.find(({ pairId }) => pairId === task.pairId)) === coordinator);
    if (index > 0 && own.length === 0) continue;
    const document: DigestDocument = {
      kind: 'digest',
      date,
      ...pairCounts(
        pairs.filter((pair) => followedBy(pair) === coordinator),
        now,
      ),
      tasks: own,
    };
    const key = documentOf.digest(cycleId, `${date}-${String(index + 1)}`);
    await documents.put(key, document);
    const { order } = mail({
      key: `${cycleId}#digest#${date}#${coordinator}`,
      mail: 'digest',
      to: coordinator,
      cycleId,
      facts: { document: key },
      dueAt: now,
      ifUnsure: 'give up',
    });
    await program.ledger.order(order);
  }
  for (const task of tasks) await program.tasks.markTold(task, now);
  await program.cycles.advance(cycle, {
    to: { ...cycle, nextDigestAt: nextDigest(now, coordinatorReader(cycle.definition)) },
    event: 'digest sent',
  });
  return {};
});
