import { wake } from '../domain/command.ts';
import type { Form } from '../domain/form.ts';
import { canceledForm } from '../domain/resolve-form.ts';
import type { Program } from '../ports.ts';

/** Closes those of these forms that are still open and no longer needed: nothing more is sent about them. Twice is once. */
export async function cancelForms(program: Program, forms: Iterable<Form>, why: string): Promise<void> {
  for (const form of forms) {
    if (form.status !== 'issued') continue;
    await program.forms.advance(form, {
      to: canceledForm(form),
      event: `canceled: ${why}`,
      commands: [wake('form', form.formId)],
    });
  }
}
