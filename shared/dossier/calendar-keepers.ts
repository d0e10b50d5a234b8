import { calendarKeeper } from '../domain/calendar-keeper.ts';
import type { CycleId, PersonId } from '../domain/ids.ts';
import type { People, Program } from '../ports.ts';

/** Tells who keeps a leader's calendar: the assistant the leader named, if the roster or an earlier import knows that address; else the roster's; else the leader. */
export async function keepersIn(
  program: Program,
  people: People,
  cycleId: CycleId,
): Promise<(menteeId: PersonId) => Promise<PersonId>> {
  const enrollments = await program.forms.ofCycle(cycleId, 'ENR-S');
  const answersOf = new Map(enrollments.map(({ personId, answers }) => [personId, answers]));
  return async (menteeId) => {
    const named = calendarKeeper(answersOf.get(menteeId) ?? {});
    if (named === 'self') return menteeId;
    const known = named === undefined ? undefined : await people.idOf(named.address);
    return known ?? (await program.participants.find(cycleId, menteeId))?.assistant ?? menteeId;
  };
}
