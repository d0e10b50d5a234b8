import type { Policies } from './cycle-definition.ts';
import { type Instant, plusMinutes } from './instant.ts';
import { addDays, localDate, type WorkingDays, wallClock, workingDayFrom, zoned } from './working-calendar.ts';

/** Whose day and clock decide: the site's working days on the person's own wall clock. */
export interface Addressee {
  readonly site: WorkingDays;
  readonly timeZone: string;
  readonly policies: Pick<Policies, 'quietBefore' | 'quietFrom'>;
}

/** The first moment from `now` on at which the program may write to somebody. Calendar items are exempt: their caller does not ask. */
export function sendableAt(now: Instant, { site, timeZone, policies }: Addressee): Instant {
  const today = localDate(now, timeZone);
  const { hour } = zoned(now, timeZone);
  const firstDay = workingDayFrom(hour >= policies.quietFrom ? addDays(today, 1) : today, site);
  if (firstDay === today && hour >= policies.quietBefore) return now;
  return wallClock(firstDay, clockOf(policies.quietBefore), timeZone);
}

/** The moment at which this many of the addressee's working hours have passed since `from`: hours in which the program may write to them. */
export function afterWorkingHours(from: Instant, hours: number, addressee: Addressee): Instant {
  const { timeZone, policies } = addressee;
  let start = sendableAt(from, addressee);
  let left = hours * 60;
  for (;;) {
    const today = localDate(start, timeZone);
    const closes = wallClock(
      addDays(today, policies.quietFrom === 24 ? 1 : 0),
      clockOf(policies.quietFrom % 24),
      timeZone,
    );
    const open = (Date.parse(closes) - Date.parse(start)) / 60_000;
    if (left <= open) return plusMinutes(start, left);
    left -= open;
    start = sendableAt(wallClock(addDays(today, 1), clockOf(policies.quietBefore), timeZone), addressee);
  }
}

function clockOf(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
