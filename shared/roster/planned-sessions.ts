import type { CycleDefinition, Site } from '../domain/cycle-definition.ts';
import { enrollmentClosesOn } from '../domain/readers.ts';
import { addDays, type LocalDate, workingDayFrom } from '../domain/working-calendar.ts';

/** Days from the end of enrollment to session 1 in the reference cycle of content.md 1: pairs approved, both asked, dates agreed. */
const daysToSession1 = 27;

/** The lead coordinator's site, whose calendar the dates of the definition follow. */
export function homeSite({ coordinators, sites }: Pick<CycleDefinition, 'coordinators' | 'sites'>): Site {
  const site = sites[coordinators[0]?.site ?? ''];
  if (site === undefined)
    throw new Error('The lead coordinator has no site: readCycleDefinition refuses such a definition');
  return site;
}

/** When the sessions of a pair fall if nothing slips, on working days of one site; a pause pushes the following ones. */
export function plannedSessions(
  definition: Pick<CycleDefinition, 'opensOn' | 'enrollment' | 'sessions'>,
  site: Site,
): LocalDate[] {
  const { count, everyWeeks } = definition.sessions;
  const dates: LocalDate[] = [];
  let next = addDays(enrollmentClosesOn(definition), daysToSession1);
  for (let index = 0; index < count; index += 1) {
    const date = workingDayFrom(next, site);
    dates.push(date);
    next = addDays(date, 7 * everyWeeks);
  }
  return dates;
}
