import type { CycleDefinition, Site } from '../domain/cycle-definition.ts';
import { dayText, slotText } from '../domain/date-text.ts';
import type { Language, Translated } from '../domain/language.ts';
import type { Side } from '../domain/participant.ts';
import { enrollmentClosesOn } from '../domain/readers.ts';
import { wallClock } from '../domain/working-calendar.ts';
import { definitionNotes } from './definition-notes.ts';
import { fitLines } from './fit-lines.ts';
import { homeSite, plannedSessions } from './planned-sessions.ts';
import type { Problem } from './problem.ts';
import { placesInRoster, problemsOfRosterAlone, type Roster } from './read-roster.ts';
import type { InvitedPerson } from './roster-person.ts';

/** What was understood of both files, and what a correction changed, in lines of at most 60 characters that never start with a digit, for the coordinator's yes. */
export function describeStart(
  definition: CycleDefinition,
  roster: Roster,
  language: Language,
  changes: readonly Translated[] = [],
): string[] {
  const notes = [...definitionNotes(definition), ...roster.notes].map((note) => ` - ${note[language]}`);
  const heading = language === 'fr' ? 'À VÉRIFIER' : 'PLEASE CHECK';
  const changed = { fr: 'CE QUI CHANGE', en: 'WHAT CHANGES' }[language];
  const blocks = [
    ...(changes.length === 0 ? [] : [[changed, ...changes.map((change) => ` - ${change[language]}`)]]),
    aboutProgram(definition, language),
    aboutPeople(definition, roster, language),
    aboutDates(definition, language),
    ...(notes.length === 0 ? [] : [[heading, ...notes]]),
  ];
  return fitLines(blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block])));
}

/** What the form of a new cycle says of a roster that came before it: the places and grades to be named there, and what is wrong already. */
export function describePlaces(roster: Uint8Array | undefined, language: Language): string[] {
  const french = language === 'fr';
  if (roster === undefined)
    return [french ? 'Votre message ne portait pas encore la liste.' : 'Your message did not bring the list yet.'];
  const { sites, grades } = placesInRoster(roster);
  const problems = describeProblems(problemsOfRosterAlone(roster), language);
  const found = [
    labeled(french ? 'Sites de la liste, à décrire' : 'Sites in the list, to describe', shown(sites), language),
    labeled(french ? 'Niveaux de la liste, à classer' : 'Grades in the list, to put in order', shown(grades), language),
  ];
  const wrong = french ? 'À corriger dans la liste, puis à joindre :' : 'To correct in the list, then to attach:';
  const kept = french
    ? 'La liste est gardée : inutile de la joindre de nouveau.'
    : 'The list is kept: no need to attach it again.';
  return fitLines([...found, ...(problems.length === 0 ? [kept] : ['', wrong, ...problems])]);
}

function shown(words: readonly string[]): string {
  return words.length === 0 ? '-' : words.join(' ; ');
}

/** Every problem with its line, column and remedy, in lines of at most 60 characters; what one remedy cures stands together. */
export function describeProblems(problems: readonly Problem[], language: Language): string[] {
  const blocks = new Map<string, { readonly head: string[]; readonly places: string[]; readonly remedy: string }>();
  for (const problem of problems) {
    const { file, line, column, what, remedy } = problem;
    const key = [file, file === 'form' ? line : '', column, what[language], remedy[language]].join('\n');
    const block = blocks.get(key) ?? {
      head: [headOf(problem, language), `  ${what[language]}`],
      places: [],
      remedy: remedy[language],
    };
    block.places.push(...placeOf(problem, language));
    blocks.set(key, block);
  }
  return fitLines(
    [...blocks.values()].flatMap(({ head, places, remedy }, index) => [
      ...(index === 0 ? [] : ['']),
      ...head,
      ...places.map((place) => `  ${place}`),
      ` - ${remedy}`,
    ]),
  );
}

function headOf({ file, line, column }: Problem, language: Language): string {
  const french = language === 'fr';
  if (file === 'form') {
    const named = column === '' ? '' : french ? `, « ${column} »` : `, "${column}"`;
    return `Question ${String(line)}${named}`;
  }
  return `${file}${column === '' ? '' : french ? `, colonne « ${column} »` : `, column "${column}"`}`;
}

/** Where it stands in a file, with what stands there; of a form, what was answered. */
function placeOf({ file, line, value }: Problem, language: Language): string[] {
  const french = language === 'fr';
  const shown = value === undefined ? '' : french ? `« ${value} »` : `"${value}"`;
  if (file === 'form') return shown === '' ? [] : [`${french ? 'écrit :' : 'written:'} ${shown}`];
  const place = `${french ? 'ligne' : 'line'} ${String(line)}`;
  return [shown === '' ? place : `${place}${french ? ' :' : ':'} ${shown}`];
}

function aboutProgram({ program, company, sponsor, coordinators }: CycleDefinition, language: Language): string[] {
  const names = coordinators.map(({ name }) => name).join(', ');
  return language === 'fr'
    ? [
        `Programme : ${program} (${company})`,
        `Sponsor : ${sponsor.name}, ${sponsor.title.fr}`,
        `Coordination : ${names}`,
      ]
    : [`Program: ${program} (${company})`, `Sponsor: ${sponsor.name}, ${sponsor.title.en}`, `Coordinators: ${names}`];
}

function aboutPeople({ sites, grades }: CycleDefinition, { people }: Roster, language: Language): string[] {
  const french = language === 'fr';
  const invited = people.filter((person) => person.kind === 'invited');
  const sides: [Side, string][] = [
    ['mentor', 'Mentors'],
    ['mentee', french ? 'Dirigeants' : 'Leaders'],
  ];
  const byGrade = (a: InvitedPerson, b: InvitedPerson) => a.rank - b.rank;
  const lines = sides.flatMap(([side, name]) => {
    const there = invited.filter((person) => person.side === side);
    return [
      labeled(french ? `${name} invités` : `${name} invited`, String(there.length), language),
      labeled(
        '   sites',
        counts(there, ({ site }) => sites[site]?.city[language] ?? site),
        language,
      ),
      labeled(
        french ? '   niveaux' : '   grades',
        counts([...there].sort(byGrade), ({ rank }) => grades[rank] ?? ''),
        language,
      ),
      labeled(
        french ? '   langues' : '   languages',
        counts(there, (person) => languageWords[language][person.language]),
        language,
      ),
    ];
  });
  const assistants = String(people.filter(({ kind }) => kind === 'assistant').length);
  const listed = String(people.filter(({ kind }) => kind === 'listed').length);
  return [
    french ? 'PERSONNES' : 'PEOPLE',
    ...lines,
    labeled(french ? 'Assistants, non invités' : 'Assistants, not invited', assistants, language),
    labeled(
      french ? 'Responsables et coordinateurs, non invités' : 'Managers and coordinators, not invited',
      listed,
      language,
    ),
  ];
}

const languageWords = {
  fr: { fr: 'français', en: 'anglais' },
  en: { fr: 'French', en: 'English' },
} as const;

function aboutDates(definition: CycleDefinition, language: Language): string[] {
  const french = language === 'fr';
  const { opensOn, lastDay, sessions, workshops, briefings } = definition;
  const day = (date: string) => `${dayText(date, language)} ${date.slice(0, 4)}`;
  const home = homeSite(definition);
  const meeting = (moment: string) =>
    slotText(wallClock(moment.slice(0, 10), moment.slice(11, 16), home.timeZone), home.timeZone, language);
  const either = (moments: readonly string[]) => moments.map(meeting).join(french ? ' ou ' : ' or ');
  const planned = plannedSessions(definition, home).map((date) => dayText(date, language));
  const { count, minutes, everyWeeks } = sessions;
  const rhythm = french
    ? `${String(count)} de ${String(minutes)} minutes, toutes les ${String(everyWeeks)} semaines`
    : `${String(count)} of ${String(minutes)} minutes, every ${String(everyWeeks)} weeks`;
  const off = Object.values(definition.sites).map((site) =>
    labeled(
      french ? `Jours sans rien, ${site.city.fr}` : `Days off, ${site.city.en}`,
      daysOff(site, definition, language),
      language,
    ),
  );
  return [
    'DATES',
    labeled(french ? 'Les invitations partent' : 'Invitations leave', day(opensOn), language),
    labeled(
      french ? 'Dernier jour pour s’inscrire' : 'Last day to enroll',
      day(enrollmentClosesOn(definition)),
      language,
    ),
    labeled(french ? 'Atelier des mentors' : 'Mentors’ workshop', either(workshops), language),
    labeled(french ? 'Présentation aux dirigeants' : 'Leaders’ briefing', either(briefings), language),
    labeled(french ? 'Séances' : 'Sessions', rhythm, language),
    labeled(french ? '   si rien ne glisse' : '   if nothing slips', planned.join(', '), language),
    labeled(french ? 'Dernier jour' : 'Last day', day(lastDay), language),
    ...off,
  ];
}

function daysOff({ holidays, pauses }: Site, { opensOn, lastDay }: CycleDefinition, language: Language): string {
  const french = language === 'fr';
  const within = holidays.filter((holiday) => opensOn <= holiday && holiday <= lastDay).length;
  const spans = pauses
    .filter(({ from, to }) => to >= opensOn && from <= lastDay)
    .map(({ from, to }) =>
      french ? `du ${dayText(from, 'fr')} au ${dayText(to, 'fr')}` : `${dayText(from, 'en')} to ${dayText(to, 'en')}`,
    );
  return [french ? `fériés : ${String(within)}` : `holidays: ${String(within)}`, ...spans].join(', ');
}

function labeled(label: string, value: string, language: Language): string {
  return `${label}${language === 'fr' ? ' :' : ':'} ${value}`;
}

/** "Lyon 7, Paris 9", in the order in which the people come. */
function counts<Person>(people: readonly Person[], of: (person: Person) => string): string {
  const found = new Map<string, number>();
  for (const person of people) found.set(of(person), (found.get(of(person)) ?? 0) + 1);
  return [...found].map(([name, count]) => `${name} ${String(count)}`).join(', ') || '-';
}
