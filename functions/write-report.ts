import { documentsBucket } from '../shared/adapters/buckets.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { documentOf } from '../shared/contracts/documents.ts';
import { writeReport } from '../shared/contracts/steps.ts';
import { mail } from '../shared/domain/command.ts';
import { closingFigures } from '../shared/domain/evaluation/closing-figures.ts';
import { coordinatorReader } from '../shared/domain/readers.ts';
import { localDate } from '../shared/domain/working-calendar.ts';
import { cancelForms } from '../shared/dossier/cancel-forms.ts';
import { closingFacts } from '../shared/dossier/closing-facts.ts';
import { reportEmail } from '../shared/report/report-email.ts';
import { reportPage } from '../shared/report/report-page.ts';

const uses = { program: programTable, documents: documentsBucket };

/** Computes the closing report, stores it in both languages, closes what is still open, sends the report to the coordinators and the sponsor, and closes the cycle. Each gets it once. */
export const handler = step(writeReport, uses, async ({ cycleId }, { program, documents, clock }) => {
  const cycle = await program.cycles.load(cycleId);
  if (cycle.status !== 'evaluating' && cycle.status !== 'reporting') return {};
  const now = clock.now();
  const { definition } = cycle;
  const lead = coordinatorReader(definition);
  const forms = await program.forms.ofCycle(cycleId);
  const figures = closingFigures(
    closingFacts(cycle, await program.participants.ofCycle(cycleId), await program.pairs.ofCycle(cycleId), forms),
    definition.policies.reportThreshold,
  );
  const inLanguage = (language: 'fr' | 'en') => {
    const context = {
      language,
      company: definition.company,
      program: definition.program,
      from: definition.opensOn,
      to: localDate(now, lead.timeZone),
    };
    return { ...reportEmail(figures, context), page: reportPage(figures, context) };
  };
  const key = documentOf.report(cycleId);
  await documents.put(key, { kind: 'report', fr: inLanguage('fr'), en: inLanguage('en') });
  await cancelForms(program, forms, 'cycle closed');
  const readers = [...new Set([...cycle.coordinators, cycle.sponsorId])];
  await program.cycles.advance(cycle, {
    to: { ...cycle, status: 'closed', closedAt: now },
    event: 'closed',
    commands: readers.map((to) =>
      mail({
        key: `${cycleId}#report#${to}`,
        mail: 'report',
        to,
        cycleId,
        facts: { document: key },
        dueAt: now,
        ifUnsure: 'send again',
      }),
    ),
  });
  return {};
});
