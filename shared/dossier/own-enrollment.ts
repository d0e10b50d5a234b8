import { mail } from '../domain/command.ts';
import type { Cycle } from '../domain/cycle.ts';
import type { Form } from '../domain/form.ts';
import { enrollmentLadder } from '../domain/form-ladders.ts';
import type { Participant } from '../domain/participant.ts';
import { enrollmentClosesAt, enrollmentOpensAt, readerOf } from '../domain/readers.ts';
import { type IssueServices, issue } from './issue.ts';

/** Issues a participant's enrollment form, juniors one and leaders another. Issuing it again issues nothing. */
export async function issueEnrollmentForm(
  services: IssueServices,
  { cycleId, definition, enrollmentClosesAt: extended }: Pick<Cycle, 'cycleId' | 'definition' | 'enrollmentClosesAt'>,
  participant: Participant,
): Promise<Form> {
  return issue(services, {
    cycleId,
    kind: participant.side === 'mentor' ? 'ENR-M' : 'ENR-S',
    to: participant.personId,
    group: 'enrollment',
    ladder: enrollmentLadder(
      enrollmentOpensAt(definition, services.clock.now()),
      extended ?? enrollmentClosesAt(definition),
      readerOf(definition, participant),
    ),
  });
}

/** Sends somebody who wants in their own enrollment form, while enrollment is open and the form is not answered: again at most once. */
export async function sendOwnEnrollment(
  services: IssueServices,
  cycle: Cycle,
  participant: Participant | undefined,
  inboundId: string,
): Promise<'sent' | 'not open'> {
  const { program, clock } = services;
  const now = clock.now();
  const closesAt = cycle.enrollmentClosesAt ?? enrollmentClosesAt(cycle.definition);
  if (participant === undefined || cycle.status !== 'enrolling' || now >= closesAt) return 'not open';
  const { formId } = await issueEnrollmentForm(services, cycle, participant);
  const form = await program.forms.load(formId);
  if (form.status !== 'issued') return 'not open';
  if (form.sent === 0) return 'sent'; // its own ladder sends it
  const { order } = mail({
    key: `${formId}#asked-for`,
    mail: 'form',
    to: participant.personId,
    cycleId: cycle.cycleId,
    formId,
    facts: { answers: inboundId },
    dueAt: now,
    ifUnsure: 'send again',
  });
  await program.ledger.order(order);
  return 'sent';
}
