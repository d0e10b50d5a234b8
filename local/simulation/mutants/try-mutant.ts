import { assembleFor } from '../../run/assemble-for.ts';
import { planSeed, type Weather } from '../plan-seed.ts';
import type { SeedOutcome } from '../seed-outcome.ts';
import type { SeedWorker } from '../seed-worker.ts';
import type { Mutant } from './mutant.ts';
import { mutatedAssembly } from './mutated-assembly.ts';

type Violation = SeedOutcome['violations'][number];

/** How a mutant ended: noticed at a seed, never noticed, or its cycles fail without any defect, so that they prove nothing. */
export type Verdict =
  | { readonly kind: 'killed'; readonly seed: number; readonly violation: Violation }
  | { readonly kind: 'survived'; readonly others: readonly Violation[] }
  | { readonly kind: 'not sane'; readonly seed: number; readonly violation: Violation };

/** Outcomes of the unchanged program by what was staged: several mutants may share one. */
export type Sane = Map<string, Promise<SeedOutcome>>;

/** Runs each seed with the unchanged program, which must keep every promise, then with the defect, until one is broken. */
export async function tryMutant(mutant: Mutant, worker: SeedWorker, sane: Sane): Promise<Verdict> {
  const weather = weatherOf(mutant);
  const { company } = planSeed(mutant.seeds[0], weather);
  const [original, defective] = [await assembleFor(company), await mutatedAssembly(mutant, company)];
  const run = (seed: number, assembly: string) => worker.run({ seed, weather, assembly, twice: false, tell: false });
  const others: Violation[] = [];
  for (const seed of mutant.seeds) {
    const key = JSON.stringify([seed, weather]);
    const healthy = sane.get(key) ?? run(seed, original);
    sane.set(key, healthy);
    const [wrong] = (await healthy).violations;
    if (wrong !== undefined) return { kind: 'not sane', seed, violation: wrong };
    const { violations } = await run(seed, defective);
    const violation = violations.find(({ number }) => mutant.killedBy.includes(number));
    if (violation !== undefined) return { kind: 'killed', seed, violation };
    others.push(...violations);
  }
  return { kind: 'survived', others };
}

/** Nothing fails and nothing happens but what the mutant asks for. */
function weatherOf({ people = [4, 4], staging }: Mutant): Weather {
  return { people, events: 'calm', staging: { ...staging, faults: { rates: 'none', ...staging.faults } } };
}
