import { assembleFor } from '../../local/run/assemble-for.ts';
import type { Evidence } from '../../local/simulation/evidence.ts';
import { planSeed } from '../../local/simulation/plan-seed.ts';
import { type SimulatedCycle, simulateCycle } from '../../local/simulation/simulate-cycle.ts';

/** A cycle with people who answer, some of them otherwise at first, and no faults: its pairs meet and it closes. */
export async function aCalmCycle(seed = 11): Promise<SimulatedCycle> {
  const staging = { kinds: ['prompt', 'changes mind', 'prompt'], lead: 'approves' };
  const plan = planSeed(seed, { people: [8, 10], events: 'calm', staging });
  return simulateCycle(plan, await assembleFor(plan.company));
}

/** The same evidence with one part changed. */
export function tampered<Part extends keyof Evidence>(
  evidence: Evidence,
  part: Part,
  change: (original: Evidence[Part]) => Evidence[Part],
): Evidence {
  return { ...evidence, [part]: change(evidence[part]) };
}
