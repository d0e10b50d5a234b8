import type { Policies } from './cycle-definition.ts';
import type { Instant } from './instant.ts';
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
  return wallClock(firstDay, `${String(policies.quietBefore).padStart(2, '0')}:00`, timeZone);
}
