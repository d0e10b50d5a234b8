import { monthNames } from '../domain/date-text.ts';
import type { Language } from '../domain/language.ts';
import { plainForm } from './plain-form.ts';
import { readDate } from './read-date.ts';

const monthOf = new Map(
  [...monthNames.fr, ...monthNames.en].map((name, index) => [plainForm(name), String((index % 12) + 1)]),
);

/** A day as somebody writes it, in figures or with the month's name, in ISO form; undefined when it is none or could be two. */
export function readDay(text: string, language: Language): string | undefined {
  const inFigures = readDate(text.trim(), language);
  if (inFigures !== undefined) return inFigures;
  const words = plainForm(text).split(' ');
  const at = words.findIndex((word) => monthOf.has(word));
  const around = [words[at - 1], words[at + 1]].map((word) => /^(\d{1,2})(?:er|st|nd|rd|th)?$/.exec(word ?? '')?.[1]);
  const year = words.find((word) => /^\d{4}$/.test(word));
  const [day] = around.filter((each) => each !== undefined);
  if (at < 0 || day === undefined || year === undefined) return undefined;
  return readDate(`${year}-${monthOf.get(words[at] ?? '') ?? ''}-${day}`, language);
}

/** A day and an hour ("12/02/2027 10:00", "12 février 2027 à 14 h 30") as a wall clock, "2027-02-12T10:00". */
export function readMeeting(text: string, language: Language): string | undefined {
  const [clock = '', hour = '', minute = '00'] =
    /(?:T|\bà|\bat|\s)\s*(\d{1,2})\s?[:hH]\s?(\d{2})?\s*$/.exec(text) ?? [];
  const day = readDay(text.slice(0, text.length - clock.length), language);
  if (clock === '' || day === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${day}T${hour.padStart(2, '0')}:${minute}`;
}

/** Every day a text names in figures, in the order it names them; undefined when one of them is no day. */
export function readDays(text: string, language: Language): string[] | undefined {
  const days = (text.match(/\d[\d/.-]{5,}\d/g) ?? []).map((each) => readDate(each, language));
  const known = days.filter((day) => day !== undefined);
  return known.length === days.length ? known : undefined;
}
