import type { CycleId } from '../domain/ids.ts';
import { isToEvaluate, type Pair } from '../domain/pair.ts';
import type { Program } from '../ports.ts';

const meant: Readonly<Record<'open' | 'toEvaluate', (pair: Pair) => boolean>> = {
  open: ({ status }) => status !== 'closed',
  toEvaluate: isToEvaluate,
};

/**
 * Up to `limit` pairs of a cycle that are open, or ended and not yet evaluated: none only if there is none. The index names them; when it names
 * none it may be seconds behind, and the roll is asked.
 */
export async function pairsThat(
  program: Program,
  cycleId: CycleId,
  are: 'open' | 'toEvaluate',
  limit: number,
): Promise<Pair[]> {
  const named: Pair[] = [];
  for (const pairId of await program.pairs[are](cycleId, limit)) named.push(await program.pairs.load(pairId));
  const found = named.filter(meant[are]);
  return found.length > 0 ? found : (await program.pairs.ofCycle(cycleId)).filter(meant[are]).slice(0, limit);
}
