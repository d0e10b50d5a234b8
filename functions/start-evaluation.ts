import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { startEvaluation } from '../shared/contracts/steps.ts';
import { latest } from '../shared/domain/instant.ts';

/** Every pair is closed and its closing forms are out: what is left is to wait for them, until the last one closes. */
export const handler = step(startEvaluation, { program: programTable }, async ({ cycleId }, { program, clock }) => {
  const cycle = await program.cycles.load(cycleId);
  if (cycle.status !== 'running') return {};
  const forms = await program.forms.ofCycle(cycleId, 'CLO-');
  const evaluationClosesAt = latest(clock.now(), ...forms.map((form) => form.closesAt));
  await program.cycles.advance(cycle, {
    to: { ...cycle, status: 'evaluating', cursor: 0, evaluationClosesAt },
    event: 'evaluation started',
  });
  return {};
});
