import { calendarKeeper } from '../domain/calendar-keeper.ts';
import type { Form } from '../domain/form.ts';
import { nameOfAddress } from '../roster/read-address.ts';
import type { IssueServices } from './issue.ts';

/**
 * Registers whom a leader named at enrollment as keeping the calendar, so that date forms can be sent there: an address of the leader's own company
 * that nobody has yet. Any other is left alone, and the roster's assistant or the leader is asked for dates.
 */
export async function registerNamedKeeper(
  { program, people }: IssueServices,
  { formId, kind, personId }: Pick<Form, 'formId' | 'kind' | 'personId'>,
): Promise<void> {
  if (kind !== 'ENR-S') return;
  const named = calendarKeeper((await program.forms.load(formId)).answers);
  if (named === undefined || named === 'self') return;
  const { address } = named;
  const leader = await people.find(personId);
  const isColleague = leader !== undefined && address.split('@')[1] === leader.address.split('@')[1];
  if (!isColleague || (await people.idOf(address)) !== undefined) return;
  const { language, timeZone } = leader;
  await people.register({ address, ...nameOfAddress(address), language, timeZone });
}
