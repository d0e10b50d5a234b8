import { Temporal } from 'temporal-polyfill';
import type { Site } from './cycle-definition.ts';
import { type Instant, instantOfMillis } from './instant.ts';

/** A calendar day without a place: '2027-01-14'. */
export type LocalDate = string;

/** An instant or a local date; told apart by their length. */
type When = string;

/** What a place needs so that its working days can be told. */
export type WorkingDays = Pick<Site, 'holidays' | 'pauses'>;

/** The wall clock of a place at a moment. */
export function zoned(instant: Instant, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
}

/** The stored form of a moment on some wall clock. */
function instantOf(moment: Temporal.ZonedDateTime | Temporal.Instant): Instant {
  return instantOfMillis(moment.epochMilliseconds);
}

/** When the clock on the wall shows `time` ('08:30'): an hour skipped in spring is read one hour later, one repeated in autumn is its first. */
export function wallClock(date: LocalDate, time: string, timeZone: string): Instant {
  return instantOf(
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }),
  );
}

/** Which day it is there. */
export function localDate(instant: Instant, timeZone: string): LocalDate {
  return zoned(instant, timeZone).toPlainDate().toString();
}

/** Neither a weekend, nor a public holiday, nor a pause of the site. */
export function isWorkingDay(date: LocalDate, site: WorkingDays): boolean {
  const weekend = Temporal.PlainDate.from(date).dayOfWeek >= 6;
  return !weekend && !site.holidays.includes(date) && !site.pauses.some(({ from, to }) => from <= date && date <= to);
}

/** The day that many calendar days later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/**
 * The nth working day after (before, when negative); the day itself is not counted. A date gives a date; an instant
 * gives the instant with the same wall clock at the site, so that "two working days before" is never 48 hours.
 */
export function addWorkingDays(when: When, count: number, site: WorkingDays & Pick<Site, 'timeZone'>): string {
  if (!isLocalDate(when)) {
    const start = zoned(when, site.timeZone);
    const date = addWorkingDays(start.toPlainDate().toString(), count, site);
    return wallClock(date, start.toPlainTime().toString(), site.timeZone);
  }
  const step = Math.sign(count);
  let date = when;
  for (let left = Math.abs(count); left > 0; ) {
    date = addDays(date, step);
    if (isWorkingDay(date, site)) left -= 1;
  }
  return date;
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. Instants count as their day at the site. */
export function workingDaysBetween(from: When, to: When, site: WorkingDays & Pick<Site, 'timeZone'>): number {
  const [start, end] = [dayAt(from, site.timeZone), dayAt(to, site.timeZone)];
  if (end < start) return -workingDaysBetween(end, start, site);
  let count = 0;
  for (let date = start; date < end; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date, site)) count += 1;
  }
  return count;
}

/** The day itself when it is a working day, else the next one that is. */
export function workingDayFrom(date: LocalDate, site: WorkingDays): LocalDate {
  let day = date;
  while (!isWorkingDay(day, site)) day = addDays(day, 1);
  return day;
}

function dayAt(when: When, timeZone: string): LocalDate {
  return isLocalDate(when) ? when : localDate(when, timeZone);
}

function isLocalDate(when: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(when);
}
