import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from './working-calendar.ts';

/**
 * The last day for an answer to somebody who asks for their data on this day: within one month of receipt (GDPR, Regulation (EU) 2016/679,
 * article 12(3)) and within 30 days of it (Quebec, Act respecting the protection of personal information in the private sector, P-39.1,
 * section 32, as amended by Law 25). The sooner of the two holds everywhere; no extension is assumed.
 */
export function dataAnswerDueOn(asked: LocalDate): LocalDate {
  const from = Temporal.PlainDate.from(asked);
  const [sooner] = [from.add({ months: 1 }), from.add({ days: 30 })].sort((a, b) => Temporal.PlainDate.compare(a, b));
  return (sooner ?? from).toString();
}
