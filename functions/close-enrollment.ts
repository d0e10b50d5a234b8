import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { closeEnrollment } from '../shared/contracts/steps.ts';

/** Ends enrollment: everybody answered, or the deadline passed and the forms expire by themselves. */
export const handler = step(closeEnrollment, { program: programTable }, async ({ cycleId }, { program }) => {
  const cycle = await program.cycles.load(cycleId);
  if (cycle.status !== 'enrolling') return {};
  await program.cycles.advance(cycle, {
    to: { ...cycle, status: 'matching' },
    event: 'enrollment closed',
  });
  return {};
});
