import { mail } from '../domain/command.ts';
import type { Form } from '../domain/form.ts';
import { PairId, type PersonId } from '../domain/ids.ts';
import { addressesIn } from '../mail/addresses-in.ts';
import type { ReadableMessage } from '../mail/parse-message.ts';
import type { People, Program } from '../ports.ts';
import type { Arrival, Handled, ReceiveServices } from './arrival.ts';

interface Written {
  readonly message: ReadableMessage;
  /** Who wrote it. */
  readonly personId: PersonId | undefined;
}

/** True when somebody of the form's pair wrote to the other one as well. */
export async function readAmongTwo(
  { program, people }: { readonly program: Program; readonly people: People },
  form: Form,
  { message, personId }: Written,
): Promise<boolean> {
  const pairId = PairId.safeParse(form.pairId ?? form.facts.pair);
  if (!pairId.success || personId === undefined) return false;
  const recipients = addressesIn([...(message.headers.get('to') ?? []), ...(message.headers.get('cc') ?? [])]);
  if (recipients.size < 2) return false; // the program alone
  const pair = await program.pairs.find(pairId.data);
  const other = personId === pair?.mentorId ? pair.menteeId : personId === pair?.menteeId ? pair.mentorId : undefined;
  const address = other === undefined ? undefined : (await people.find(other))?.address;
  return address !== undefined && recipients.has(address);
}

/**
 * Leaves two people's conversation to them (content.md 2.3): nobody is shown it, the stored copy is deleted the next day, and its sender hears
 * once that it does not belong here.
 */
export async function leaveConversation(
  services: ReceiveServices,
  form: Form,
  { objectKey, sender }: Arrival,
): Promise<Handled> {
  const { program, inbox, clock } = services;
  const { cycleId, pairId } = form;
  await inbox.forget(objectKey);
  if (sender.personId !== undefined && sender.proof !== 'weak') {
    const { order } = mail({
      key: `${pairId ?? form.facts.pair ?? form.formId}#conversation#${sender.personId}`,
      mail: 'conversation',
      to: sender.personId,
      cycleId,
      ...(pairId === undefined ? {} : { pairId }),
      dueAt: clock.now(),
      ifUnsure: 'give up',
    });
    await program.ledger.order(order);
  }
  return { outcome: 'nothing', detail: 'conversation', formId: form.formId, personId: form.personId, cycleId };
}
