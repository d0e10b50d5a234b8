import { step } from '../shared/adapters/step.ts';
import { planCycle } from '../shared/contracts/steps.ts';
import { gateOf, planCycle as plan } from '../shared/domain/cycle.ts';
import { waitSeconds } from '../shared/domain/instant.ts';

/** Says what one cycle needs now. Reads only, and only what its status asks for. */
export const handler = step(planCycle, async ({ cycleId }, { program, clock }) => {
  const cycle = await program.cycles.load(cycleId);
  const startForm =
    cycle.status === 'draft' && cycle.startForm !== undefined ? await program.forms.find(cycle.startForm) : undefined;
  const decision =
    cycle.status === 'deciding' && cycle.decisionForm !== undefined
      ? await program.forms.find(cycle.decisionForm)
      : undefined;
  const group = gateOf(cycle.status);
  const running = cycle.status === 'running';
  const now = clock.now();
  const planned = plan(
    cycle,
    {
      ...(startForm === undefined ? {} : { startForm: { ...startForm, starts: startForm.answers.start === true } }),
      ...(decision === undefined
        ? {}
        : {
            decision: {
              ...decision,
              ...(typeof decision.answers.decision === 'string' ? { decision: decision.answers.decision } : {}),
            },
          }),
      formsOpen: group !== undefined && (await program.forms.openCount(cycleId, group, 1)) > 0,
      pairsOpen: running && (await program.pairs.open(cycleId, 1)).length > 0,
      pairsToEvaluate: running && (await program.pairs.toEvaluate(cycleId, 1)).length > 0,
    },
    now,
  );
  return {
    next: planned.next,
    version: cycle.version,
    waitSeconds: 'until' in planned ? waitSeconds(now, planned.until) : 1,
  };
});
