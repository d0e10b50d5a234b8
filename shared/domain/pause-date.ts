import { Temporal } from 'temporal-polyfill';
import type { Reader } from './form-ladders.ts';
import type { Instant } from './instant.ts';
import { type LocalDate, wallClock, workingDayFrom } from './working-calendar.ts';

/** A longer pause is rather a misread year, and in any case worth a talk. */
const longestDays = 366;

/** A pause's date as somebody wrote it. */
export interface WrittenDate {
  readonly day: number;
  readonly month: number;
  readonly year?: number | undefined;
}

/**
 * The day a pause ends: the one written, in the year that makes it come next; a month from today when none was written ("wait another
 * month" follows it, content.md 4.4). Undefined for a day that does not exist, is not to come, or is more than a year away.
 */
export function pauseDate(written: WrittenDate | undefined, today: LocalDate): LocalDate | undefined {
  const from = Temporal.PlainDate.from(today);
  if (written === undefined) return from.add({ months: 1 }).toString();
  const { day, month, year } = written;
  const thisYear = dateOf(year ?? from.year, month, day);
  const isPast = thisYear !== undefined && Temporal.PlainDate.compare(thisYear, from) <= 0;
  const date = year === undefined && (isPast || thisYear === undefined) ? dateOf(from.year + 1, month, day) : thisYear;
  if (date === undefined || Temporal.PlainDate.compare(date, from) <= 0) return undefined;
  return from.until(date, { largestUnit: 'days' }).days > longestDays ? undefined : date.toString();
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined; // 31/02
  }
}

/** When somebody is written to again after a pause until that day: at 9:00 of it, or of the next day they work. */
export function pauseEndsAt(date: LocalDate, { site, timeZone }: Reader): Instant {
  return wallClock(workingDayFrom(date, site), '09:00', timeZone);
}
