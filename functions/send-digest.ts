import { documentsBucket } from '../shared/adapters/buckets.ts';
import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { documentOf } from '../shared/contracts/documents.ts';
import { sendDigest } from '../shared/contracts/steps.ts';
import { asksForDecision, digestItems, digestPausesUntil, toldTo } from '../shared/domain/digest-decisions.ts';
import { stillToTell } from '../shared/domain/expertise/unknown-words.ts';
import { nextDigest } from '../shared/domain/form-ladders.ts';
import type { PersonId } from '../shared/domain/ids.ts';
import type { Task } from '../shared/domain/inbound.ts';
import type { Pair } from '../shared/domain/pair.ts';
import { pairCounts } from '../shared/domain/pair-counts.ts';
import { coordinatorOf, coordinatorReader } from '../shared/domain/readers.ts';
import { localDate } from '../shared/domain/working-calendar.ts';
import type { DigestDocument } from '../shared/dossier/digest-document.ts';
import { issue } from '../shared/dossier/issue.ts';

const aDay = 86_400_000;

const uses = { program: programTable, people: peopleTable, documents: documentsBucket };

/**
 * Sends the Monday digest: to the lead coordinator always, even when nothing waits; to the others when a pair of theirs does. The tasks it
 * tells are marked after it is issued, and its round is its day, so a repeat tells nothing twice.
 */
export const handler = step(sendDigest, uses, async ({ cycleId }, services) => {
  const { program, documents, clock } = services;
  const cycle = await program.cycles.load(cycleId);
  const now = clock.now();
  if (cycle.status !== 'running' || cycle.nextDigestAt === undefined || now < cycle.nextDigestAt) return {};
  const date = localDate(cycle.nextDigestAt, coordinatorReader(cycle.definition).timeZone);
  const pairs = await program.pairs.ofCycle(cycleId);
  const byId = new Map<string, Pair>(pairs.map((pair) => [pair.pairId, pair]));
  const participants = new Map((await program.participants.ofCycle(cycleId)).map((each) => [each.personId, each]));
  const untold = await program.tasks.untold(cycleId);
  const tasks = stillToTell(untold, await program.vocabulary.all());
  const followedBy = (pair: Pair | undefined): PersonId => {
    const people = pair === undefined ? [] : [participants.get(pair.mentorId), participants.get(pair.menteeId)];
    return coordinatorOf(
      cycle,
      people.filter((each) => each !== undefined),
    );
  };
  const tellsTo = (task: Task): PersonId | undefined => {
    const pair = byId.get(task.pairId ?? '');
    return toldTo(task, { pair, followedBy: followedBy(pair), coordinators: cycle.coordinators }, now);
  };
  const lasts = nextDigest(now, coordinatorReader(cycle.definition));
  for (const [index, coordinator] of cycle.coordinators.entries()) {
    const own = tasks.filter((task) => tellsTo(task) === coordinator);
    if (index > 0 && own.length === 0) continue;
    const followed = pairs.filter((pair) => followedBy(pair) === coordinator);
    const { items, waiting, told } = digestItems(own, byId, now, digestPausesUntil(date, cycle.definition.lastDay));
    const document: DigestDocument = {
      kind: 'digest',
      date,
      ...pairCounts(followed, now),
      tasks: told,
      items,
      waiting,
    };
    const key = documentOf.digest(cycleId, `${date}-${String(index + 1)}`);
    await documents.put(key, document);
    await issue(services, {
      cycleId,
      kind: 'DIG',
      to: coordinator,
      group: 'decision',
      round: Date.parse(date) / aDay,
      facts: { document: key },
      open: items.map((_, at) => at + 1),
      ladder: { ladder: [now], closesAt: lasts },
    });
  }
  // A decision stays on the table until it is taken: the next digest asks again.
  for (const task of untold)
    if (!asksForDecision(task, byId.get(task.pairId ?? ''), now)) await program.tasks.markTold(task, now);
  await program.cycles.advance(cycle, {
    to: { ...cycle, nextDigestAt: lasts },
    event: 'digest sent',
  });
  return {};
});
