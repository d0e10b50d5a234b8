import { mayBeByPhone } from '../domain/admission.ts';
import { mail } from '../domain/command.ts';
import type { Person } from '../domain/person.ts';
import { fold } from '../forms/fold-words.ts';
import type { LetterFacts } from '../messages/letter-facts.ts';
import type { IssueServices } from './issue.ts';

/**
 * "SAISIR Marchand": a coordinator gets the questions that wait for somebody, to answer them in that person's words on the telephone. Her answer counts as
 * the person's, under her name in the audit trail; the echo goes to the person. Asked twice with one message it sends nothing twice.
 */
export async function answerByPhone(
  { program, people, clock }: IssueServices,
  { cycle, to }: Pick<LetterFacts, 'cycle' | 'to'>,
  name: string,
  key: string,
): Promise<'nobody' | 'several' | 'no-form' | 'entered'> {
  const participants = await program.participants.ofCycle(cycle.cycleId);
  const keepers = (await program.pairs.ofCycle(cycle.cycleId)).map(({ keeperId }) => keeperId);
  const known = await people.findAll([...new Set([...participants.map(({ personId }) => personId), ...keepers])]);
  const [person, another] = [...known.values()].filter((each) => isCalled(each, name));
  if (person === undefined) return 'nobody';
  if (another !== undefined) return 'several';
  const open = (await program.forms.ofCycle(cycle.cycleId)).filter(
    ({ personId, status, sent, kind }) =>
      personId === person.personId && status === 'issued' && sent > 0 && mayBeByPhone(kind),
  );
  for (const form of open)
    await program.forms.advance(form, {
      to: { ...form, byPhone: [...new Set([...(form.byPhone ?? []), to.personId])] },
      event: 'to be answered on the telephone',
      actor: to.personId,
      commands: [
        mail({
          key: `${form.formId}#by-phone#${key}`,
          mail: 'by-phone',
          to: to.personId,
          cycleId: cycle.cycleId,
          formId: form.formId,
          ...(form.pairId === undefined ? {} : { pairId: form.pairId }),
          dueAt: clock.now(),
          ifUnsure: 'send again',
        }),
      ],
    });
  return open.length === 0 ? 'no-form' : 'entered';
}

/** By last name, by both in either order, or by address; case and accents aside. */
function isCalled({ first, last, address }: Person, name: string): boolean {
  const said = fold(name);
  const names = [last, `${first} ${last}`, `${last} ${first}`];
  return name.trim().toLowerCase() === address || names.some((each) => fold(each) === said);
}
