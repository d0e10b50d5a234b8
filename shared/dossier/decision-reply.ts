import { remarkTask } from '../domain/accept-reply.ts';
import { type Command, mail, wake } from '../domain/command.ts';
import { type Cycle, proposalStage } from '../domain/cycle.ts';
import {
  answeredForm,
  type Decided,
  type DecisionChange,
  type DecisionReply,
  decided,
  heardBy,
  isOvertaken,
  objected,
  objectionForm,
  objectionRefusal,
  others,
  type Refusal,
  refusalFacts,
  refusalOf,
  stoppedForm,
  takesEffectAt,
  told,
} from '../domain/decide-by-reply.ts';
import type { Form } from '../domain/form.ts';
import { postponedRungs, type Reader, remindableAfter } from '../domain/form-ladders.ts';
import type { InboundRecord } from '../domain/inbound.ts';
import { coordinatorReader } from '../domain/readers.ts';
import { sendableAt } from '../domain/sending-hours.ts';
import { clampText } from '../forms/clamp-text.ts';
import { readDecision } from '../forms/decision-lines.ts';
import { formInHand } from '../messages/form-values.ts';
import { cancelForms } from './cancel-forms.ts';
import { type DecisionFault, meaningOf, type Said } from './decision-meaning.ts';
import { formReader } from './form-reader.ts';
import type { IssueServices } from './issue.ts';
import { type LetterServices, letterDossier } from './letter-dossier.ts';
import { type ReceivedReply, takeReply, unfolded } from './take-reply.ts';
import { tellOthers } from './tell-others.ts';

type Services = IssueServices & LetterServices;

/**
 * Takes a coordinator's reply about a proposal: a decision, changes of what is asked of the matching, prices, or an objection to an approval.
 * Either the whole message is understood and done, or nothing of it is and each doubt is told. The form remembers the message first, the cycle
 * after it, each once, so that a second delivery completes what a crash left and changes nothing else.
 */
export async function takeDecisionReply(
  services: Services,
  received: ReceivedReply,
): Promise<InboundRecord['outcome']> {
  const { form, inboundId, receivedAt } = received;
  const request = { cycleId: form.cycleId, to: form.personId, formId: form.formId };
  const dossier = await letterDossier(services, request);
  const { definition, values } = formInHand(dossier, form);
  const message = unfolded(received.message);
  const alternative = message.alternative === undefined ? undefined : clampText(message.alternative);
  const read = readDecision(definition, values, clampText(message.text), form.open, alternative);
  const meaning = await meaningOf(services, dossier, read);
  if (meaning.kind === 'nothing') return takeReply(services, received); // a remark, a word, thanks, or a letter that is unclear

  const reply: DecisionReply = { form, inboundId, receivedAt };
  const remark = read.reading.remark === '' ? [] : [remarkTask(form, received, services.clock.now())];
  const { cycle } = dossier;
  if (cycle.heard.includes(inboundId)) return completed(services, cycle, reply); // a crash may have come after its writing
  const stops = meaning.kind === 'decided' && meaning.said.kind === 'wait' && (meaning.byWord || form.kind === 'OBJ');
  if (stops && (form.kind === 'OBJ' || cycle.approval !== undefined || proposalStage(cycle) !== 'deciding'))
    return object(services, cycle, reply, remark);
  const refusal = refusalOf(cycle, reply);
  if (refusal !== undefined) return refuse(services, reply, refusal, remark);
  if (meaning.kind === 'unclear') return askAgain(services, received, meaning.faults, formReader(dossier));
  return decide(services, cycle, reply, meaning.said, remark);
}

/** Stores what was decided: on the form, then on the cycle, then on the forms of those who may object. */
async function decide(
  services: Services,
  cycle: Cycle,
  reply: DecisionReply,
  said: Said,
  remark: readonly Command[],
): Promise<InboundRecord['outcome']> {
  const { program, clock } = services;
  const { formId } = reply.form;
  const form = await program.forms.load(formId);
  const final: Decided =
    said.kind === 'approve'
      ? { kind: 'approve', takesEffectAt: takesEffectAt(reply.receivedAt, coordinatorReader(cycle.definition)) }
      : said;
  const later = isOvertaken(form, reply);
  if (!form.replies.includes(reply.inboundId)) {
    const to = later ? heardBy(form, reply) : answeredForm(form, reply, final, clock.now());
    await program.forms.advance(form, {
      to,
      event: later ? 'older reply' : said.kind === 'price' ? 'price asked' : 'answered',
      actor: form.personId,
      commands: [...remark, ...(to.status === form.status ? [] : [wake('form', formId)])],
    });
  }
  if (later) return 'superseded';
  return followed(services, cycle, reply, decided(cycle, reply, final, clock.now()));
}

/** Takes an objection to an approval: the decision is back at "nothing for now". */
async function object(
  services: Services,
  cycle: Cycle,
  reply: DecisionReply,
  remark: readonly Command[],
): Promise<InboundRecord['outcome']> {
  const { program, clock } = services;
  const refusal = objectionRefusal(cycle, reply.receivedAt);
  if (refusal !== undefined) return refuse(services, reply, refusal, remark);
  const form = await program.forms.load(reply.form.formId);
  if (!form.replies.includes(reply.inboundId)) {
    const to = answeredForm(form, reply, { kind: 'wait', prices: [] }, clock.now());
    const closed: Form = form.kind === 'OBJ' ? { ...to, status: 'answered', answeredAt: clock.now() } : to;
    await program.forms.advance(form, {
      to: closed,
      event: 'objected',
      actor: form.personId,
      commands: [...remark, ...(closed.status === form.status ? [] : [wake('form', form.formId)])],
    });
  }
  return followed(services, cycle, reply, objected(cycle, reply, clock.now()));
}

/** Applies a change of the decision to the cycle, then what follows from it on other forms. */
async function followed(
  services: Services,
  cycle: Cycle,
  reply: DecisionReply,
  change: DecisionChange | undefined,
): Promise<InboundRecord['outcome']> {
  const { cycles } = services.program;
  if (change !== undefined)
    await cycles.advance(cycle, {
      to: { ...cycle, ...change.to },
      event: change.event,
      actor: reply.form.personId,
      commands: await answerable(services, change.commands),
    });
  return completed(services, await cycles.load(cycle.cycleId), reply);
}

/**
 * The same commands; an email about a form that was never issued is about none. An approval may be stopped before the others' forms about it
 * were written (seed 71028).
 */
async function answerable({ program }: Services, commands: readonly Command[]): Promise<Command[]> {
  return Promise.all(
    commands.map(async (command) => {
      if (command.kind !== 'mail' || command.order.formId === undefined) return command;
      if ((await program.forms.find(command.order.formId)) !== undefined) return command;
      const { formId: _formId, ...order } = command.order;
      return { ...command, order };
    }),
  );
}

/**
 * What follows on other forms: whoever else coordinates may object to an approval that waits, and to none other; the form that asked waits
 * again once its approval was stopped.
 */
async function completed(
  services: Services,
  cycle: Cycle,
  { receivedAt }: DecisionReply,
): Promise<InboundRecord['outcome']> {
  const { program } = services;
  const { cycleId, decisionForm } = cycle;
  const isDeciding = proposalStage(cycle) === 'deciding';
  const approval = await tellOthers(services, cycle);
  const may = new Set(approval === undefined ? [] : others(cycle, approval.by).map((to) => objectionForm(cycle, to)));
  const open = (await program.forms.ofCycle(cycleId, 'OBJ')).filter(({ formId }) => !may.has(formId));
  await cancelForms(program, open, 'the approval no longer waits');
  const asked = decisionForm === undefined ? undefined : await program.forms.load(decisionForm);
  const given = asked?.givenAt.decision;
  if (asked === undefined || !isDeciding || approval !== undefined) return 'answered';
  if (asked.answers.decision === 'approve' && given !== undefined && given < receivedAt)
    await program.forms.advance(asked, {
      to: stoppedForm(asked, receivedAt),
      event: 'approval stopped',
      commands: [wake('form', asked.formId)],
    });
  return 'answered';
}

/** Tells why nothing was done. A form that knows the message already may have taken its answer that the cycle never heard: that is told as well. */
async function refuse(
  services: Services,
  reply: DecisionReply,
  refusal: Refusal,
  remark: readonly Command[],
): Promise<InboundRecord['outcome']> {
  const { program, clock } = services;
  const form = await program.forms.load(reply.form.formId);
  const { what, facts } = refusalFacts(refusal);
  const note = told(form, reply, what, facts, clock.now());
  if (form.replies.includes(reply.inboundId)) await program.ledger.order(note.order);
  else
    await program.forms.advance(form, {
      to: heardBy(form, reply),
      event: `refused: ${refusal.why}`,
      actor: form.personId,
      commands: [note, ...remark],
    });
  return 'refused';
}

/** Nothing of a message counts of which something is unclear: what is, and why, is told line by line. */
async function askAgain(
  { program, clock }: Services,
  { form, inboundId, receivedAt }: ReceivedReply,
  faults: readonly DecisionFault[],
  reader: Reader,
): Promise<InboundRecord['outcome']> {
  if (form.replies.includes(inboundId)) return 'clarified';
  const now = clock.now();
  const { order } = mail({
    key: `${form.formId}#unclear#${inboundId}`,
    mail: 'decision-unclear',
    to: form.personId,
    cycleId: form.cycleId,
    formId: form.formId,
    dueAt: now,
    ifUnsure: 'send again',
  });
  await program.forms.advance(form, {
    to: {
      ...heardBy(form, { form, inboundId, receivedAt }),
      unclear: faults.map(({ words, why }) => ({ question: 1, words, why })),
      ladder: postponedRungs(form.ladder, form.sent, remindableAfter(sendableAt(now, reader), reader)),
    },
    event: 'asked again',
    actor: form.personId,
    commands: [{ kind: 'mail', order }],
  });
  return 'clarified';
}
