import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { planCycle } from '../shared/contracts/steps.ts';
import { waitSeconds } from '../shared/domain/instant.ts';
import { cyclePlan } from '../shared/dossier/cycle-plan.ts';

/** Says what one cycle needs now. Reads only, so it may run any number of times. */
export const handler = step(planCycle, { program: programTable }, async ({ cycleId }, { program, clock }) => {
  const now = clock.now();
  const { cycle, planned } = await cyclePlan(program, cycleId, now);
  return {
    next: planned.next,
    version: cycle.version,
    wakes: cycle.wakes ?? 0,
    waitSeconds: 'until' in planned ? waitSeconds(now, planned.until) : 1,
  };
});
