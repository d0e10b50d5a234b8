import { pairIdOf } from '../domain/deterministic-ids.ts';
import type { CycleId, PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { NamedPair } from '../domain/matching/named-pair.ts';
import type { Program } from '../ports.ts';
import { freeInCycle } from './free-in-cycle.ts';

/** Who may still be given what was proposed: between a proposal and its approval somebody may leave, stop, or find the time too long. */
export interface StillFree {
  readonly isFree: (personId: PersonId) => boolean;
  /** True for a pair that may be created, or was created before; it takes a place of both. Answered once for each pair. */
  readonly take: (pair: NamedPair) => boolean;
}

export async function stillFree(program: Program, cycleId: CycleId, now: Instant): Promise<StillFree> {
  const pairs = await program.pairs.ofCycle(cycleId);
  const places = new Map((await freeInCycle(program, { cycleId }, pairs, now)).places);
  const created = new Set<string>(pairs.map(({ pairId }) => pairId));
  const left = (personId: PersonId) => places.get(personId) ?? 0;
  return {
    isFree: (personId) => left(personId) > 0,
    take: ({ mentorId, menteeId }) => {
      if (created.has(pairIdOf({ cycleId, mentorId, menteeId }))) return true;
      if (left(mentorId) === 0 || left(menteeId) === 0) return false;
      for (const personId of [mentorId, menteeId]) places.set(personId, left(personId) - 1);
      return true;
    },
  };
}
