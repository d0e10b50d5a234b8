import { mail } from '../domain/command.ts';
import { dropReason } from '../domain/drop-mail.ts';
import type { Form } from '../domain/form.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { IssueServices } from './issue.ts';
import { noteAnswered, type SaidWord, standing } from './said-word.ts';

/** Calendar items are not words to be said again, and letters to coordinators have both languages or none. */
const notRepeated: readonly LedgerEntry['mail'][] = [
  'invitation',
  'cancellation',
  'alert',
  'report',
  'done',
  'pair-file',
  'overview',
  'by-phone',
  'bundle',
];

/** This language from now on, open forms included, and the last email again in it; what is open now when that email asks nothing any more. */
export async function changeLanguage(
  services: IssueServices,
  said: SaidWord,
  language: Form['language'],
): Promise<'answered'> {
  const { program, people } = services;
  const { cycleId, personId } = said.form;
  await people.changeLanguage(personId, language);
  const last = await lastRepeatable(services, said);
  for (const form of await program.forms.ofCycle(cycleId)) {
    const isSpoken = form.formId === last?.formId || (form.personId === personId && form.status === 'issued');
    if (!isSpoken || form.formId === said.form.formId || form.language === language) continue;
    await program.forms.advance(form, {
      to: { ...form, language },
      event: `language changed to ${language}`,
      actor: personId,
    });
  }
  const again =
    last === undefined
      ? await standing(services, said)
      : mail({
          key: `${last.key}#in-${language}#${said.inboundId}`,
          mail: last.mail,
          to: personId,
          cycleId,
          ...(last.formId === undefined ? {} : { formId: last.formId }),
          ...(last.pairId === undefined ? {} : { pairId: last.pairId }),
          ...(last.session === undefined ? {} : { session: last.session }),
          facts: { ...last.facts, answers: said.inboundId },
          dueAt: said.now,
          ifUnsure: 'send again',
        });
  await noteAnswered(services, said, {
    to: { ...said.form, language },
    event: `language changed to ${language}`,
    commands: [again],
  });
  return 'answered';
}

/** The newest email to the writer, if it could still leave today. */
async function lastRepeatable(
  { program, people, clock }: IssueServices,
  { form }: SaidWord,
): Promise<LedgerEntry | undefined> {
  const newest = (await program.ledger.newestTo(form.cycleId, form.personId, 10)).find(
    ({ mail: kind, status }) =>
      !notRepeated.includes(kind) && ['claimed', 'sent', 'delivered', 'unknown'].includes(status),
  );
  if (newest === undefined) return undefined;
  const { cycle, forms } = await program.together({
    cycleId: form.cycleId,
    forms: newest.formId === undefined ? [] : [newest.formId],
  });
  const person = await people.find(form.personId);
  const of = newest.formId === undefined ? undefined : forms.get(newest.formId);
  return dropReason(newest, { form: of, cycle, person }, clock.now()) === undefined ? newest : undefined;
}
