import { NotFound } from '../contracts/errors.ts';
import { start } from '../domain/command.ts';
import type { Form } from '../domain/form.ts';
import type { PersonId } from '../domain/ids.ts';
import { type FormIssue, issuedForm, keyLength } from '../domain/issue-form.ts';
import type { FormKind } from '../forms/form-definition.ts';
import { formDefinition } from '../forms/form-registry.ts';
import type { Clock, Ids, People, Program } from '../ports.ts';

export interface IssueServices {
  readonly program: Program;
  readonly people: People;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * Issues a form in the person's language, in the newest version of its kind, and starts its execution. Issuing it again (same kind, person,
 * subject and round) issues nothing new. Throws NotFound for a person who does not exist.
 */
export async function issue(
  services: IssueServices,
  request: Omit<FormIssue, 'kind' | 'kindVersion' | 'language' | 'personId'> & {
    readonly kind: FormKind;
    readonly to: PersonId;
    /** Only these questions are asked. */
    readonly open?: readonly number[];
  },
): Promise<Form> {
  const { kind, to, open, ...rest } = request;
  const person = await services.people.find(to);
  if (person === undefined) throw new NotFound('person', to);
  const form = issuedForm(
    { ...rest, kind, kindVersion: formDefinition(kind).version, personId: to, language: person.language },
    services.clock.now(),
    services.ids.random(keyLength),
  );
  await services.program.forms.create(
    open === undefined ? form : { ...form, asked: [...open], open: [...open] },
    'issued',
    [start('form', form.formId, form.epoch)],
  );
  return form;
}
