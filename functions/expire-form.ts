import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { expireForm } from '../shared/contracts/steps.ts';
import { planForm } from '../shared/domain/form.ts';
import { certificate, expired, tellParent } from '../shared/domain/resolve-form.ts';
import { mayBeLast } from '../shared/dossier/may-be-last.ts';

/** Closes a form whose time is up. A reply that lands in the same second wins or loses as a whole; running it twice changes nothing. */
export const handler = step(expireForm, { program: programTable }, async ({ formId }, { program, clock }) => {
  const form = await program.forms.load(formId);
  const now = clock.now();
  if (planForm(form, now).next !== 'expire') return {};
  await program.forms.advance(form, {
    to: expired(form),
    event: 'expired',
    commands: [...tellParent(form, await mayBeLast(program, form)), ...certificate(form, now)],
  });
  return {};
});
