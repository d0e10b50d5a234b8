import { CycleDefinition } from './cycle-definition.ts';
import type { Language } from './language.ts';
import { addDays, type LocalDate } from './working-calendar.ts';

/** Days a cycle being prepared seems to last: nothing but the form that defines it is dated by them. */
const someDays = 180;

/**
 * What stands for the definition of a cycle that its coordinator is still asked for: herself alone, at one place. Only she is written to with
 * it, and only about the form that replaces it.
 */
export function blankDefinition(
  coordinator: {
    readonly email: string;
    readonly name: string;
    readonly language: Language;
    readonly timeZone: string;
  },
  today: LocalDate,
): CycleDefinition {
  const { email, name, language, timeZone } = coordinator;
  const words = { fr: 'Mentorat inversé', en: 'Reverse mentoring' };
  const both = { fr: '-', en: '-' };
  const later = `${addDays(today, someDays)}T10:00`;
  return CycleDefinition.parse({
    company: '-',
    program: words[language],
    sponsor: { email, name, title: both, message: both, objectives: { fr: ['-'], en: ['-'] } },
    coordinators: [{ email, name, phone: '-', site: '-' }],
    confidentialContact: both,
    dataProtectionContact: '-',
    opensOn: today,
    enrollment: { days: someDays },
    sessions: {},
    lastDay: addDays(today, 2 * someDays),
    workshops: [later, later],
    briefings: [later, later],
    sites: { '-': { timeZone, city: both, language } },
    grades: ['-', '--'],
  });
}
