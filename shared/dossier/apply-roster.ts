import { wake } from '../domain/command.ts';
import type { Cycle } from '../domain/cycle.ts';
import { enrollmentLadder } from '../domain/form-ladders.ts';
import type { PersonId } from '../domain/ids.ts';
import { type Instant, latest } from '../domain/instant.ts';
import type { Pair } from '../domain/pair.ts';
import type { Participant } from '../domain/participant.ts';
import { signalCommands } from '../domain/raise-signals.ts';
import { coordinatorOf, readerOf } from '../domain/readers.ts';
import { canceledForm } from '../domain/resolve-form.ts';
import type { Inbox, People } from '../ports.ts';
import type { RosterChange } from '../roster/roster-changes.ts';
import type { RosterPerson } from '../roster/roster-person.ts';
import { rosterOf } from '../roster/start-message.ts';
import { type IssueServices, issue } from './issue.ts';
import { enrollmentFormOf } from './pair-dossier.ts';
import { participantFacts, type RosterPlan, rosterPlan } from './roster-plan.ts';

const batch = 50;

/** Takes one person of a roster in: the id is given at the first import, the name follows every later one. */
export function registerPerson(people: People, person: RosterPerson): Promise<PersonId> {
  const { address, first, last, language, timeZone, jobTitle } = person;
  return people.register(
    { address, first, last, language, timeZone, ...(jobTitle === undefined ? {} : { jobTitle }) },
    person.employeeNumber,
  );
}

/**
 * Applies a confirmed newer roster, the next changes at a time: what is applied is no longer a change, so that a repeat goes on. Pairs come
 * first: those that somebody leaves end at the hour that was chosen, those that a rule now speaks against are a coordinator's to decide on.
 */
export async function applyRoster(services: IssueServices & { readonly inbox: Inbox }, cycle: Cycle): Promise<void> {
  const { program, inbox, clock } = services;
  const { refresh, ...without } = cycle;
  if (refresh === undefined) return;
  const now = clock.now();
  const form = await program.forms.load(refresh.form);
  if (form.status !== 'answered' || form.answers.decision === 'no') return;
  const roster = await rosterOf(await inbox.read(refresh.source), cycle.definition);
  const plan = await rosterPlan(services, cycle, roster.people, now);
  const at = latest(now, form.facts[String(form.answers.decision)] ?? now);
  for (const { pair, left } of plan.ending) await endLater(services, pair, left, at);
  for (const { pair, signal } of plan.against) await raiseAgainst(services, cycle, plan, pair, signal, form.formId);

  const due = plan.changes.filter(({ kind }) => kind !== 'added' || cycle.status === 'enrolling');
  for (const change of due.slice(0, batch)) await applyChange(services, cycle, plan, roster.people, change, now);
  if (due.length > batch) return;
  const applied: Cycle = without;
  await program.cycles.advance(cycle, { to: applied, event: 'newer roster applied' });
}

async function endLater({ program }: IssueServices, pair: Pair, left: PersonId, at: Instant): Promise<void> {
  const gone = left === pair.mentorId ? 'mentor' : 'mentee';
  await program.pairs.advance(pair, {
    to: { ...pair, ending: { at, told: [gone === 'mentor' ? 'mentee' : 'mentor'], left: gone } },
    event: 'ends: somebody left the roster',
    commands: [wake('pair', pair.pairId)],
  });
}

async function raiseAgainst(
  { program, clock }: IssueServices,
  cycle: Cycle,
  { participants }: RosterPlan,
  pair: Pair,
  signal: RosterPlan['against'][number]['signal'],
  about: string,
): Promise<void> {
  if (pair.signals.some((each) => each.signal === signal && each.facts.about === about)) return;
  const now = clock.now();
  const raised = { signal, at: now, side: 'both' as const, facts: { about } };
  const followed = [pair.mentorId, pair.menteeId].flatMap((id) => participants.get(id) ?? []);
  const coordinator = coordinatorOf(cycle, followed);
  await program.pairs.advance(pair, {
    to: { ...pair, signals: [...pair.signals, raised] },
    event: 'roster speaks against it',
    commands: signalCommands(pair, [raised], coordinator, now),
  });
}

async function applyChange(
  services: IssueServices,
  cycle: Cycle,
  { invited, participants }: RosterPlan,
  roster: readonly RosterPerson[],
  { kind, person: { id } }: RosterChange,
  now: Instant,
): Promise<void> {
  const { program, people } = services;
  const known = [...participants.values()].find(({ personId }) => personId === id);
  if (kind === 'removed') {
    if (known !== undefined) await leave(services, cycle, known, now);
    return;
  }
  const person = invited.get(id);
  if (person === undefined) return;
  const named = new Set([person.address, ...person.managers, person.assistantAddress]);
  const idOf = new Map<string, PersonId>();
  for (const each of roster) if (named.has(each.address)) idOf.set(each.address, await registerPerson(people, each));
  const personId = idOf.get(person.address);
  if (personId === undefined) return;
  const {
    assistant: _assistant,
    hiredOn: _hiredOn,
    leftAt: _leftAt,
    ...kept
  } = known ?? { cycleId: cycle.cycleId, personId };
  const participant: Participant = { ...kept, ...participantFacts(person, idOf) };
  await program.participants.put(participant);
  if (kind === 'changed' || cycle.enrollmentClosesAt === undefined) return;
  await issue(services, {
    cycleId: cycle.cycleId,
    kind: participant.side === 'mentor' ? 'ENR-M' : 'ENR-S',
    to: personId,
    group: 'enrollment',
    ladder: enrollmentLadder(now, cycle.enrollmentClosesAt, readerOf(cycle.definition, participant)),
  });
}

/** Nothing more is asked of somebody who left, and no pair is formed with them. */
async function leave({ program }: IssueServices, cycle: Cycle, participant: Participant, now: Instant): Promise<void> {
  await program.participants.put({ ...participant, leftAt: now });
  const enrollment = await program.forms.find(enrollmentFormOf(participant));
  if (enrollment === undefined || enrollment.status === 'canceled' || cycle.status !== 'enrolling') return;
  await program.forms.advance(enrollment, {
    to: canceledForm(enrollment),
    event: 'canceled: no longer in the roster',
    commands: [wake('form', enrollment.formId), wake('cycle', cycle.cycleId)],
  });
}
