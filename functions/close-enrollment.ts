import { step } from '../shared/adapters/step.ts';
import { LostRace } from '../shared/contracts/errors.ts';
import { closeEnrollment } from '../shared/contracts/steps.ts';

/** Ends enrollment: everybody answered, or the deadline passed and the forms expire by themselves. */
export const handler = step(closeEnrollment, async ({ cycleId }, { program }) => {
  const cycle = await program.cycles.load(cycleId);
  if (cycle.status !== 'enrolling') return {};
  const outcome = await program.cycles.advance(cycle, {
    to: { ...cycle, status: 'matching' },
    event: 'enrollment closed',
  });
  if (outcome === 'lost race') throw new LostRace(cycleId);
  return {};
});
