import { Temporal } from 'temporal-polyfill';
import { monthNames, weekdayNames } from '../../shared/domain/date-text.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { html, type Markup } from './markup.ts';

/** "Thu 14 Jan 2027, 09:00", on the wall clock of a place. */
export function momentText(at: Instant, timeZone: string): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const weekday = weekdayNames.en[time.dayOfWeek - 1]?.slice(0, 3) ?? '';
  const month = monthNames.en[time.month - 1]?.slice(0, 3) ?? '';
  return `${weekday} ${String(time.day)} ${month} ${String(time.year)}, ${time.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** The same as an element that also says the moment exactly. */
export function momentMarkup(at: Instant, timeZone: string): Markup {
  return html`<time datetime="${at}">${momentText(at, timeZone)}</time>`;
}

/** "February 2027" of '2027-02'. */
export function monthTitle(month: string): string {
  return `${monthNames.en[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

/** Which month it is there: '2027-02'. */
export function monthOf(at: Instant, timeZone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString().slice(0, 7);
}
