import { inboxBucket } from '../shared/adapters/buckets.ts';
import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { importRoster } from '../shared/contracts/steps.ts';
import { announcement } from '../shared/domain/announcement.ts';
import type { PersonId } from '../shared/domain/ids.ts';
import { applyRoster, registerPerson } from '../shared/dossier/apply-roster.ts';
import { participantFacts } from '../shared/dossier/roster-plan.ts';
import { rosterOf } from '../shared/roster/start-message.ts';

const batch = 50;

const uses = { program: programTable, people: peopleTable, inbox: inboxBucket };

/**
 * Takes the next people of the roster in: first everybody gets an id, then those invited become participants. The cursor is written after
 * the people, so a crash repeats a batch and changes nothing. In a cycle that runs already, a newer roster that was confirmed is applied.
 */
export const handler = step(importRoster, uses, async ({ cycleId }, services) => {
  const { program, people, inbox, clock } = services;
  const cycle = await program.cycles.load(cycleId);
  if (cycle.status === 'enrolling' || cycle.status === 'running') {
    await applyRoster(services, cycle);
    return {};
  }
  if (cycle.status !== 'draft' && cycle.status !== 'importing') return {};
  const roster = rosterOf(await inbox.read(cycle.sourceObject), cycle.definition);
  const persons = (await roster).people;
  const known = persons.slice(cycle.cursor, cycle.cursor + batch);
  for (const person of known) await registerPerson(people, person);
  const idOf = new Map<string, PersonId>();
  const lookUp = async (address: string): Promise<PersonId[]> => {
    const id = idOf.get(address) ?? (await people.idOf(address));
    if (id !== undefined) idOf.set(address, id);
    return id === undefined ? [] : [id];
  };
  const from = Math.max(0, cycle.cursor - persons.length);
  const participants = cycle.cursor < persons.length ? [] : persons.slice(from, from + batch);
  for (const person of participants) {
    const [personId] = await lookUp(person.address);
    if (person.kind !== 'invited' || personId === undefined) continue;
    for (const address of [...person.managers, person.assistantAddress])
      if (address !== undefined) await lookUp(address);
    await program.participants.put({ cycleId, personId, ...participantFacts(person, idOf) });
  }
  const cursor = Math.min(cycle.cursor + batch, cycle.cursor < persons.length ? persons.length : persons.length * 2);
  const done = cursor >= persons.length * 2;
  await program.cycles.advance(cycle, {
    to: { ...cycle, status: done ? 'enrolling' : 'importing', cursor: done ? 0 : cursor },
    event: done ? 'roster imported' : 'roster partly imported',
    commands: done ? announcement(cycle, clock.now()) : [],
  });
  return {};
});
