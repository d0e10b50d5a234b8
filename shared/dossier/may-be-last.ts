import type { Form } from '../domain/form.ts';
import type { Program } from '../ports.ts';

/**
 * True when a gate may open once this form is closed. What it asks may be some seconds old: a gate that nobody tells opens with its deadline, and one
 * that is told in vain looks for itself.
 */
export async function mayBeLast({ forms }: Pick<Program, 'forms'>, { cycleId, group }: Form): Promise<boolean> {
  if (group !== 'enrollment' && group !== 'closing') return false;
  return (await forms.openCount(cycleId, group, 2)) <= 1;
}
