import type { Cycle } from '../domain/cycle.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Pair, Signal } from '../domain/pair.ts';
import type { Participant } from '../domain/participant.ts';
import { coordinatorReader } from '../domain/readers.ts';
import { saysRoster } from '../domain/recheck-pair.ts';
import { localDate } from '../domain/working-calendar.ts';
import { fullName } from '../messages/speaking.ts';
import type { People, Program } from '../ports.ts';
import {
  changesBetween,
  languagesText,
  type RosterChange,
  type ShownPerson,
  shownPerson,
} from '../roster/roster-changes.ts';
import type { InvitedPerson, RosterPerson } from '../roster/roster-person.ts';

/** What a newer roster would do to a cycle that runs. */
export interface RosterPlan {
  /** By the ids of those known already; by address for those who are new. */
  readonly changes: readonly RosterChange[];
  readonly invited: ReadonlyMap<string, InvitedPerson>;
  readonly participants: ReadonlyMap<PersonId, Participant>;
  /** Open pairs that somebody leaves. */
  readonly ending: readonly { readonly pair: Pair; readonly left: PersonId }[];
  /** Open pairs that a hard rule now speaks against: a coordinator decides. */
  readonly against: readonly { readonly pair: Pair; readonly signal: Signal }[];
}

/** Compares a roster with the participants of a cycle. Reads only. */
export async function rosterPlan(
  { program, people }: { readonly program: Program; readonly people: People },
  cycle: Cycle,
  roster: readonly RosterPerson[],
  now: Instant,
): Promise<RosterPlan> {
  const idOf = new Map<string, PersonId>();
  for (const { address, employeeNumber } of roster) {
    const id = await people.idOf(address, employeeNumber);
    if (id !== undefined) idOf.set(address, id);
  }
  const all = await program.participants.ofCycle(cycle.cycleId);
  const participants = new Map(all.filter(({ leftAt }) => leftAt === undefined).map((each) => [each.personId, each]));
  const invited = new Map(
    roster.flatMap((person) =>
      person.kind === 'invited' ? [[idOf.get(person.address) ?? person.address, person] as const] : [],
    ),
  );
  const before = await shownParticipants(people, [...participants.values()]);
  const after = [...invited].map(([id, person]) => shownPerson(person, id));
  const changes = changesBetween(before, after);
  const left = new Set(changes.filter(({ kind }) => kind === 'removed').map(({ person }) => person.id));
  const open = (await program.pairs.ofCycle(cycle.cycleId)).filter(({ status }) => status !== 'closed');
  const day = localDate(now, coordinatorReader(cycle.definition).timeZone);
  const next = (id: PersonId) => {
    const person = invited.get(id);
    const known = participants.get(id);
    return person === undefined || known === undefined ? undefined : { ...known, ...participantFacts(person, idOf) };
  };
  return {
    changes,
    invited,
    participants,
    ending: open.flatMap((pair) => {
      const gone = [pair.mentorId, pair.menteeId].find((id) => left.has(id));
      return gone === undefined || pair.ending !== undefined ? [] : [{ pair, left: gone }];
    }),
    against: open.flatMap((pair) => {
      const [mentor, mentee] = [participants.get(pair.mentorId), participants.get(pair.menteeId)];
      const [mentorNext, menteeNext] = [next(pair.mentorId), next(pair.menteeId)];
      if (mentor === undefined || mentee === undefined || mentorNext === undefined || menteeNext === undefined)
        return [];
      const signal = saysRoster({ mentor, mentee }, { mentor: mentorNext, mentee: menteeNext }, day);
      return signal === undefined ? [] : [{ pair, signal }];
    }),
  };
}

/** What a roster says of a participant, with everybody it names by id; those who have none yet are left out. */
export function participantFacts(person: InvitedPerson, idOf: ReadonlyMap<string, PersonId>) {
  const assistant = person.assistantAddress === undefined ? undefined : idOf.get(person.assistantAddress);
  return {
    side: person.side,
    grade: person.grade,
    rank: person.rank,
    unit: person.unit,
    site: person.site,
    timeZone: person.timeZone,
    languages: { ...person.otherLanguages, [person.language]: 'C2' as const },
    managers: person.managers.flatMap((address) => idOf.get(address) ?? []),
    chainIncomplete: person.chainIncomplete,
    ...(assistant === undefined ? {} : { assistant }),
    capacity: person.capacity,
    ...(person.hireDate === undefined ? {} : { hiredOn: person.hireDate }),
  };
}

async function shownParticipants(people: People, participants: readonly Participant[]): Promise<ShownPerson[]> {
  const named = participants.flatMap(({ personId, managers, assistant }) => [
    personId,
    ...managers,
    ...(assistant === undefined ? [] : [assistant]),
  ]);
  const persons = await people.findAll(named);
  const addressOf = (id: PersonId | undefined) => (id === undefined ? '' : (persons.get(id)?.address ?? ''));
  return participants.map((each) => {
    const person = persons.get(each.personId);
    const name = person === undefined ? '' : fullName(person);
    return {
      id: each.personId,
      name,
      side: each.side,
      fields: {
        name,
        role: each.side,
        grade: each.grade,
        unit: each.unit,
        site: each.site,
        timeZone: each.timeZone,
        languages: languagesText(each.languages),
        managers: each.managers.map(addressOf).join(', '),
        assistant: addressOf(each.assistant),
        capacity: String(each.capacity),
        hiredOn: each.hiredOn ?? '',
      },
    };
  });
}
