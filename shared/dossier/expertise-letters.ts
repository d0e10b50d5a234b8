import { documentOf } from '../contracts/documents.ts';
import { mail } from '../domain/command.ts';
import type { Cycle } from '../domain/cycle.ts';
import { contributorsOf } from '../domain/enrollment.ts';
import { catalogOf } from '../domain/expertise/cycle-catalog.ts';
import { type ExpertiseMap, expertiseMap } from '../domain/expertise/expertise-map.ts';
import { explainedBy } from '../domain/expertise/learned-words.ts';
import type { Instant } from '../domain/instant.ts';
import type { Documents, Program } from '../ports.ts';
import { writtenMap } from '../report/written-map.ts';

/**
 * Computes and stores the expertise map of those enrolled so far, and orders it for every coordinator. `issue` names it: the same issue is sent
 * once, the first one ordered.
 */
export async function expertiseLetters(
  { program, documents }: { readonly program: Program; readonly documents: Documents },
  cycle: Cycle,
  issue: string,
  now: Instant,
): Promise<{ map: ExpertiseMap; letters: ReturnType<typeof mail>[] }> {
  const { cycleId, definition, coordinators } = cycle;
  const catalog = catalogOf(definition.skills, explainedBy(await program.vocabulary.all()));
  const enrollments = await program.forms.ofCycle(cycleId, 'ENR-');
  const participants = await program.participants.ofCycle(cycleId);
  const map = expertiseMap(contributorsOf(participants, enrollments, catalog), catalog, {
    threshold: definition.policies.reportThreshold,
    readers: new Set(coordinators),
  });
  const document = documentOf.expertise(cycleId, issue);
  await documents.put(document, writtenMap(map, cycle, catalog));
  const letters = coordinators.map((to) =>
    mail({
      key: `${cycleId}#expertise-map#${issue}#${to}`,
      mail: 'expertise-map',
      to,
      cycleId,
      facts: { document },
      dueAt: now,
      ifUnsure: 'send again',
    }),
  );
  return { map, letters };
}
