import type { Form } from '../domain/form.ts';
import { saysMine } from '../domain/held-reply.ts';
import { FormId } from '../domain/ids.ts';
import { parseMessage, readAtMost } from '../mail/parse-message.ts';
import { withinLimits } from './answer-limits.ts';
import type { ReceiveServices } from './arrival.ts';
import { asking, heldTask } from './hold-reply.ts';
import { registerNamedKeeper } from './named-keeper.ts';
import { readAmongTwo } from './pair-conversation.ts';
import { takeReply } from './take-reply.ts';

/**
 * Reads the held reply that its person said is theirs, as received when it was: what was received after it still counts more. Then asks about a
 * later one, if there is one. May run again at any time: the form knows what it has read.
 */
export async function releaseHeld(services: ReceiveServices, confirmation: Pick<Form, 'formId'>): Promise<void> {
  const { program, people, inbox, clock } = services;
  const answered = await program.forms.load(confirmation.formId);
  if (!saysMine(answered)) return;
  const form = await program.forms.load(FormId.parse(answered.facts.about));
  const reply = form.held.find(({ inboundId }) => inboundId === answered.facts.inbound);
  if (reply === undefined) return;
  const { inboundId, objectKey, receivedAt } = reply;
  const message = await parseMessage(await inbox.read(objectKey, readAtMost));
  if (message.kind === 'message') {
    const from = message.from === undefined ? undefined : await people.idOf(message.from.address);
    const amongTwo = await readAmongTwo(services, form, { message, personId: from ?? form.personId });
    const limited = withinLimits(services, {
      personId: form.personId,
      formId: form.formId,
      inboundId,
      isCoordinator: false,
    });
    const outcome = await takeReply(limited, { form, message, inboundId, objectKey, receivedAt, amongTwo });
    await registerNamedKeeper(services, form);
    const { formId, personId, cycleId } = form;
    await program.tasks.markTold(heldTask(form, reply), clock.now());
    const detail = 'confirmed by its person';
    await program.inbound.record({ inboundId, objectKey, receivedAt, outcome, detail, formId, personId, cycleId });
  }
  const now = await program.forms.load(form.formId);
  const further = await asking(services, now, {
    ask: reply.ask,
    way: answered.facts.way === 'weak' ? 'weak' : 'other',
  });
  if (further !== now) await program.forms.advance(now, { to: further, event: 'asked about a later reply' });
}
