import { inboxBucket } from '../shared/adapters/buckets.ts';
import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { importRoster } from '../shared/contracts/steps.ts';
import type { PersonId } from '../shared/domain/ids.ts';
import { rosterOf } from '../shared/roster/start-message.ts';

const batch = 50;

const uses = { program: programTable, people: peopleTable, inbox: inboxBucket };

/**
 * Takes the next people of the roster in: first everybody gets an id, then those invited become participants. The cursor is written after
 * the people, so a crash repeats a batch and changes nothing.
 */
export const handler = step(importRoster, uses, async ({ cycleId }, { program, people, inbox }) => {
  const cycle = await program.cycles.load(cycleId);
  if (cycle.status !== 'draft' && cycle.status !== 'importing') return {};
  const roster = rosterOf(await inbox.read(cycle.sourceObject), cycle.definition);
  const persons = (await roster).people;
  const known = persons.slice(cycle.cursor, cycle.cursor + batch);
  for (const person of known) {
    await people.register(
      {
        address: person.address,
        first: person.first,
        last: person.last,
        language: person.language,
        timeZone: person.timeZone,
        ...(person.jobTitle === undefined ? {} : { jobTitle: person.jobTitle }),
      },
      person.employeeNumber,
    );
  }
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
    const managers: PersonId[] = [];
    for (const manager of person.managers) managers.push(...(await lookUp(manager)));
    const [assistant] = person.assistantAddress === undefined ? [] : await lookUp(person.assistantAddress);
    await program.participants.put({
      cycleId,
      personId,
      side: person.side,
      grade: person.grade,
      rank: person.rank,
      unit: person.unit,
      site: person.site,
      timeZone: person.timeZone,
      languages: { ...person.otherLanguages, [person.language]: 'C2' },
      managers,
      chainIncomplete: person.chainIncomplete,
      ...(assistant === undefined ? {} : { assistant }),
      capacity: person.capacity,
      ...(person.hireDate === undefined ? {} : { hiredOn: person.hireDate }),
    });
  }
  const cursor = Math.min(cycle.cursor + batch, cycle.cursor < persons.length ? persons.length : persons.length * 2);
  const done = cursor >= persons.length * 2;
  await program.cycles.advance(cycle, {
    to: { ...cycle, status: done ? 'enrolling' : 'importing', cursor: done ? 0 : cursor },
    event: done ? 'roster imported' : 'roster partly imported',
  });
  return {};
});
