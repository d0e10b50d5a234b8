import { week } from '../domain/accept-reply.ts';
import { mail } from '../domain/command.ts';
import type { Task } from '../domain/inbound.ts';
import { clampText } from '../forms/clamp-text.ts';
import { isAcknowledgment } from '../forms/mail-phrases.ts';
import { ownWords } from '../forms/quoted-mail.ts';
import { withinLimits } from './answer-limits.ts';
import type { Arrival, Door, Handled, ReceiveServices } from './arrival.ts';
import { bundleFor } from './bundle.ts';
import { cycleOfPerson } from './cycle-of-person.ts';
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
  if (isAcknowledgment(ownWords(clampText(message.text)))) return { outcome: 'nothing', detail: 'thanks', personId };
  const services = withinLimits(all, { personId, inboundId, isCoordinator });
  const { program, clock } = services;
  const known = await cycleOfPerson(program, personId);
  if (known === undefined) return { outcome: 'nothing', detail: 'no open cycle', personId };
  const { cycle, participant } = known;
  const { cycleId } = cycle;
  const task: Task = {
    taskId: `stray-message-${inboundId}`,
    cycleId,
    kind: 'stray-message',
    raisedAt: receivedAt,
    personId,
    objectKey,
    facts: { trust: proof },
  };
  await program.tasks.raise(task);
  for (const bundle of await bundleFor(program, task))
    if (bundle.kind === 'mail') await program.ledger.order(bundle.order);
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
