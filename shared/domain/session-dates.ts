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
    bothWork(at(date), keeper, other) && !avoid.some(({ from, to }) => from <= date && date <= to);

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

/**
 * The first day from `from` on with the weekday and the wall-clock hour of a session on the keeper's clock, on which both sites work;
 * undefined when there is none up to `lastDay`.
 */
export function sameHourFrom(
  session: Instant,
  from: LocalDate,
  { keeper, other, lastDay }: { readonly keeper: Attendee; readonly other: Attendee; readonly lastDay: LocalDate },
): Instant | undefined {
  const start = zoned(session, keeper.site.timeZone);
  const weeks = Math.ceil(start.toPlainDate().until(from, { largestUnit: 'days' }).days / 7);
  for (let date = addDays(start.toPlainDate().toString(), weeks * 7); date <= lastDay; date = addDays(date, 7)) {
    const meetsAt = wallClock(date, start.toPlainTime().toString(), keeper.site.timeZone);
    if (bothWork(meetsAt, keeper, other)) return meetsAt;
  }
  return undefined;
}

function bothWork(meetsAt: Instant, ...attendees: readonly Attendee[]): boolean {
  return attendees.every(({ site }) => isWorkingDay(localDate(meetsAt, site.timeZone), site));
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
