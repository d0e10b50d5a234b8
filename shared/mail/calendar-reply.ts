import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../domain/instant.ts';

/** What somebody's calendar answered to an invitation. */
export type CalendarReply = {
  readonly uid: string;
  /** Lower-case, as the calendar says: match it with who sent the message. */
  readonly attendee: string;
  readonly method: 'REPLY' | 'COUNTER';
  readonly answer: 'accepted' | 'declined' | 'tentative' | 'needs-action' | 'delegated';
  /** Which version of the invitation was answered, when said. */
  readonly sequence?: number;
  /** The time proposed by a COUNTER, or the one a REPLY answers, when its zone can be told. */
  readonly start?: Instant;
};

const answers = new Map<string, CalendarReply['answer']>([
  ['ACCEPTED', 'accepted'],
  ['DECLINED', 'declined'],
  ['TENTATIVE', 'tentative'],
  ['NEEDS-ACTION', 'needs-action'],
  ['DELEGATED', 'delegated'],
]);

/**
 * Reads a calendar answer of `from` (a sender's address); undefined when the text is none, or answers for several people of whom
 * none is the sender. The body's METHOD counts: Google labels its counter-proposals REPLY. Never throws.
 */
export function readCalendarReply(text: string, from: string): CalendarReply | undefined {
  const calendar = parseCalendar(text.slice(0, 200_000));
  const method = textOf(calendar, 'method').toUpperCase();
  const event = calendar?.getFirstSubcomponent('vevent');
  if (calendar === undefined || event === undefined || event === null || (method !== 'REPLY' && method !== 'COUNTER'))
    return undefined;
  const uid = textOf(event, 'uid');
  const attendees = event.getAllProperties('attendee').map((attendee) => ({
    address: String(attendee.getFirstValue())
      .replace(/^mailto:/i, '')
      .toLowerCase(),
    answer: answers.get(parameterOf(attendee, 'partstat').toUpperCase()) ?? 'needs-action',
  }));
  const own =
    attendees.find(({ address }) => address === from.toLowerCase()) ??
    (attendees.length === 1 ? attendees[0] : undefined);
  if (uid === '' || own === undefined) return undefined;
  const sequence = Number.parseInt(textOf(event, 'sequence'), 10);
  const start = startOf(event);
  return {
    uid,
    attendee: own.address,
    method,
    answer: own.answer,
    ...(Number.isNaN(sequence) ? {} : { sequence }),
    ...(start === undefined ? {} : { start }),
  };
}

function parseCalendar(text: string): ICAL.Component | undefined {
  try {
    const calendar = ICAL.Component.fromString(text);
    return calendar.name === 'vcalendar' ? calendar : undefined;
  } catch {
    return undefined; // not a calendar, or two of them
  }
}

function textOf(component: ICAL.Component | undefined, name: string): string {
  try {
    return String(component?.getFirstPropertyValue(name) ?? '');
  } catch {
    return ''; // a value that is not of its property's type
  }
}

/** '' when absent or given several times. */
function parameterOf(property: ICAL.Property, name: string): string {
  const value: unknown = property.getParameter(name);
  return typeof value === 'string' ? value : '';
}

/** The proposed time as an instant: in UTC, in an IANA zone, or in a zone the calendar itself describes (Outlook's names). */
function startOf(event: ICAL.Component): Instant | undefined {
  try {
    const property = event.getFirstProperty('dtstart');
    const time = property?.getFirstValue();
    if (property === null || !(time instanceof ICAL.Time) || time.isDate) return undefined;
    const wall = { year: time.year, month: time.month, day: time.day, hour: time.hour, minute: time.minute };
    const tzid = parameterOf(property, 'tzid');
    if (tzid === '') return time.zone.tzid === 'UTC' ? instantIn(wall, 'UTC') : undefined;
    return isIana(tzid) ? instantIn(wall, tzid) : describedInstant(time, event.getTimeZoneByID(tzid));
  } catch {
    return undefined; // a zone that contradicts itself, a time that is none
  }
}

function instantIn(wall: Temporal.PlainDateTimeLike, timeZone: string): Instant {
  const millis = Temporal.PlainDateTime.from(wall, { overflow: 'reject' }).toZonedDateTime(timeZone).epochMilliseconds;
  return new Date(millis).toISOString();
}

function isIana(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';
}

/** ical.js expands a zone's rules up to 2035: only the yearly rules of real zones are let through, a rule per second would hang. */
const yearly =
  /^FREQ=YEARLY(?:;(?:INTERVAL=1|BYMONTH=\d{1,2}|BYDAY=[+-]?\d?[A-Z]{2}|BYMONTHDAY=-?\d{1,2}|WKST=[A-Z]{2}|UNTIL=\w+))*$/;

function describedInstant(time: ICAL.Time, zone: ICAL.Timezone | null): Instant | undefined {
  const observances = zone?.component.getAllSubcomponents() ?? [];
  const rules = observances.flatMap((observance) => observance.getAllProperties('rrule'));
  if (zone === null || observances.length === 0 || observances.length > 50) return undefined;
  if (!rules.every((rule) => yearly.test(String(rule.getFirstValue())))) return undefined;
  time.zone = zone;
  return new Date(time.toUnixTime() * 1000).toISOString();
}
