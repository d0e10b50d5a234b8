import type { CycleDefinition } from '../domain/cycle-definition.ts';
import { dayText, monthText, slotText } from '../domain/date-text.ts';
import { expertiseIn } from '../domain/enrollment.ts';
import type { SkillCatalog } from '../domain/expertise/skill-catalog.ts';
import type { Answers } from '../domain/form.ts';
import type { Instant } from '../domain/instant.ts';
import type { Language } from '../domain/language.ts';
import { inSentence } from '../domain/matching/explain-pair.ts';
import type { Participant, Side } from '../domain/participant.ts';
import type { Person } from '../domain/person.ts';
import { localDate, wallClock } from '../domain/working-calendar.ts';

/** Words that many letters need, in the reader's language. */
export function fullName({ first, last }: Pick<Person, 'first' | 'last'>): string {
  return [first, last].filter((part) => part !== '').join(' ');
}

/** "Samuel K.": how coordinators' letters name people. */
export function shortName({ first, last }: Pick<Person, 'first' | 'last'>): string {
  const [initial] = last;
  return initial === undefined ? first : `${first} ${initial}.`;
}

/** A day of a wall clock: "mercredi 3 février". */
export function dayOf(instant: Instant, timeZone: string, language: Language): string {
  return dayText(localDate(instant, timeZone), language);
}

/** The month an instant falls in there: "juillet". */
export function monthOf(instant: Instant, timeZone: string, language: Language): string {
  return monthText(localDate(instant, timeZone), language);
}

/** The place of somebody's site in the reader's language. */
export function cityOf(
  definition: CycleDefinition,
  participant: Pick<Participant, 'site'>,
  language: Language,
): string {
  return definition.sites[participant.site]?.city[language] ?? participant.site;
}

/** The first topics of an enrollment answer as the catalog names them, else the person's own words up to the first comma. */
export function topicsOf(
  { topics }: Answers,
  side: Side,
  catalog: SkillCatalog,
  language: Language,
  most = 3,
): string[] {
  if (typeof topics !== 'string') return [];
  const names = expertiseIn(topics, catalog, side === 'mentor' ? 'teaches' : 'wants').understood.flatMap(
    ({ skill }) => {
      const known = catalog.skills.find(({ id }) => id === skill);
      return known === undefined ? [] : [known.name[language]];
    },
  );
  const own = topics.split(/[,;\n]/)[0]?.trim() ?? '';
  return (names.length > 0 ? names : own === '' ? [] : [own]).slice(0, most);
}

/** A leader's first topic as a sentence holds it: "la vidéo courte", "short video". Undefined when nothing was recognized. */
export function firstTopicInSentence(
  { topics }: Answers,
  catalog: SkillCatalog,
  language: Language,
): string | undefined {
  const [first] = expertiseIn(topics, catalog, 'wants').understood;
  const skill = catalog.skills.find(({ id }) => id === first?.skill);
  return skill === undefined ? undefined : inSentence(skill)[language];
}

/** "en visio", "by video": where two people may meet, from what each chose; nothing chosen allows both. */
export function formatText(a: Answers, b: Answers, sameSite: boolean, language: Language): string {
  const allows = (answers: Answers, format: string) => {
    const places = Array.isArray(answers.place) ? answers.place : [];
    return places.includes(format) || !['on-site', 'video'].some((place) => places.includes(place));
  };
  const inPerson = sameSite && allows(a, 'on-site') && allows(b, 'on-site');
  const video = !inPerson || (allows(a, 'video') && allows(b, 'video'));
  const words = {
    fr: { both: 'en personne ou en visio', inPerson: 'en personne', video: 'en visio' },
    en: { both: 'in person or by video', inPerson: 'in person', video: 'by video' },
  }[language];
  return inPerson ? (video ? words.both : words.inPerson) : words.video;
}

/** A wall clock of the definition (workshops, briefings) as people read it. */
export function localSlotText(local: string, timeZone: string, language: Language): string {
  const [date = '', time = '00:00'] = local.split('T');
  return slotText(wallClock(date, time, timeZone), timeZone, language);
}

/** "français", "French": the language both speak best, as the letter names it. */
export function commonLanguageText(
  a: Participant['languages'],
  b: Participant['languages'],
  language: Language,
): string {
  const levels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];
  const shared = Object.keys(a)
    .filter((code) => b[code] !== undefined)
    .map((code) => ({ code, ease: Math.min(levels.indexOf(a[code] ?? ''), levels.indexOf(b[code] ?? '')) }))
    .toSorted((x, y) => y.ease - x.ease || (x.code < y.code ? -1 : 1))[0];
  return new Intl.DisplayNames(language, { type: 'language' }).of(shared?.code ?? language) ?? language;
}
