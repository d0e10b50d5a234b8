import { step } from '../shared/adapters/step.ts';
import { cancelCycle } from '../shared/contracts/steps.ts';
import { mail } from '../shared/domain/command.ts';
import { isEnrolled } from '../shared/domain/enrollment.ts';
import { readerOf } from '../shared/domain/readers.ts';
import { sendableAt } from '../shared/domain/sending-hours.ts';
import { cancelForms } from '../shared/dossier/cancel-forms.ts';

/** Ends a cycle that a coordinator canceled before it had pairs: open forms close silently, and those who had enrolled are told once. */
export const handler = step(cancelCycle, async ({ cycleId }, { program, clock }) => {
  const cycle = await program.cycles.load(cycleId);
  if (cycle.status === 'canceled') return {};
  const now = clock.now();
  const forms = await program.forms.ofCycle(cycleId);
  await cancelForms(program, forms, 'cycle canceled');
  for (const form of forms.filter(isEnrolled)) {
    const participant = await program.participants.find(cycleId, form.personId);
    if (participant === undefined) continue;
    const { order } = mail({
      key: `${cycleId}#canceled#${form.personId}`,
      mail: 'canceled',
      to: form.personId,
      cycleId,
      dueAt: sendableAt(now, readerOf(cycle.definition, participant)),
      ifUnsure: 'give up',
    });
    await program.ledger.order(order);
  }
  await program.cycles.advance(cycle, {
    to: { ...cycle, status: 'canceled', closedAt: now },
    event: 'canceled',
  });
  return {};
});
