import type { Admission, Confirming } from '../domain/admission.ts';
import { type Command, mail, task } from '../domain/command.ts';
import { acceptsReplies, type Form, type HeldReply } from '../domain/form.ts';
import { ladderFrom, ladderRules } from '../domain/form-ladders.ts';
import { confirmationOf, lastAsked, nextToAsk, withHeld } from '../domain/held-reply.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Task } from '../domain/inbound.ts';
import type { Instant } from '../domain/instant.ts';
import type { Arrival, Handled, ReceiveServices } from './arrival.ts';
import { formReader } from './form-reader.ts';
import { issue } from './issue.ts';
import { letterDossier } from './letter-dossier.ts';
import { sendOwnEnrollment } from './own-enrollment.ts';

/**
 * Keeps a reply back: a coordinator sees that there is one, and the registered person is asked about it at the registered address, if anybody
 * is to be asked. Who answered somebody else's invitation and is invited too gets their own form.
 */
export async function holdReply(
  services: ReceiveServices,
  form: Form,
  arrival: Arrival,
  admission: Exclude<Admission, { kind: 'take' }>,
): Promise<Handled> {
  const { program } = services;
  const { inboundId, objectKey, receivedAt, sender } = arrival;
  const { why } = admission;
  if (!form.held.some((each) => each.inboundId === inboundId)) {
    const ask = admission.kind === 'hold' ? admission.ask : undefined;
    const reply: HeldReply = { inboundId, objectKey, receivedAt, ...(ask === undefined ? {} : { ask }) };
    const from = why === 'somebody else' ? sender.personId : undefined;
    await program.forms.advance(form, {
      to: await asking(services, withHeld(form, reply), { ask, from, way: why === 'weak proof' ? 'weak' : 'other' }),
      event: `reply held: ${why}`,
      commands: [
        task({ ...heldTask(form, reply), facts: { kind: form.kind, trust: sender.proof, why } }),
        ...(admission.kind === 'refuse'
          ? refusal(form, admission.tell ? sender.personId : undefined, services.clock.now())
          : []),
      ],
    });
  }
  if (form.group === 'enrollment' && why === 'somebody else' && sender.personId !== undefined) {
    const { cycle, participants } = await program.together({
      cycleId: form.cycleId,
      participants: [sender.personId],
    });
    if (cycle !== undefined) await sendOwnEnrollment(services, cycle, participants.get(sender.personId), inboundId);
  }
  return { outcome: 'held', detail: why, formId: form.formId, personId: form.personId, cycleId: form.cycleId };
}

/** A coordinator's task about a held reply; its text lies in the stored message. */
export function heldTask(
  form: Form,
  { inboundId, objectKey, receivedAt }: Pick<HeldReply, 'inboundId' | 'objectKey' | 'receivedAt'>,
): Task {
  return {
    taskId: `held-reply-${inboundId}`,
    cycleId: form.cycleId,
    kind: 'held-reply',
    raisedAt: receivedAt,
    personId: form.personId,
    formId: form.formId,
    ...(form.pairId === undefined ? {} : { pairId: form.pairId }),
    objectKey,
    facts: { kind: form.kind },
  };
}

/** How a held reply came, for the words of the question about it. */
interface Asking {
  readonly ask: Confirming | undefined;
  readonly from?: PersonId | undefined;
  readonly way: 'weak' | 'other';
}

/** The form with the question about its newest held reply noted, that question being issued; unchanged when nobody is to be asked now. */
export async function asking(services: ReceiveServices, form: Form, { ask, from, way }: Asking): Promise<Form> {
  if (ask === undefined) return form;
  const last = lastAsked(form, ask)?.round;
  const before = last === undefined ? undefined : await services.program.forms.find(confirmationOf(form, ask, last));
  const next = nextToAsk(form, ask, before);
  if (next === undefined) return form;
  const dossier = await letterDossier(services, { cycleId: form.cycleId, to: form.personId, formId: form.formId });
  await issue(services, {
    cycleId: form.cycleId,
    kind: ask,
    to: form.personId,
    group: 'confirming',
    ...(form.pairId === undefined ? {} : { pairId: form.pairId }),
    round: next.round,
    about: form.formId,
    facts: {
      inbound: next.inboundId,
      receivedAt: next.receivedAt,
      way,
      ...(from === undefined ? {} : { sender: from }),
      ...(form.facts.pair === undefined ? {} : { pair: form.facts.pair }),
    },
    ladder: ladderFrom(services.clock.now(), formReader(dossier), ladderRules.question),
  });
  return withHeld(form, next);
}

/** Content.md 4.7: the sender hears that nothing was read, the person gets the confidential form again, each once. */
function refusal(form: Form, sender: PersonId | undefined, now: Instant): Command[] {
  const { cycleId, formId, personId } = form;
  return [
    ...(acceptsReplies(form, now) && form.status === 'issued'
      ? [
          mail({
            key: `${formId}#again`,
            mail: 'form',
            to: personId,
            cycleId,
            formId,
            dueAt: now,
            ifUnsure: 'give up',
          }),
        ]
      : []),
    ...(sender === undefined
      ? []
      : [
          mail({
            key: `${formId}#personal#${sender}`,
            mail: 'personal',
            to: sender,
            cycleId,
            dueAt: now,
            ifUnsure: 'give up',
          }),
        ]),
  ];
}
