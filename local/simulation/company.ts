import { CycleDefinition } from '../../shared/domain/cycle-definition.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Language } from '../../shared/domain/language.ts';
import { between, chance, pick, type Random } from '../employees/random.ts';
import { companyNames } from '../sample/company-names.ts';
import { type CompanyFiles, sampleCompany } from '../sample/sample-company.ts';

/** Somebody of a simulated company, as its roster says. Last names are words that no text of the program contains. */
export interface SimulatedColleague {
  readonly address: string;
  readonly first: string;
  readonly last: string;
  readonly side: 'mentor' | 'leader' | undefined;
  readonly timeZone: string;
  readonly manager?: string;
  readonly assistant?: string;
  readonly isAssistant: boolean;
  /** How many pairs this person may be in. */
  readonly capacity: number;
}

/** A company small enough that a cycle of it costs a second or two. */
export interface SimulatedCompany extends CompanyFiles {
  /** All of the roster. */
  readonly colleagues: readonly SimulatedColleague[];
  readonly coordinators: readonly { readonly address: string; readonly name: string; readonly timeZone: string }[];
  readonly sponsor: string;
  /** When the start email leaves. */
  readonly startsAt: Instant;
  readonly sessions: number;
}

interface Shape {
  /** 4 to 10, coordinators not counted. */
  readonly people: number;
  readonly random: Random;
}

const aDay = 86_400_000;
/** The weeks in which clocks change in Paris or Montréal, and the end of the year: half of the cycles cross one of them. */
const awkwardDays = ['2027-03-14', '2027-03-28', '2027-10-31', '2027-11-07', '2027-12-31', '2028-02-29'] as const;
const daysBeforeOpening = 3;

/** Draws a company and a short cycle: one to three sessions. The same draws give the same bytes. */
export function simulatedCompany({ people, random }: Shape): SimulatedCompany {
  const sample: unknown = JSON.parse(new TextDecoder().decode(sampleCompany().cycle));
  const base = CycleDefinition.parse(sample);
  const sessions = between(random, 'sessions', 1, 3);
  const everyWeeks = between(random, 'every weeks', 1, 2);
  const opensOn = openingDay(random);
  const enrollmentDays = between(random, 'enrollment days', 6, 12);
  const closes = Date.parse(`${opensOn}T00:00:00.000Z`) + enrollmentDays * aDay;
  const day = (days: number) => new Date(closes + days * aDay).toISOString().slice(0, 10);
  const colleagues = colleaguesOf(people, base, random);
  const leaders = colleagues.filter(({ side }) => side === 'leader');
  const sponsor = leaders[0] ?? colleagues[0];
  if (sponsor === undefined) throw new Error('A company needs people');
  const definition = {
    ...base,
    company: 'Solane',
    places: leaders.length,
    sponsor: { ...base.sponsor, email: sponsor.address, name: `${sponsor.first} ${sponsor.last}` },
    opensOn,
    enrollment: { days: enrollmentDays },
    sessions: { count: sessions, minutes: 60, everyWeeks },
    lastDay: day(50 + sessions * everyWeeks * 7 + between(random, 'last day', 0, 40)),
    workshops: [`${day(30)}T10:00`, `${day(34)}T14:00`],
    briefings: [`${day(31)}T10:30`, `${day(35)}T14:30`],
  };
  const encoder = new TextEncoder();
  return {
    cycle: encoder.encode(`${JSON.stringify(definition, null, 1)}\n`),
    roster: encoder.encode(rosterText(colleagues)),
    colleagues: colleagues.map(({ row: _row, ...colleague }) => colleague),
    coordinators: base.coordinators.map(({ email, name, site }) => ({
      address: email,
      name,
      timeZone: base.sites[site]?.timeZone ?? 'Europe/Paris',
    })),
    sponsor: sponsor.address,
    startsAt: new Date(Date.parse(`${opensOn}T09:00:00.000Z`) - daysBeforeOpening * aDay).toISOString(),
    sessions,
  };
}

function openingDay(random: Random): string {
  const any = Date.parse('2027-01-04T00:00:00.000Z') + between(random, 'opening', 0, 720) * aDay;
  const near = Date.parse(pick(random, 'awkward day', awkwardDays)) - between(random, 'days before', 5, 60) * aDay;
  return new Date(chance(random, 'awkward', 0.5) ? near : any).toISOString().slice(0, 10);
}

interface Drawn extends SimulatedColleague {
  readonly row: readonly string[];
}

function colleaguesOf(count: number, { grades, sites }: CycleDefinition, random: Random): Drawn[] {
  const invited = count - 1; // all but the head
  const assistants = invited > 4 && chance(random, 'assistant', 0.6) ? 1 : 0;
  const leaders = Math.max(1, Math.min(4, Math.round((invited - assistants) * 0.45)));
  const siteNames = Object.keys(sites) as [string, ...string[]]; // a definition has a site
  const drawn: Drawn[] = [];
  const hire = (about: {
    readonly side: SimulatedColleague['side'];
    readonly grade: number;
    readonly manager: string | undefined;
    readonly isAssistant?: boolean;
    readonly assistant?: string | undefined;
  }): Drawn => {
    const label = `person|${String(drawn.length)}`;
    const { side, grade, manager, assistant, isAssistant = false } = about;
    const site = pick(random, `${label}|site`, siteNames);
    const language: Language = chance(random, `${label}|english`, site === 'Montréal' ? 0.5 : 0.15) ? 'en' : 'fr';
    // First names are unlike each other: coordinators read "Samuel K." and must know who that is.
    const free = companyNames[language].first.filter((name) => drawn.every((other) => other.first !== name));
    const first = pick(random, `${label}|first`, free as [string, ...string[]]);
    const last = `Zq${syllables(random, label)}`;
    const address = `${last.toLowerCase()}.${String(drawn.length)}@solane.example`;
    const capacity = side === 'mentor' && chance(random, `${label}|two`, 0.2) ? 2 : 1;
    const roleWord = side === 'leader' ? 'dirigeant' : (side ?? '');
    const other = language === 'fr' ? 'en:C1' : 'fr:C1';
    const unit = pick(random, `${label}|unit`, ['Marketing', 'Finance', 'Logistique']);
    const row = [address, first, last, roleWord, grades[grade] ?? '', unit, site, language];
    const person: Drawn = {
      address,
      first,
      last,
      side,
      timeZone: sites[site]?.timeZone ?? 'Europe/Paris',
      ...(manager === undefined ? {} : { manager }),
      ...(assistant === undefined ? {} : { assistant }),
      isAssistant,
      capacity,
      row: [
        ...row,
        chance(random, `${label}|bilingual`, 0.8) ? other : '',
        manager ?? '',
        assistant ?? '',
        capacity === 2 ? '2' : '',
      ],
    };
    drawn.push(person);
    return person;
  };
  const top = grades.length - 1;
  const head = hire({ side: undefined, grade: top, manager: undefined });
  const helper =
    assistants === 1
      ? hire({ side: undefined, grade: 0, manager: head.address, isAssistant: true }).address
      : undefined;
  const bosses = Array.from({ length: leaders }, (_, index) =>
    hire({ side: 'leader', grade: top - 1, manager: head.address, assistant: index === 0 ? helper : undefined }),
  );
  for (let index = leaders + assistants; index < invited; index += 1) {
    // Some mentors report to an invited leader: that pair is forbidden.
    const under = chance(random, `under|${String(index)}`, 0.3) ? bosses[index % leaders] : undefined;
    hire({ side: 'mentor', grade: index % 2, manager: (under ?? head).address });
  }
  return drawn;
}

const consonants = ['b', 'd', 'k', 'v', 'x', 'z'] as const;
const vowels = ['a', 'i', 'o', 'u'] as const;

function syllables(random: Random, label: string): string {
  return [0, 1, 2]
    .map((at) => {
      const place = `${label}|syllable|${String(at)}`;
      return pick(random, `${place}|c`, consonants) + pick(random, `${place}|v`, vowels);
    })
    .join('');
}

const header = [
  'courriel',
  'prénom',
  'nom',
  'rôle',
  'niveau',
  'direction',
  'site',
  'langue',
  'autres langues',
  'responsable',
  'assistant(e)',
  'capacité',
];

function rosterText(colleagues: readonly Drawn[]): string {
  return `${[header, ...colleagues.map(({ row }) => row)].map((line) => line.join(';')).join('\r\n')}\r\n`;
}
