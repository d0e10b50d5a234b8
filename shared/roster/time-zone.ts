import { Temporal } from 'temporal-polyfill';

/** The IANA name in its own spelling ("europe/paris" is Europe/Paris); undefined for anything else, offsets included. */
export function timeZoneName(text: string): string | undefined {
  if (!/^[A-Za-z]/.test(text)) return undefined;
  try {
    return new Temporal.ZonedDateTime(0n, text).timeZoneId;
  } catch {
    return undefined; // an unknown name is a RangeError
  }
}
