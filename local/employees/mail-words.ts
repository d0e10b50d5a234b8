import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../shared/domain/instant.ts';

type Language = 'fr' | 'en';

const names = {
  fr: {
    days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    shortDays: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
    months: [
      'janvier',
      'février',
      'mars',
      'avril',
      'mai',
      'juin',
      'juillet',
      'août',
      'septembre',
      'octobre',
      'novembre',
      'décembre',
    ],
    shortMonths: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  },
  en: {
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    shortDays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
} as const;

/** The pieces clients build their dates of. */
export interface DateWords {
  readonly day: string;
  readonly shortDay: string;
  readonly month: string;
  readonly shortMonth: string;
  /** Of the month, without zeros. */
  readonly date: string;
  readonly year: string;
  /** "10:12". */
  readonly clock: string;
  /** "10:12 AM". */
  readonly clock12: string;
  /** "02/03/2027" in French, "3/2/27" in English. */
  readonly numeric: string;
}

/** A moment on a wall clock, in the words of a client's language. */
export function dateWords(at: Instant, timeZone: string, language: Language): DateWords {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const { days, shortDays, months, shortMonths } = names[language];
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    day: days[time.dayOfWeek - 1] ?? '',
    shortDay: shortDays[time.dayOfWeek - 1] ?? '',
    month: months[time.month - 1] ?? '',
    shortMonth: shortMonths[time.month - 1] ?? '',
    date: String(time.day),
    year: String(time.year),
    clock: `${two(time.hour)}:${two(time.minute)}`,
    clock12: `${String(time.hour % 12 === 0 ? 12 : time.hour % 12)}:${two(time.minute)} ${time.hour < 12 ? 'AM' : 'PM'}`,
    numeric:
      language === 'fr'
        ? `${two(time.day)}/${two(time.month)}/${String(time.year)}`
        : `${String(time.month)}/${String(time.day)}/${String(time.year % 100)}`,
  };
}

/** A Date header: "Tue, 02 Mar 2027 10:12:00 +0100". */
export function dateHeader(at: Instant, timeZone: string): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const { shortDay, shortMonth } = dateWords(at, timeZone, 'en');
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = [time.hour, time.minute, time.second].map(two).join(':');
  return `${shortDay}, ${two(time.day)} ${shortMonth} ${String(time.year)} ${clock} ${time.offset.replace(':', '')}`;
}
