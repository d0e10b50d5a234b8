import { admit, isConfirming, isDecision } from '../domain/admission.ts';
import { calendarKeeper } from '../domain/calendar-keeper.ts';
import type { Form } from '../domain/form.ts';
import type { FormKind } from '../forms/form-definition.ts';
import { formDefinition } from '../forms/form-registry.ts';
import { withinLimits } from './answer-limits.ts';
import type { Arrival, Handled, ReceiveServices, Sender } from './arrival.ts';
import type { Tied } from './find-form.ts';
import { holdReply } from './hold-reply.ts';
import { registerNamedKeeper } from './named-keeper.ts';
import { leaveConversation, readAmongTwo } from './pair-conversation.ts';
import { enrollmentFormOf } from './pair-dossier.ts';
import { releaseHeld } from './release-held.ts';
import { readingOf, takeReply } from './take-reply.ts';

/** Handles a message about a form: takes it, holds it, or leaves it to the two people it is between. */
export async function receiveReply(all: ReceiveServices, arrival: Arrival, { form, by }: Tied): Promise<Handled> {
  const { sender, message, inboundId, objectKey, receivedAt } = arrival;
  const services = withinLimits(all, {
    personId: form.personId,
    formId: form.formId,
    inboundId,
    isCoordinator: isDecision(form.kind),
  });
  const amongTwo = await readAmongTwo(services, form, { message, personId: sender.personId });
  if (amongTwo && !(sender.personId === form.personId && (await saysSomething(services, form, arrival))))
    return leaveConversation(services, form, arrival);

  const definition = formDefinition(form.kind as FormKind, form.kindVersion); // stored by us, from the same registry
  const admission = admit(form, definition, {
    ...sender,
    tiedBy: by,
    sameCompany: await isSameCompany(services, form, sender),
    keepsCalendar:
      definition.delegate && sender.personId !== form.personId && (await keepsCalendar(services, form, sender)),
  });
  if (admission.kind !== 'take') return holdReply(services, form, arrival, admission);
  const outcome = await takeReply(services, {
    form,
    message,
    inboundId,
    objectKey,
    receivedAt,
    amongTwo,
    ...(sender.personId === undefined ? {} : { by: sender.personId }),
  });
  if (amongTwo && outcome !== 'late') await all.inbox.forget(objectKey); // what counted is stored; a late answer is a coordinator's to read
  await registerNamedKeeper(all, form);
  if (isConfirming(form.kind)) await releaseHeld(all, form);
  return { outcome, formId: form.formId, personId: form.personId, cycleId: form.cycleId };
}

/** True when a message that two people read says something to the program: a numbered answer, or a standing word. */
async function saysSomething(services: ReceiveServices, form: Form, { message }: Arrival): Promise<boolean> {
  const { reading } = await readingOf(services, form, message);
  return reading.word !== undefined || reading.numbered.length > 0;
}

async function isSameCompany({ people }: ReceiveServices, form: Form, sender: Sender): Promise<boolean> {
  if (sender.address === undefined || sender.personId !== undefined) return false;
  const registered = await people.find(form.personId);
  return registered !== undefined && domainOf(registered.address) === domainOf(sender.address);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Whoever keeps the leader's calendar: the pair's keeper, the roster's assistant, or the address the leader gave at enrollment. */
async function keepsCalendar({ program }: ReceiveServices, form: Form, sender: Sender): Promise<boolean> {
  const pair = form.pairId === undefined ? undefined : await program.pairs.find(form.pairId);
  if (pair === undefined || sender.address === undefined) return false;
  const { cycleId, menteeId } = pair;
  const enrollment = enrollmentFormOf({ cycleId, personId: menteeId, side: 'mentee' });
  const { participants, forms } = await program.together({ cycleId, participants: [menteeId], forms: [enrollment] });
  const named = calendarKeeper(forms.get(enrollment)?.answers ?? {});
  if (named !== undefined && named !== 'self' && named.address === sender.address) return true;
  const assistants = [pair.keeperId, participants.get(menteeId)?.assistant];
  return sender.personId !== undefined && sender.personId !== menteeId && assistants.includes(sender.personId);
}
