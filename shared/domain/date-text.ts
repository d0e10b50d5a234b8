import { Temporal } from 'temporal-polyfill';
import type { Site } from './cycle-definition.ts';
import type { Instant } from './instant.ts';
import type { Language } from './language.ts';
import { type LocalDate, localDate, zoned } from './working-calendar.ts';

/** A place whose clock is told beside its name. */
export type Place = Pick<Site, 'timeZone' | 'city'>;

/** Monday first. Lists, not Intl: the words must not change with the ICU of a Node version. */
export const weekdayNames = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const satisfies Record<Language, readonly string[]>;

/** January first. */
export const monthNames = {
  fr: [
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
  en: [
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
} as const satisfies Record<Language, readonly string[]>;

/** "juillet", "July". */
export function monthText(date: LocalDate, language: Language): string {
  return nameAt(monthNames[language], Temporal.PlainDate.from(date).month - 1);
}

/** "mardi 2 mars", "Tuesday 2 March"; the first of a month is "1er" in French. */
export function dayText(date: LocalDate, language: Language): string {
  const { dayOfWeek, day } = Temporal.PlainDate.from(date);
  return `${nameAt(weekdayNames[language], dayOfWeek - 1)} ${dayNumber(day, language)} ${monthText(date, language)}`;
}

/** "13 juillet 2027", "13 July 2027". */
export function dateText(date: LocalDate, language: Language): string {
  const { day, year } = Temporal.PlainDate.from(date);
  return `${dayNumber(day, language)} ${monthText(date, language)} ${String(year)}`;
}

/** "8 h 30", "8 h", "8:30", "8:00", on 24 hours. */
function timeText(instant: Instant, timeZone: string, language: Language): string {
  const { hour, minute } = zoned(instant, timeZone);
  const minutes = String(minute).padStart(2, '0');
  if (language === 'en') return `${String(hour)}:${minutes}`;
  return minute === 0 ? `${String(hour)} h` : `${String(hour)} h ${minutes}`;
}

/** "mardi 2 mars à 8 h 30", "Tuesday 2 March at 8:30". */
export function slotText(instant: Instant, timeZone: string, language: Language): string {
  const at = language === 'fr' ? 'à' : 'at';
  return `${dayText(localDate(instant, timeZone), language)} ${at} ${timeText(instant, timeZone, language)}`;
}

/**
 * One moment on several wall clocks, the keeper's place first: "mardi 2 mars à 14 h 30 (Paris), 8 h 30 à Montréal". A place
 * that reads the same day and hour as the first is left out; a different day is named.
 */
export function bothTimes(instant: Instant, places: readonly [Place, ...Place[]], language: Language): string {
  const [here, ...others] = places;
  const apart = others.filter(
    ({ timeZone }) =>
      !zoned(instant, timeZone).toPlainDateTime().equals(zoned(instant, here.timeZone).toPlainDateTime()),
  );
  const slot = slotText(instant, here.timeZone, language);
  if (apart.length === 0) return slot;
  return [`${slot} (${here.city[language]})`, ...apart.map((place) => timeThere(instant, here, place, language))].join(
    ', ',
  );
}

/**
 * What to tell somebody whose clock changes against the keeper's: "10 h à Montréal cette fois, au lieu de 9 h". Undefined when
 * the hour is the usual one, the hour of `usual` (the first session).
 */
export function unusualHour(instant: Instant, usual: Instant, place: Place, language: Language): string | undefined {
  const now = timeText(instant, place.timeZone, language);
  const before = timeText(usual, place.timeZone, language);
  if (now === before) return undefined;
  return language === 'fr'
    ? `${now} à ${place.city.fr} cette fois, au lieu de ${before}`
    : `${now} in ${place.city.en} this time, instead of ${before}`;
}

function timeThere(instant: Instant, here: Place, there: Place, language: Language): string {
  const time = timeText(instant, there.timeZone, language);
  const date = localDate(instant, there.timeZone);
  const day =
    date === localDate(instant, here.timeZone) ? '' : ` ${language === 'fr' ? 'le ' : 'on '}${dayText(date, language)}`;
  return language === 'fr' ? `${time}${day} à ${there.city.fr}` : `${time}${day} in ${there.city.en}`;
}

function dayNumber(day: number, language: Language): string {
  return language === 'fr' && day === 1 ? '1er' : String(day);
}

function nameAt(names: readonly string[], index: number): string {
  const name = names[index];
  if (name === undefined) throw new RangeError(`No name at ${String(index)}`);
  return name;
}
