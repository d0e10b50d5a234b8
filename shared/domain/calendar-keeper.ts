import type { Answers } from './form.ts';

/** Who a leader said keeps the calendar: an address, or nobody but the leader. Undefined when the question was not answered. */
export function calendarKeeper(answers: Answers): { readonly address: string } | 'self' | undefined {
  const { calendar } = answers;
  if (typeof calendar !== 'string') return undefined;
  return calendar === 'self' ? 'self' : { address: calendar.toLowerCase() };
}
