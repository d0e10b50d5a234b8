import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { FactsMoved } from '../shared/contracts/errors.ts';
import { sendForm } from '../shared/contracts/steps.ts';
import { mail } from '../shared/domain/command.ts';
import { attemptKey, planForm } from '../shared/domain/form.ts';

/**
 * Stores the token of the waiting execution and, when a rung of the ladder is due, orders that email in the same write: no reply can come
 * before its token. Running it twice stores the newer token and orders the same email, which is sent once.
 */
export const handler = step(sendForm, { program: programTable }, async ({ formId, token }, { program, clock }) => {
  const form = await program.forms.load(formId);
  const now = clock.now();
  const plan = planForm(form, now);
  if (plan.next === 'wait') {
    if (
      (await program.forms.park(formId, { version: form.version, wakes: form.wakes ?? 0 }, token, plan.until)) ===
      'lost race'
    )
      throw new FactsMoved(formId);
    return {};
  }
  if (plan.next !== 'send') throw new FactsMoved(formId);
  await program.forms.advance(form, {
    to: { ...form, sent: plan.attempt + 1 },
    event: plan.attempt === 0 ? 'sent' : 'reminded',
    parks: { token, until: plan.until },
    commands: [
      mail({
        key: attemptKey(formId, plan.attempt),
        mail: 'form',
        to: form.personId,
        cycleId: form.cycleId,
        formId,
        attempt: plan.attempt,
        dueAt: now,
        ifUnsure: plan.attempt === 0 ? 'send again' : 'give up',
      }),
    ],
  });
  return {};
});
