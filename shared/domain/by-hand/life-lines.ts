import type { AuditEvent } from '../audit-event.ts';
import type { Cycle } from '../cycle.ts';
import { type Form, planForm } from '../form.ts';
import type { InboundRecord, Task } from '../inbound.ts';
import { type Instant, latest } from '../instant.ts';
import type { LedgerEntry } from '../ledger.ts';
import type { Pair } from '../pair.ts';

/** What happened at one moment, in ids and codes. */
export interface Moment {
  readonly at: Instant;
  readonly what: string;
}

/** Moments as lines to read, oldest first; those of one instant stay in the order they were given. */
export function timeline(moments: readonly Moment[]): string[] {
  return moments.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ at, what }) => `${at}  ${what}`);
}

/** One change of an entity. */
export function momentOfChange(id: string, { version, event, actor, at }: AuditEvent): Moment {
  return { at, what: `${id} v${version}: ${event}${actor === 'program' ? '' : `, by ${actor}`}` };
}

/** The stages an email has passed, and where it stands now. */
export function momentsOfMail(entry: LedgerEntry): Moment[] {
  const { key, mail, to, orderedAt, dueAt, claimedAt, sentAt, tries, status, dropped, sesMessageId } = entry;
  const name = `email ${key}`;
  const stands = latest(orderedAt, ...[claimedAt, sentAt].filter((each) => each !== undefined));
  const ses = sesMessageId === undefined ? '' : `, SES ${sesMessageId}`;
  return [
    { at: orderedAt, what: `${name} ordered: ${mail} to ${to}${dueAt > orderedAt ? `, due ${dueAt}` : ''}` },
    ...(claimedAt === undefined ? [] : [{ at: claimedAt, what: `${name} claimed by the sender, try ${tries}` }]),
    ...(sentAt === undefined ? [] : [{ at: sentAt, what: `${name} sent${ses}` }]),
    ...(status === 'sent'
      ? []
      : [{ at: stands, what: `${name} is ${status}${dropped === undefined ? '' : `: ${dropped}`}` }]),
  ];
}

/** A received message and what became of it. */
export function momentOfReply({ inboundId, receivedAt, outcome, detail, personId }: InboundRecord): Moment {
  const from = personId === undefined ? '' : ` from ${personId}`;
  return { at: receivedAt, what: `reply ${inboundId}${from}: ${outcome}${detail === undefined ? '' : ` (${detail})`}` };
}

/** A coordinator's task, and the digest that told it. */
export function momentsOfTask({ taskId, kind, raisedAt, toldAt, facts }: Task): Moment[] {
  const error = kind === 'failed' && facts.error !== undefined ? `: ${facts.error}` : '';
  return [
    { at: raisedAt, what: `task ${taskId} raised: ${kind}${error}` },
    ...(toldAt === undefined ? [] : [{ at: toldAt, what: `task ${taskId} told in a digest` }]),
  ];
}

/** Where a form stands and what comes next. */
export function stateOfForm(form: Form, now: Instant): string[] {
  const { formId, kind, kindVersion, cycleId, pairId, session, personId, status, sent, closesAt, clarifications } =
    form;
  const about = [
    `of ${cycleId}`,
    ...(pairId === undefined ? [] : [pairId]),
    ...(session === undefined ? [] : [`session ${session}`]),
  ];
  const plan = planForm(form, now);
  return [
    `${formId}: ${kind} v${kindVersion} ${about.join(', ')}, to ${personId}`,
    `${status}; sent ${sent} of ${form.ladder.length}, asked again ${clarifications}, replies ${form.replies.length}, closes ${closesAt}`,
    `execution ${formId}-${form.epoch}`,
    ...(plan.next === 'wait' ? [`next: waits until ${plan.until}`] : []),
    ...(plan.next === 'send'
      ? [`next: email ${plan.attempt} is due and not ordered; if this lasts: resume ${cycleId}`]
      : []),
    ...(plan.next === 'expire' ? [`next: it is over and not closed; if this lasts: resume ${cycleId}`] : []),
  ];
}

/** Where a pair stands. */
export function stateOfPair(pair: Pair): string[] {
  const { pairId, cycleId, mentorId, menteeId, keeperId, status, closedBecause, holdForm, pause, sessions } = pair;
  return [
    `${pairId}: of ${cycleId}, mentor ${mentorId}, mentee ${menteeId}, calendar kept by ${keeperId}`,
    `${status}${closedBecause === undefined ? '' : ` (${closedBecause})`}${holdForm === undefined ? '' : `, on hold: ${holdForm}`}${pause === undefined ? '' : `, paused by the ${pause.side} until ${pause.until}`}`,
    `execution ${pairId}-${pair.epoch}`,
    ...sessions.map(
      ({ number, status: held, meetsAt, sequence }) =>
        `session ${number}: ${held}, ${meetsAt}, calendar item ${sequence}`,
    ),
  ];
}

/** Where a cycle stands, with its forms and pairs counted. */
export function stateOfCycle(cycle: Cycle, forms: readonly Form[], pairs: readonly Pair[]): string[] {
  const deadlines = [
    ['enrollment closes', cycle.enrollmentClosesAt],
    ['ends', cycle.endsAt],
    ['evaluation closes', cycle.evaluationClosesAt],
    ['cancel ordered', cycle.cancelOrderedAt],
  ].flatMap(([what, at]) => (at === undefined ? [] : [`${what} ${at}`]));
  return [
    `${cycle.cycleId}: ${[cycle.status, ...deadlines].join(', ')}`,
    `execution ${cycle.cycleId}-${cycle.epoch}`,
    ...(cycle.matchingRound === 0
      ? []
      : [
          `proposal: round ${cycle.matchingRound}, asked ${cycle.decisionAsked} times` +
            (cycle.approvedRound === undefined ? '' : `, round ${cycle.approvedRound} approved`),
        ]),
    `forms: ${counted(forms.map(({ kind, status }) => `${kind} ${status}`))}`,
    `pairs: ${counted(pairs.map(({ status, closedBecause }) => closedBecause ?? status))}`,
  ];
}

function counted(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const told = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${name} ${count}`);
  return told.length === 0 ? 'none' : told.join(', ');
}
