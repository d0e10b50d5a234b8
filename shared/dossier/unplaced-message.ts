import { week } from '../domain/accept-reply.ts';
import { mail } from '../domain/command.ts';
import type { Cycle } from '../domain/cycle.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Participant } from '../domain/participant.ts';
import type { Program } from '../ports.ts';
import { withinLimits } from './answer-limits.ts';
import type { Arrival, Door, Handled, ReceiveServices } from './arrival.ts';
import { sendOwnEnrollment } from './own-enrollment.ts';

/**
 * Handles a message that answers no form. A coordinator's message to the start address starts a cycle. Anybody else the program knows is passed
 * on to a coordinator, and hears so; whoever may still enroll gets the enrollment form instead (content.md 2.3, the open door). Nobody
 * else is ever answered: what they wrote lies in the inbox, and its record says so.
 */
export async function receiveUnplaced(all: ReceiveServices, door: Door, arrival: Arrival): Promise<Handled> {
  const { sender, message, inboundId, objectKey, recipients, receivedAt } = arrival;
  const { address, personId, proof, isCoordinator } = sender;
  const toStart = recipients.some((recipient) => recipient.toLowerCase() === door.startAddress.toLowerCase());
  if (toStart && isCoordinator && proof === 'strong' && address !== undefined) {
    const { startCycle } = await import('./start-cycle.ts'); // the roster's reader, for a handful of messages a year
    return { outcome: await startCycle(all, { message, from: address, inboundId, objectKey }) };
  }
  if (personId === undefined) return { outcome: 'nothing', detail: 'unknown sender' };
  const services = withinLimits(all, { personId, inboundId, isCoordinator });
  const { program, clock } = services;
  const known = await cycleOf(program, personId);
  if (known === undefined) return { outcome: 'nothing', detail: 'no open cycle', personId };
  const { cycle, participant } = known;
  const { cycleId } = cycle;
  await program.tasks.raise({
    taskId: `stray-message-${inboundId}`,
    cycleId,
    kind: 'stray-message',
    raisedAt: receivedAt,
    personId,
    objectKey,
    facts: { trust: proof },
  });
  const about = { personId, cycleId };
  if (proof === 'weak') return { outcome: 'held', detail: 'weak proof', ...about };
  if ((await sendOwnEnrollment(services, cycle, participant, inboundId)) === 'sent')
    return { outcome: 'passed-on', detail: 'open door', ...about };
  if (!cycle.coordinators.includes(personId)) {
    const { order } = mail({
      key: `stray#${personId}#${week(clock.now())}`,
      mail: 'stray',
      to: personId,
      cycleId,
      dueAt: clock.now(),
      ifUnsure: 'give up',
    });
    await program.ledger.order(order);
  }
  return { outcome: 'passed-on', detail: 'no form', ...about };
}

/** The newest open cycle that somebody takes part in or coordinates; else, for an assistant or a manager, the newest one open. */
async function cycleOf(
  program: Program,
  personId: PersonId,
): Promise<{ readonly cycle: Cycle; readonly participant: Participant | undefined } | undefined> {
  let newest: { cycle: Cycle; participant: Participant | undefined } | undefined;
  for (const cycleId of (await program.cycles.open()).toReversed()) {
    const { cycle, participants } = await program.together({ cycleId, participants: [personId] });
    if (cycle === undefined) continue;
    const found = { cycle, participant: participants.get(personId) };
    if (found.participant !== undefined || cycle.coordinators.includes(personId)) return found;
    newest ??= found;
  }
  return newest;
}
