import * as z from 'zod';

/** A moment as stored and compared: ISO 8601 in UTC, to the millisecond, so that text order is time order. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** Epoch milliseconds as an {@link Instant}. */
export function instantOfMillis(millis: number): Instant {
  return new Date(millis).toISOString();
}

/** The instant `minutes` later (or earlier when negative). */
export function plusMinutes(instant: Instant, minutes: number): Instant {
  return instantOfMillis(Date.parse(instant) + minutes * 60_000);
}

/** The later of several instants. */
export function latest(first: Instant, ...others: Instant[]): Instant {
  return others.reduce((a, b) => (a > b ? a : b), first);
}

/** The earlier of several instants. */
export function earliest(first: Instant, ...others: Instant[]): Instant {
  return others.reduce((a, b) => (a < b ? a : b), first);
}

const aYear = 365 * 24 * 3600;

const aMinute = 60;

/**
 * Whole seconds from `now` to `until`, at least 1 and at most a year: what a task may be given as its timeout. A minute when that instant has
 * passed: somebody else is to act and will wake who waits; looking every second would cost a thousand transitions while they are held up.
 */
export function waitSeconds(now: Instant, until: Instant): number {
  if (until <= now) return aMinute;
  return Math.min(aYear, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000));
}
