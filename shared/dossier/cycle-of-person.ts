import type { Cycle } from '../domain/cycle.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Participant } from '../domain/participant.ts';
import type { Program } from '../ports.ts';

/** The newest open cycle that somebody takes part in or coordinates; else, for an assistant or a manager, the newest one open. */
export async function cycleOfPerson(
  program: Program,
  personId: PersonId,
): Promise<{ readonly cycle: Cycle; readonly participant: Participant | undefined } | undefined> {
  let newest: { cycle: Cycle; participant: Participant | undefined } | undefined;
  for (const cycleId of (await program.cycles.open()).toReversed()) {
    const { cycle, participants } = await program.together({ cycleId, participants: [personId] });
    if (cycle === undefined) continue;
    const found = { cycle, participant: participants.get(personId) };
    if (found.participant !== undefined || cycle.coordinators.includes(personId)) return found;
    newest ??= found;
  }
  return newest;
}
