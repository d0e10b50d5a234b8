import { Temporal } from 'temporal-polyfill';
import type { Language } from '../domain/language.ts';
import { plainForm } from './plain-form.ts';

/** A place whose public holidays follow from the year. */
export interface HolidayCalendar {
  readonly timeZone: string;
  readonly language: Language;
  readonly holidaysOf: (year: number) => string[];
}

/** France: Code du travail L3133-1. */
const france: HolidayCalendar = {
  timeZone: 'Europe/Paris',
  language: 'fr',
  holidaysOf: (year) => {
    const easter = easterOf(year);
    const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
    const moving = [1, 39, 50].map((days) => easter.add({ days }).toString());
    return [...fixed.map((day) => `${String(year)}-${day}`), ...moving].sort();
  },
};

/** Quebec: the days of the Act respecting labour standards, section 60, and of the National Holiday Act; Good Friday stands for Easter. */
const quebec: HolidayCalendar = {
  timeZone: 'America/Toronto',
  language: 'fr',
  holidaysOf: (year) => {
    const on = (month: number, day: number) => new Temporal.PlainDate(year, month, day);
    const canada = on(7, 1);
    return [
      on(1, 1),
      easterOf(year).subtract({ days: 2 }),
      mondayOnOrBefore(on(5, 24)), // National Patriots' Day: the Monday before 25 May
      on(6, 24),
      canada.dayOfWeek === 7 ? canada.add({ days: 1 }) : canada,
      mondayOnOrBefore(on(9, 7)),
      mondayOnOrBefore(on(10, 14)),
      on(12, 25),
    ].map(String);
  },
};

const calendars: Readonly<Record<string, HolidayCalendar>> = { france, quebec };

/** The calendar of a country or province by its name, in any spelling. */
export function holidayCalendar(name: string): HolidayCalendar | undefined {
  const plain = plainForm(name);
  return Object.hasOwn(calendars, plain) ? calendars[plain] : undefined;
}

function mondayOnOrBefore(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

/** Easter Sunday of the Gregorian calendar (the computus of Meeus, Jones and Butcher). */
function easterOf(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((8 * b + 13) / 25);
  const e = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const f = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - e - (c % 4)) % 7;
  const g = Math.floor((a + 11 * e + 19 * f) / 433);
  const month = Math.floor((e + f - 7 * g + 90) / 25);
  return new Temporal.PlainDate(year, month, (e + f - 7 * g + 33 * month + 19) % 32);
}
