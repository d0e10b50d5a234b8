import type { Pause, Site } from './cycle-definition.ts';
import type { Instant } from './instant.ts';
import { addDays, isWorkingDay, type LocalDate, localDate, wallClock, zoned } from './working-calendar.ts';

/** Somebody who comes to the sessions, as far as dates are concerned. */
interface Attendee {
  readonly site: Site;
}

const daysBetweenSessions = 14; // content.md 3.7

/**
 * The dates of a whole series: the weekday and the wall-clock hour of the first session on the keeper's clock, every so many
 * weeks. A date on a day off of either site, or in a period to avoid, moves to the same weekday of the nearest free week,
 * earlier first, never less than two weeks after the session before. Shorter than `count` when `lastDay` leaves no room:
 * the sessions missing are the last ones.
 */
export function seriesFrom(series: {
  readonly first: Instant;
  readonly count: number;
  readonly everyWeeks: number;
  readonly keeper: Attendee;
  readonly other: Attendee;
  readonly avoid: readonly Pause[];
  readonly lastDay: LocalDate;
}): Instant[] {
  const { first, count, everyWeeks, keeper, other, avoid, lastDay } = series;
  const start = zoned(first, keeper.site.timeZone);
  const firstDay = start.toPlainDate().toString();
  const at = (date: LocalDate): Instant => wallClock(date, start.toPlainTime().toString(), keeper.site.timeZone);
  const isFree = (date: LocalDate): boolean =>
    isWorkingDay(date, keeper.site) &&
    isWorkingDay(localDate(at(date), other.site.timeZone), other.site) &&
    !avoid.some(({ from, to }) => from <= date && date <= to);

  const dates = [firstDay];
  for (let previous = firstDay; dates.length < count; ) {
    const wanted = addDays(firstDay, dates.length * everyWeeks * 7);
    const date = nearestWeek(wanted, { from: addDays(previous, daysBetweenSessions), to: lastDay }, isFree);
    if (date === undefined) break;
    dates.push(date);
    previous = date;
  }
  return dates.map(at);
}

/** The wanted day, else the same weekday of the nearest week that is free, inside the bounds. */
function nearestWeek(
  wanted: LocalDate,
  bounds: { readonly from: LocalDate; readonly to: LocalDate },
  isFree: (date: LocalDate) => boolean,
): LocalDate | undefined {
  let [earlier, later] = [wanted, wanted];
  while (earlier >= bounds.from || later <= bounds.to) {
    for (const date of [earlier, later]) {
      if (bounds.from <= date && date <= bounds.to && isFree(date)) return date;
    }
    earlier = addDays(earlier, -7);
    later = addDays(later, 7);
  }
  return undefined;
}
