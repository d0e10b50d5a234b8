import { documentsBucket } from '../shared/adapters/buckets.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { closeEnrollment } from '../shared/contracts/steps.ts';
import { askAboutWords } from '../shared/domain/expertise/unknown-words.ts';
import { expertiseLetters } from '../shared/dossier/expertise-letters.ts';

const uses = { program: programTable, documents: documentsBucket };

/**
 * Ends enrollment: everybody answered, or the deadline passed and the forms expire by themselves. The coordinators get the expertise map, each
 * once: where mentors are missing, and which words are to be explained.
 */
export const handler = step(closeEnrollment, uses, async ({ cycleId }, { program, documents, clock }) => {
  const cycle = await program.cycles.load(cycleId);
  if (cycle.status !== 'enrolling') return {};
  const now = clock.now();
  const { map, letters } = await expertiseLetters({ program, documents }, cycle, 'closed', now);
  await program.cycles.advance(cycle, {
    to: { ...cycle, status: 'matching' },
    event: 'enrollment closed',
    commands: [...letters, ...askAboutWords(cycleId, map.unknown, now)],
  });
  return {};
});
