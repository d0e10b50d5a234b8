import type { CycleDefinition } from '../domain/cycle-definition.ts';
import { dayText } from '../domain/date-text.ts';
import { addDays, isWorkingDay } from '../domain/working-calendar.ts';
import { homeSite, plannedSessions } from './planned-sessions.ts';
import type { Note } from './problem.ts';

/** What a coordinator should confirm about dates that are possible and perhaps not meant. */
export function definitionNotes(definition: CycleDefinition): Note[] {
  const notes: Note[] = [];
  const home = homeSite(definition);
  const { opensOn, lastDay, sessions } = definition;
  const days = [opensOn, ...[...definition.workshops, ...definition.briefings].map((meeting) => meeting.slice(0, 10))];
  for (const day of days.filter((date) => !isWorkingDay(date, home)))
    notes.push({
      fr: `Personne ne travaille le ${dayText(day, 'fr')} à ${home.city.fr}.`,
      en: `Nobody works on ${dayText(day, 'en')} in ${home.city.en}.`,
    });
  const last = plannedSessions(definition, home).at(-1) ?? opensOn;
  const count = String(sessions.count);
  if (last > lastDay)
    notes.push({
      fr: `Si rien ne glisse, la séance ${count} tombe vers le ${dayText(last, 'fr')}, après le dernier jour.`,
      en: `If nothing slips, session ${count} falls around ${dayText(last, 'en')}, after the last day.`,
    });
  else if (addDays(last, 7 * sessions.everyWeeks) > lastDay)
    notes.push({
      fr: `La séance ${count} est prévue vers le ${dayText(last, 'fr')} : un seul report, et elle tombe après le dernier jour.`,
      en: `Session ${count} is planned around ${dayText(last, 'en')}: moved once, it falls after the last day.`,
    });
  for (const site of Object.values(definition.sites))
    if (!site.holidays.some((holiday) => opensOn <= holiday && holiday <= lastDay))
      notes.push({
        fr: `Aucun jour férié de ${site.city.fr} ne tombe pendant le cycle : est-ce la bonne année ?`,
        en: `No holiday of ${site.city.en} falls within the cycle: is it the right year?`,
      });
  return notes;
}
