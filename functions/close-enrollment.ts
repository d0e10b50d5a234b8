import { documentsBucket } from '../shared/adapters/buckets.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { documentOf } from '../shared/contracts/documents.ts';
import { closeEnrollment } from '../shared/contracts/steps.ts';
import { mail } from '../shared/domain/command.ts';
import { contributorsOf } from '../shared/domain/enrollment.ts';
import { catalogOf } from '../shared/domain/expertise/cycle-catalog.ts';
import { expertiseMap } from '../shared/domain/expertise/expertise-map.ts';
import { askAboutWords } from '../shared/domain/expertise/unknown-words.ts';
import { coordinatorReader } from '../shared/domain/readers.ts';
import { sendableAt } from '../shared/domain/sending-hours.ts';
import { writtenMap } from '../shared/report/written-map.ts';

const uses = { program: programTable, documents: documentsBucket };

/**
 * Ends enrollment: everybody answered, or the deadline passed and the forms expire by themselves. The coordinators get the expertise map, each
 * once: where mentors are missing, and which words are to be explained.
 */
export const handler = step(closeEnrollment, uses, async ({ cycleId }, { program, documents, clock }) => {
  const cycle = await program.cycles.load(cycleId);
  if (cycle.status !== 'enrolling') return {};
  const now = clock.now();
  const { definition, coordinators } = cycle;
  const catalog = catalogOf(definition.skills, await program.vocabulary.all());
  const enrollments = await program.forms.ofCycle(cycleId, 'ENR-');
  const map = expertiseMap(contributorsOf(await program.participants.ofCycle(cycleId), enrollments, catalog), catalog, {
    threshold: definition.policies.reportThreshold,
    readers: new Set(coordinators),
  });
  const document = documentOf.expertise(cycleId);
  await documents.put(document, writtenMap(map, cycle, catalog));
  const sent = coordinators.map((to) =>
    mail({
      key: `${cycleId}#expertise-map#${to}`,
      mail: 'expertise-map',
      to,
      cycleId,
      facts: { document },
      dueAt: sendableAt(now, coordinatorReader(definition)),
      ifUnsure: 'send again',
    }),
  );
  await program.cycles.advance(cycle, {
    to: { ...cycle, status: 'matching' },
    event: 'enrollment closed',
    commands: [...sent, ...askAboutWords(cycleId, map.unknown, now)],
  });
  return {};
});
