import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { issueEnrollment } from '../shared/contracts/steps.ts';
import { enrollmentClosesAt, enrollmentOpensAt } from '../shared/domain/readers.ts';
import { issueEnrollmentForm } from '../shared/dossier/own-enrollment.ts';

const batch = 50;

const uses = { program: programTable, people: peopleTable };

/**
 * Issues the enrollment forms of the next participants, juniors one form and leaders another, except who asked
 * an earlier cycle never to be invited again. Issuing one again issues nothing.
 */
export const handler = step(issueEnrollment, uses, async ({ cycleId }, services) => {
  const { program, clock } = services;
  const cycle = await program.cycles.load(cycleId);
  if (cycle.status !== 'enrolling' || cycle.enrollmentClosesAt !== undefined) return {};
  const opensAt = enrollmentOpensAt(cycle.definition, clock.now());
  const closesAt = enrollmentClosesAt(cycle.definition);
  const participants = await program.participants.ofCycle(cycleId);
  const next = participants.slice(cycle.cursor, cycle.cursor + batch);
  const people = await services.people.findAll(next.map(({ personId }) => personId));
  for (const participant of next)
    if (people.get(participant.personId)?.neverInvite !== true) await issueEnrollmentForm(services, cycle, participant);
  const cursor = cycle.cursor + next.length;
  const done = cursor >= participants.length;
  await program.cycles.advance(cycle, {
    to: done ? { ...cycle, cursor: 0, enrollmentOpensAt: opensAt, enrollmentClosesAt: closesAt } : { ...cycle, cursor },
    event: done ? 'enrollment issued' : 'enrollment partly issued',
  });
  return {};
});
