import { Temporal } from 'temporal-polyfill';
import type { HalfDay } from './candidate.ts';

const minutesOfWeek = 7 * 24 * 60;
const days = ['mon', 'tue', 'wed', 'thu', 'fri'];
// A half-day on the wall clock, in minutes: 8:00-13:00 and 13:00-18:00, the hours sessions are planned in.
const halfDayLength = 5 * 60;
const morningStart = 8 * 60;
const afternoonStart = morningStart + halfDayLength;

/** A stretch of the week in UTC: minutes after Monday 0:00. */
export interface FreeTime {
  readonly start: number;
  readonly length: number;
}

/** How far a zone's wall clock is ahead of UTC at noon of a day, in minutes. Summer time makes this a matter of the day. */
export function minutesAhead(timeZone: string, day: string): number {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '12:00' });
  return noon.offsetNanoseconds / 60e9;
}

/** The half-days of somebody whose clock is so many minutes ahead of UTC. */
export function freeTimes(halfDays: readonly HalfDay[], ahead: number): FreeTime[] {
  return [...new Set(halfDays)].map((halfDay) => {
    const start = halfDay.endsWith('am') ? morningStart : afternoonStart;
    const local = days.indexOf(halfDay.slice(0, 3)) * 24 * 60 + start;
    return { start: (local - ahead + minutesOfWeek) % minutesOfWeek, length: halfDayLength };
  });
}

/** Hours a week in which both are free. */
export function commonHours(ours: readonly FreeTime[], theirs: readonly FreeTime[]): number {
  let minutes = 0;
  for (const a of ours)
    for (const b of theirs) {
      // How long after a's start b begins, around the week's end.
      const later = (b.start - a.start + minutesOfWeek) % minutesOfWeek;
      minutes += Math.max(0, Math.min(a.length, later + b.length) - later);
      minutes += Math.max(0, Math.min(a.length, later + b.length - minutesOfWeek));
    }
  return minutes / 60;
}
