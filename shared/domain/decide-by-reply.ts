import { orderCancel } from './by-hand/order-cancel.ts';
import { type Command, mail, wake } from './command.ts';
import { type Cycle, computedAgain, proposalStage, withoutProposal } from './cycle.ts';
import { type Approval, approvedFacts, type Deciding } from './deciding.ts';
import { formIdOf } from './deterministic-ids.ts';
import type { Form } from './form.ts';
import type { CycleId, FormId, PersonId } from './ids.ts';
import { type Instant, latest, plusMinutes } from './instant.ts';
import type { NamedPair } from './matching/named-pair.ts';
import { remembered } from './remembered.ts';
import { type Demand, reviewed } from './review.ts';
import { type Addressee, afterWorkingHours } from './sending-hours.ts';

/** Working hours in which an approval by reply can be objected to (design.md 6). */
const objectionHours = 2;

/** When an approval that was received then takes effect, by the working hours of the lead coordinator. */
export function takesEffectAt(receivedAt: Instant, lead: Addressee): Instant {
  return afterWorkingHours(receivedAt, objectionHours, lead);
}

/** Minutes by which the others may hear of an approval after it was received before its hours begin anew. */
const promptMinutes = 15;

/** The approval, were the others told of it now: nobody can object to what they have not heard of, so its hours begin when they hear (seed 10836). */
export function toldAt(approval: Approval, now: Instant, lead: Addressee): Approval {
  const until = takesEffectAt(now, lead);
  if (until <= plusMinutes(approval.takesEffectAt, promptMinutes)) return approval;
  const { waits: _waits, ...rest } = approval;
  return { ...rest, takesEffectAt: until };
}

/** What a coordinator decided, once it is sure what was meant. Prices may be asked for together with changes. */
export type Decided =
  | { readonly kind: 'approve'; readonly takesEffectAt: Instant }
  | { readonly kind: 'wait'; readonly prices: readonly NamedPair[] }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'revise'; readonly demands: readonly Demand[]; readonly prices: readonly NamedPair[] }
  | { readonly kind: 'price'; readonly prices: readonly NamedPair[] };

/** Why a reply decides nothing: what it is told instead. */
export type Refusal =
  | { readonly why: 'replaced'; readonly at: Instant }
  | { readonly why: 'recomputing' }
  | { readonly why: 'decided'; readonly by?: PersonId; readonly at?: Instant }
  | { readonly why: 'canceled' }
  | { readonly why: 'asked-other' }
  | { readonly why: 'too-late'; readonly at?: Instant }
  | { readonly why: 'nothing-to-stop' };

/** A reply about a proposal: the form it answers and when it was received. */
export interface DecisionReply {
  readonly form: Pick<Form, 'formId' | 'kind' | 'personId' | 'round' | 'facts' | 'closesAt'>;
  readonly inboundId: string;
  readonly receivedAt: Instant;
}

type DecidingCycle = Pick<Cycle, keyof Deciding | 'status' | 'rematch' | 'cancelOrderedAt'>;

/** Why a reply to this form can decide nothing any more; undefined when it can. Only the latest proposal is decided on, by the form that asks for it. */
export function refusalOf(cycle: DecidingCycle, { form, receivedAt }: DecisionReply): Refusal | undefined {
  if (cycle.cancelOrderedAt !== undefined || cycle.status === 'canceled') return { why: 'canceled' };
  const stage = proposalStage(cycle);
  if (stage === 'matching') return { why: 'recomputing' };
  if (stage !== 'deciding') return { why: 'decided', ...whoDecided(cycle) };
  if (Number(form.facts.matching) < cycle.matchingRound)
    return cycle.proposed === undefined ? { why: 'recomputing' } : { why: 'replaced', at: cycle.proposed.at };
  // Who approved may change her mind until it takes effect; anybody else is told who did.
  const { approval } = cycle;
  if (approval !== undefined)
    return approval.form === form.formId && receivedAt < approval.takesEffectAt
      ? undefined
      : { why: 'decided', ...whoDecided(cycle) };
  if (cycle.decisionForm !== form.formId || receivedAt >= form.closesAt) return { why: 'asked-other' };
  return form.facts.proposal === cycle.proposed?.hash ? undefined : { why: 'recomputing' };
}

/** The approval that waits until it takes effect, if one does. */
export function waitingApproval(cycle: DecidingCycle): Approval | undefined {
  return proposalStage(cycle) === 'deciding' && cycle.cancelOrderedAt === undefined ? cycle.approval : undefined;
}

function whoDecided({ approval }: Pick<Deciding, 'approval'>): { by?: PersonId; at?: Instant } {
  return approval === undefined ? {} : { by: approval.by, at: approval.at };
}

/** Why an objection stops nothing; undefined when it does. */
export function objectionRefusal(cycle: DecidingCycle, receivedAt: Instant): Refusal | undefined {
  const { approval } = cycle;
  if (cycle.cancelOrderedAt !== undefined || cycle.status === 'canceled') return { why: 'canceled' };
  if (approval === undefined)
    return proposalStage(cycle) === 'deciding' ? { why: 'nothing-to-stop' } : { why: 'too-late' };
  if (proposalStage(cycle) !== 'deciding' || receivedAt >= approval.takesEffectAt)
    return { why: 'too-late', at: approval.takesEffectAt };
  return undefined;
}

/** A change of the decision and what follows from it. */
export interface DecisionChange {
  readonly to: Partial<Cycle>;
  readonly event: string;
  readonly commands: Command[];
}

/** The decision after what a coordinator said by the form that asks for it. A message heard before changes nothing: undefined. */
export function decided(cycle: Cycle, reply: DecisionReply, said: Decided, now: Instant): DecisionChange | undefined {
  const { form, inboundId, receivedAt } = reply;
  if (cycle.heard.includes(inboundId)) return undefined;
  const heard = remembered(cycle.heard, inboundId);
  const pricing = 'prices' in said && said.prices.length > 0 ? [priced(reply, said.prices)] : [];
  const awake = wake('cycle', cycle.cycleId);
  const tell = (what: string, facts: Readonly<Record<string, string>> = {}) => told(cycle, reply, what, facts, now);
  switch (said.kind) {
    case 'approve': {
      const again = cycle.approval?.form === form.formId ? cycle.approval : undefined;
      const pairs = cycle.proposed?.pairs ?? 0;
      const { proposal } = form.facts;
      const approval: Approval = again ?? {
        by: form.personId,
        at: receivedAt,
        takesEffectAt: said.takesEffectAt,
        form: form.formId,
        ...(proposal === undefined ? {} : { proposal }),
        pairs,
      };
      return {
        to: { heard, approval, approvals: cycle.approvals + (again === undefined ? 1 : 0) },
        event: 'proposal approved by reply',
        commands: [awake, tell('approved', approvedFacts(approval))],
      };
    }
    case 'wait':
      if (cycle.approval !== undefined) return objected(cycle, reply, now, pricing);
      return {
        to: { heard, pricing: [...cycle.pricing, ...pricing] },
        event: 'nothing decided for now',
        commands: [awake, tell('waiting', { until: form.closesAt })],
      };
    case 'cancel': {
      if (cycle.status === 'running')
        return {
          to: { heard, ...withoutProposal(cycle) },
          event: 'new pairs dropped',
          commands: [awake, tell('dropped')],
        };
      const ordered = orderCancel(cycle, now);
      if (ordered.kind !== 'change') return undefined;
      const { approval: _approval, ...rest } = ordered.to;
      return {
        to: { ...rest, approval: undefined, heard },
        event: ordered.event,
        commands: [...ordered.commands, tell('canceled')],
      };
    }
    case 'price':
      return { to: { heard, pricing: [...cycle.pricing, ...pricing] }, event: 'price asked', commands: [awake] };
    case 'revise':
      return {
        to: {
          ...computedAgain(cycle, form.personId),
          heard,
          review: reviewed(cycle.review, said.demands),
          pricing: [...cycle.pricing, ...pricing],
        },
        event: 'changes demanded',
        commands: [
          awake,
          ...(cycle.approval === undefined
            ? []
            : others(cycle, form.personId).map((to) => stopped(cycle, to, reply, now))),
        ],
      };
  }
}

/** The decision after an objection to an approval, by whichever coordinator: back to "nothing for now", and every coordinator is told. */
export function objected(
  cycle: Cycle,
  reply: DecisionReply,
  now: Instant,
  pricing: Deciding['pricing'] = [],
): DecisionChange | undefined {
  if (cycle.heard.includes(reply.inboundId) || cycle.approval === undefined) return undefined;
  return {
    to: {
      heard: remembered(cycle.heard, reply.inboundId),
      approval: undefined,
      pricing: [...cycle.pricing, ...pricing],
    },
    event: 'approval stopped',
    commands: [wake('cycle', cycle.cycleId), ...cycle.coordinators.map((to) => stopped(cycle, to, reply, now))],
  };
}

function priced({ form, inboundId }: DecisionReply, pairs: readonly NamedPair[]): Deciding['pricing'][number] {
  return { form: form.formId, to: form.personId, message: inboundId, pairs: [...pairs] };
}

/** The coordinators but this one. */
export function others({ coordinators }: Pick<Cycle, 'coordinators'>, personId: PersonId): PersonId[] {
  return coordinators.filter((each) => each !== personId);
}

/** The form by which another coordinator may object to the present approval; always the same for one approval. */
export function objectionForm(
  { cycleId, approvals }: Pick<Cycle, 'cycleId' | 'approvals'>,
  personId: PersonId,
): FormId {
  return formIdOf({ cycleId, kind: 'OBJ', subject: '#', personId, round: approvals });
}

/** The answer to whoever decided, or could not. */
export function told(
  { cycleId }: { readonly cycleId: CycleId },
  { form, inboundId }: DecisionReply,
  what: string,
  facts: Readonly<Record<string, string>>,
  dueAt: Instant,
): ReturnType<typeof mail> {
  return mail({
    key: `${form.formId}#decided#${inboundId}`,
    mail: 'decided',
    to: form.personId,
    cycleId,
    formId: form.formId,
    facts: { ...facts, what },
    dueAt,
    ifUnsure: 'give up',
  });
}

function stopped(cycle: Cycle, to: PersonId, reply: DecisionReply, dueAt: Instant): Command {
  const own = cycle.approval?.by === to ? cycle.approval.form : objectionForm(cycle, to);
  return mail({
    key: `${cycle.cycleId}#stopped#${String(cycle.approvals)}#${to}`,
    mail: 'decided',
    to,
    cycleId: cycle.cycleId,
    formId: own,
    facts: {
      what: 'stopped',
      by: reply.form.personId,
      at: reply.receivedAt,
      pairs: String(cycle.approval?.pairs ?? 0),
    },
    dueAt,
    ifUnsure: 'give up',
  });
}

/** The words and facts by which a refusal is told. */
export function refusalFacts(refusal: Refusal): {
  readonly what: string;
  readonly facts: Readonly<Record<string, string>>;
} {
  switch (refusal.why) {
    case 'replaced':
      return { what: 'replaced', facts: { at: refusal.at } };
    case 'decided':
      return refusal.by === undefined || refusal.at === undefined
        ? { what: 'decided-by-hand', facts: {} }
        : { what: 'decided', facts: { by: refusal.by, at: refusal.at } };
    case 'canceled':
      return { what: 'canceled-before', facts: {} };
    case 'too-late':
      return { what: 'too-late', facts: refusal.at === undefined ? {} : { until: refusal.at } };
    default:
      return { what: refusal.why, facts: {} };
  }
}

/**
 * True when the form was decided by a reply received later. A message that the form knows is compared by the second: read again from the inbox,
 * its moment has no milliseconds, and the same message must not seem older than itself.
 */
export function isOvertaken({ givenAt, replies }: Form, { inboundId, receivedAt }: DecisionReply): boolean {
  const given = givenAt.decision ?? '';
  if (!replies.includes(inboundId)) return given > receivedAt;
  const second = (instant: Instant) => instant.slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
  return second(given) > second(receivedAt);
}

/** The form after a reply that decided: "nothing for now", and what only asks for prices, leave it waiting. */
export function answeredForm(form: Form, reply: DecisionReply, said: Decided, now: Instant): Form {
  const heard = heardBy(form, reply);
  if (said.kind === 'price') return heard;
  const answered = {
    ...heard,
    answers: { ...form.answers, decision: said.kind },
    givenAt: { ...form.givenAt, decision: reply.receivedAt },
    revision: form.revision + Number(form.answers.decision !== said.kind),
  };
  return said.kind === 'wait'
    ? reopened(answered)
    : { ...answered, status: 'answered', answeredAt: form.answeredAt ?? now };
}

/** The form by which was approved, once the approval is stopped: "nothing for now", as of the objection. */
export function stoppedForm(form: Form, objectedAt: Instant): Form {
  return reopened({
    ...form,
    answers: { ...form.answers, decision: 'wait' },
    givenAt: { ...form.givenAt, decision: objectedAt },
    revision: form.revision + 1,
  });
}

/** Waits for a decision again until its deadline. */
function reopened({ answeredAt: _answeredAt, ...form }: Form): Form {
  return { ...form, status: 'issued' };
}

/** The form with one more message that it knows, and nothing left that was unclear. */
export function heardBy({ open: _open, ...form }: Form, { inboundId, receivedAt }: DecisionReply): Form {
  return {
    ...form,
    unclear: [],
    replies: remembered(form.replies, inboundId),
    lastReplyAt: latest(receivedAt, form.lastReplyAt ?? receivedAt),
  };
}
