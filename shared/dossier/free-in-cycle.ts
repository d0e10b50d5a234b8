import type { Cycle } from '../domain/cycle.ts';
import { type FreePeople, freePeople } from '../domain/free-people.ts';
import type { Instant } from '../domain/instant.ts';
import type { Pair } from '../domain/pair.ts';
import type { Program } from '../ports.ts';

/** Who can be given a partner now. */
export async function freeInCycle(
  program: Program,
  { cycleId }: Pick<Cycle, 'cycleId'>,
  pairs: readonly Pair[],
  now: Instant,
): Promise<FreePeople> {
  const kinds = ['ENR-', 'PRO-', 'ENDED'];
  const forms = await Promise.all(kinds.map((kind) => program.forms.ofCycle(cycleId, kind)));
  const participants = await program.participants.ofCycle(cycleId);
  return freePeople({ participants, forms: forms.flat(), pairs }, now);
}
