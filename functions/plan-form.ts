import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { planForm } from '../shared/contracts/steps.ts';
import { planForm as plan } from '../shared/domain/form.ts';
import { waitSeconds } from '../shared/domain/instant.ts';

/** Says what one form needs now. Reads only, so it may run any number of times. */
export const handler = step(planForm, { program: programTable }, async ({ formId }, { program, clock }) => {
  const form = await program.forms.load(formId);
  const now = clock.now();
  const planned = plan(form, now);
  return {
    next: planned.next,
    version: form.version,
    wakes: form.wakes ?? 0,
    waitSeconds: 'until' in planned ? waitSeconds(now, planned.until) : 1,
  };
});
