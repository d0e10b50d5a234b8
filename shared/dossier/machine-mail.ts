import { answererOf, answerInvitation, type InvitationAnswer } from '../domain/answer-invitation.ts';
import { task, wake } from '../domain/command.ts';
import { isOver } from '../domain/cycle.ts';
import { moveSearch } from '../domain/date-question.ts';
import type { Form } from '../domain/form.ts';
import type { PersonId } from '../domain/ids.ts';
import { type Pair, sessionOfUid, sideOf } from '../domain/pair.ts';
import { pauseEndsAt } from '../domain/pause-date.ts';
import { replaced } from '../domain/place-sessions.ts';
import { remindedAfter } from '../domain/postpone-form.ts';
import { remembered } from '../domain/remembered.ts';
import { mayBeOffered } from '../domain/session-slots.ts';
import { localDate, workingDaysBetween } from '../domain/working-calendar.ts';
import { readCalendarReply } from '../mail/calendar-reply.ts';
import type { MessageClass } from '../mail/classify-message.ts';
import { readFailureReport } from '../mail/failure-report.ts';
import type { ReadableMessage } from '../mail/parse-message.ts';
import type { Receipt } from '../mail/receipt.ts';
import { trustOf } from '../mail/trust.ts';
import type { IssueServices } from './issue.ts';
import { mentorHalfDays, pairDossier } from './pair-dossier.ts';
import { readerFor } from './pause.ts';

/** A message that a machine wrote, as it came in. */
export interface MachineMail {
  readonly sort: MessageClass;
  readonly message: ReadableMessage;
  readonly receipt: Receipt;
  /** The form that its address selects, if any. */
  readonly form: Form | undefined;
  /** Of the reply addresses, and of every calendar item of ours. */
  readonly inboundDomain: string;
}

/**
 * Takes over what a machine's message says: calendar answers, a return date, a dead or complaining address. It is never answered, and read
 * again it changes nothing more. Answers a code of what became of it.
 */
export async function takeMachineMail(services: IssueServices, mail: MachineMail): Promise<string> {
  const { sort, receipt, message } = mail;
  if (receipt.verdicts.spam === 'FAIL') return sort.kind;
  if (sort.kind === 'bounce' || sort.kind === 'complaint') return takeReport(services, mail);
  const from = message.from?.address.toLowerCase();
  const isProven = trustOf({ ...receipt, fromAddress: from }) !== 'weak';
  const sender = from === undefined || !isProven ? undefined : await services.people.idOf(from);
  if (from === undefined || sender === undefined) return sort.kind;
  if (sort.kind === 'calendar-reply') return takeCalendarReply(services, mail, { from, sender });
  if (sort.kind === 'out-of-office') return takeAbsence(services, mail, sender);
  return sort.kind;
}

async function takeCalendarReply(
  services: IssueServices,
  { message, receipt, inboundDomain }: MachineMail,
  { from, sender }: { readonly from: string; readonly sender: PersonId },
): Promise<string> {
  const { program, people, clock } = services;
  const calendar = message.attachments.find(({ type }) => type === 'text/calendar' || type === 'application/ics');
  const reply =
    calendar === undefined ? undefined : readCalendarReply(Buffer.from(calendar.bytes).toString('utf8'), from);
  const about = reply === undefined ? undefined : sessionOfUid(reply.uid, inboundDomain);
  if (reply === undefined || about === undefined) return 'calendar-reply';
  const { answer, method, sequence, start } = reply;
  if (answer === 'delegated' || (answer === 'needs-action' && method === 'REPLY')) return `calendar-reply ${answer}`;
  const attendee = await people.idOf(reply.attendee);
  if ((await program.pairs.find(about.pairId)) === undefined || attendee === undefined) return 'calendar-reply unknown';
  const dossier = await pairDossier(program, about.pairId);
  const { pair, facts, cycle } = dossier;
  const answerer = answererOf(pair, { sender, attendee });
  if (answerer === undefined) return 'calendar-reply unknown';
  if (pair.heard.includes(receipt.messageId)) return `calendar-reply ${answer}`;
  const now = clock.now();
  const given: InvitationAnswer = {
    session: about.session,
    answer: answer === 'needs-action' ? 'tentative' : answer,
    counters: method === 'COUNTER',
    sequence,
    start,
  };
  const outcome = answerInvitation(pair, answerer, given, facts, now);
  if (outcome === undefined) return 'calendar-reply stale';

  const session = outcome.to.sessions.find(({ number }) => number === about.session);
  const proposed = given.counters && session?.status === 'moving' ? start : undefined;
  const fits =
    proposed !== undefined &&
    session !== undefined &&
    mayBeOffered(
      proposed,
      moveSearch(outcome.to, session, {
        facts,
        halfDays: await mentorHalfDays(program, dossier.mentor),
        lastDay: cycle.definition.lastDay,
        now,
      }),
      answerer.side === 'mentor',
    );
  const to: Pair = {
    ...(fits ? replaced(outcome.to, about.session, (each) => ({ ...each, proposed })) : outcome.to),
    heard: remembered(pair.heard, receipt.messageId),
  };
  const told =
    proposed === undefined || fits
      ? []
      : [
          task({
            taskId: `new-time-${receipt.messageId}`,
            cycleId: pair.cycleId,
            kind: 'new-time',
            raisedAt: now,
            personId: sender,
            pairId: pair.pairId,
            facts: { start: proposed, session: String(about.session) },
          }),
        ];
  await program.pairs.advance(pair, {
    to,
    event: outcome.event,
    actor: sender,
    commands: [...outcome.commands, ...told],
  });
  return `calendar-reply ${given.counters ? 'countered' : answer}`;
}

/** Longer than that away, a pause is proposed to the coordinator (content.md 2.2). */
const longAbsence = 10; // working days

/** A return date moves the reminders of that person's open forms; one far away is told to the coordinator. */
async function takeAbsence(
  services: IssueServices,
  { sort, receipt, form }: MachineMail,
  sender: PersonId,
): Promise<string> {
  const { program, clock } = services;
  const returnsOn = sort.kind === 'out-of-office' ? sort.returnsOn : undefined;
  if (returnsOn === undefined || form?.personId !== sender) return 'out-of-office';
  const cycle = await program.cycles.find(form.cycleId);
  if (cycle === undefined || isOver(cycle)) return 'out-of-office';
  const reader = await readerFor(program, cycle, sender);
  const now = clock.now();
  const today = localDate(receipt.receivedAt, reader.timeZone);
  const backAt = pauseEndsAt(returnsOn, reader);
  if (returnsOn <= today || backAt <= now) return 'out-of-office';
  for (const open of await program.forms.ofCycle(form.cycleId)) {
    if (open.personId !== sender) continue;
    const to = remindedAfter(open, backAt, reader);
    if (to === open) continue;
    await program.forms.advance(open, {
      to,
      event: `reminder put off until ${backAt}`,
      commands: [wake('form', open.formId)],
    });
  }
  await program.participants.note(form.cycleId, sender, { awayUntil: backAt });
  if (workingDaysBetween(today, returnsOn, reader.site) <= longAbsence) return 'out-of-office noted';
  const pair = (await program.pairs.ofCycle(form.cycleId)).find(
    (each) => each.status !== 'closed' && each.pause === undefined && sideOf(each, sender) !== undefined,
  );
  if (pair !== undefined)
    await program.tasks.raise({
      taskId: `pause-proposed-${sender}-${returnsOn}`,
      cycleId: form.cycleId,
      kind: 'pause-proposed',
      raisedAt: now,
      personId: sender,
      pairId: pair.pairId,
      facts: { until: returnsOn },
    });
  return 'out-of-office noted';
}

/**
 * A failure reported to a reply address instead of to SES. The address is marked, as after an event of SES, when the report is proven to come
 * from where it says; many mail servers prove nothing, and then the coordinator alone is told.
 */
async function takeReport(services: IssueServices, { sort, message, receipt, form }: MachineMail): Promise<string> {
  const { program, people, clock } = services;
  const report = readFailureReport(message);
  const person = form === undefined ? undefined : await people.find(form.personId);
  if (form === undefined || person === undefined || report?.addresses.includes(person.address.toLowerCase()) !== true)
    return sort.kind;
  const isProven = trustOf({ ...receipt, fromAddress: message.from?.address.toLowerCase() }) !== 'weak';
  if (isProven && person.suppressed === undefined) await people.suppress(person.personId, report.kind);
  await program.tasks.raise({
    taskId: `${report.kind}-${person.personId}`,
    cycleId: form.cycleId,
    kind: report.kind,
    raisedAt: clock.now(),
    personId: person.personId,
    formId: form.formId,
    ...(form.pairId === undefined ? {} : { pairId: form.pairId }),
    facts: { mail: 'form', by: isProven ? 'report' : 'unproven report' },
  });
  return `${sort.kind} ${isProven ? 'taken over' : 'unproven'}`;
}
