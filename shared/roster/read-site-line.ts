import type { Language } from '../domain/language.ts';
import { answerFaults } from './answer-faults.ts';
import { parted, translatedParts } from './answer-lines.ts';
import { holidayCalendar } from './holiday-calendars.ts';
import { plainForm } from './plain-form.ts';
import type { Fault } from './problem.ts';
import { readDays } from './read-day.ts';
import { readLanguage } from './read-languages.ts';
import { timeZoneName } from './time-zone.ts';

export type ReadSite =
  | { readonly kind: 'site'; readonly key: string; readonly site: Readonly<Record<string, unknown>> }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly part: string };

/** "Montréal / Montreal ; Québec ; fr ; pause du … au …" as the definition holds a site; `years` are those whose public holidays it needs. */
export function readSiteLine(line: string, language: Language, years: readonly number[]): ReadSite {
  const [name = '', place = '', ...others] = parted(line);
  const calendar = holidayCalendar(place);
  const timeZone = calendar?.timeZone ?? timeZoneName(place);
  if (timeZone === undefined) return { kind: 'fault', fault: answerFaults.badPlace(), part: place || line };
  const city = translatedParts(name);
  const holidays = years.flatMap((year) => calendar?.holidaysOf(year) ?? []);
  const pauses: { from: string; to: string }[] = [];
  let spoken = calendar?.language;
  for (const part of others) {
    const asLanguage = readLanguage(part);
    const days = readDays(part, language);
    const [first, second] = days ?? [];
    if (asLanguage !== undefined) spoken = asLanguage;
    else if (/^(?:feries?|jours feries|holidays?|public holidays)\b/.test(plainForm(part)) && first !== undefined)
      holidays.push(...(days ?? []).filter((day) => !holidays.includes(day)));
    else if (first !== undefined && second !== undefined && days?.length === 2)
      pauses.push({ from: first, to: second });
    else return { kind: 'fault', fault: answerFaults.badPart(), part };
  }
  if (spoken === undefined) return { kind: 'fault', fault: answerFaults.noLanguage(), part: line };
  return { kind: 'site', key: city.fr, site: { timeZone, city, language: spoken, holidays: holidays.sort(), pauses } };
}
