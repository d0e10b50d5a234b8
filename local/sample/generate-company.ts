import { CycleDefinition } from '../../shared/domain/cycle-definition.ts';
import type { Language } from '../../shared/domain/language.ts';
import { companyNames } from './company-names.ts';
import { type Drawer, drawer } from './drawer.ts';
import { type CompanyFiles, sampleCompany } from './sample-company.ts';

interface Employee {
  readonly number: string;
  readonly first: string;
  readonly last: string;
  readonly address: string;
  readonly role: '' | 'mentor' | 'leader';
  readonly grade: string;
  readonly unit: string;
  readonly site: string;
  readonly language: Language;
  readonly others: string;
  readonly hiredOn: string;
  readonly capacity: string;
  readonly manager?: Employee;
  assistant?: Employee;
}

const units = [
  'Marketing',
  'Logistique',
  'Finance',
  'Informatique',
  'Opérations',
  'Juridique',
  'Recherche',
  'Ressources humaines',
  'Achats',
  'Qualité',
];
const englishShare: Readonly<Record<string, number>> = { Paris: 0.1, Lyon: 0.05, Montréal: 0.4 };
/** Fewest people of a company: a head, two leaders, two mentors, and one more. */
export const smallestCompany = 6;

/**
 * A company of `count` people (6 or more): 45 % invited as mentors, 40 % as leaders, the others their head, team managers and
 * assistants; up to 4 managers above a mentor. The same count and seed give the same bytes; even seeds write a French roster,
 * odd ones an English one.
 */
export function generateCompany(count: number, seed: number): CompanyFiles {
  if (!Number.isInteger(count) || count < smallestCompany)
    throw new RangeError(`A company has ${String(smallestCompany)} people or more`);
  const random = drawer(seed);
  const sample: unknown = JSON.parse(new TextDecoder().decode(sampleCompany().cycle));
  const base = CycleDefinition.parse(sample);
  const people = employees(count, base, random);
  const [, sponsor] = people; // the first of the leaders
  const definition = {
    ...base,
    company: `Solane ${String(seed)}`,
    places: people.filter(({ role }) => role === 'leader').length,
    sponsor:
      sponsor === undefined
        ? base.sponsor
        : { ...base.sponsor, email: sponsor.address, name: `${sponsor.first} ${sponsor.last}` },
  };
  const encoder = new TextEncoder();
  return {
    cycle: encoder.encode(`${JSON.stringify(definition, null, 2)}\n`),
    roster: encoder.encode(rosterText(people, seed % 2 === 0 ? 'fr' : 'en')),
  };
}

function employees(count: number, { grades, sites, coordinators }: CycleDefinition, random: Drawer): Employee[] {
  const mentors = Math.max(2, Math.round(count * 0.45));
  const leaders = Math.max(2, Math.round(count * 0.4));
  const heads = Math.min(Math.max(2, Math.round(leaders / 6)), units.length); // of a unit each
  const assistants = Math.floor((count - 1 - mentors - leaders) / 3);
  const teamManagers = count - 1 - mentors - leaders - assistants;
  const taken = new Set(coordinators.map(({ email }) => email));
  const siteNames = Object.keys(sites);
  const people: Employee[] = [];

  const hire = (
    role: Employee['role'],
    grade: number,
    manager?: Employee,
    unit = manager?.unit ?? 'Direction générale',
  ): Employee => {
    const site = manager !== undefined && random.chance(0.7) ? manager.site : random.pick(siteNames);
    const language = random.chance(englishShare[site] ?? 0) ? 'en' : 'fr';
    const first = random.pick(companyNames[language].first);
    const last = random.pick(companyNames[language].last);
    const other = language === 'fr' ? 'en' : 'fr';
    const employee: Employee = {
      number: `S${String(10_000 + people.length)}`,
      first,
      last,
      address: freeAddress(first, last, taken),
      role,
      grade: grades[Math.min(grade, grades.length - 1)] ?? '',
      unit,
      site,
      language,
      others: random.chance(0.85)
        ? `${other}:${random.pick(['B1', 'B2', 'C1', 'C2'])}${random.chance(0.2) ? '; es:B1' : ''}`
        : '',
      hiredOn: `${String(2026 - random.below(3 + grade * 4))}-${twoDigits(1 + random.below(12))}-${twoDigits(1 + random.below(28))}`,
      capacity: role === 'mentor' && random.chance(0.1) ? '2' : '',
      manager,
    };
    people.push(employee);
    return employee;
  };
  const hireMany = (amount: number, one: (index: number) => Employee) =>
    Array.from({ length: amount }, (_, index) => one(index));

  const head = hire('', 5);
  const unitHeads = hireMany(heads, (index) => hire('leader', 5, head, units[index]));
  const directors = hireMany(leaders - heads, (index) =>
    hire('leader', random.chance(0.3) ? 3 : 4, unitHeads[index % heads]),
  );
  const aboveTeams = directors.length > 0 ? directors : unitHeads;
  const managers = hireMany(teamManagers, () => hire('', 2, random.pick(aboveTeams)));
  hireMany(mentors, (index) =>
    hire(
      'mentor',
      random.below(2),
      managers[index] ?? random.pick(managers.length > 0 && random.chance(0.7) ? managers : aboveTeams),
    ),
  );
  for (const leader of [...unitHeads, ...directors].slice(0, assistants)) leader.assistant = hire('', 0, leader);
  return people;
}

const headers: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'matricule',
    'prénom',
    'nom',
    'courriel',
    'rôle',
    'niveau',
    'direction',
    'site',
    'langue',
    'autres langues',
    'responsable',
    'assistant(e)',
    'date d’embauche',
    'capacité',
  ],
  en: [
    'employee_number',
    'first_name',
    'last_name',
    'email',
    'role',
    'grade',
    'unit',
    'site',
    'language',
    'other_languages',
    'manager_email',
    'assistant_email',
    'hire_date',
    'capacity',
  ],
};

function rosterText(people: readonly Employee[], language: Language): string {
  const delimiter = language === 'fr' ? ';' : ',';
  const roleWord = (role: Employee['role']) => (role === 'leader' && language === 'fr' ? 'dirigeant' : role);
  const lines = people.map((person) => [
    person.number,
    person.first,
    person.last,
    person.address,
    roleWord(person.role),
    person.grade,
    person.unit,
    person.site,
    person.language,
    person.others,
    person.manager?.address ?? '',
    person.assistant?.address ?? '',
    person.hiredOn,
    person.capacity,
  ]);
  const cell = (text: string) => (/[;,"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\ufeff${[headers[language], ...lines].map((line) => line.map(cell).join(delimiter)).join('\r\n')}\r\n`; // as Excel writes it
}

function freeAddress(first: string, last: string, taken: Set<string>): string {
  const plain = `${first}.${last}`
    .normalize('NFD')
    .replace(/[^A-Za-z.-]/g, '')
    .toLowerCase();
  for (let index = 1; ; index += 1) {
    const address = `${plain}${index === 1 ? '' : String(index)}@solane.example`;
    if (taken.has(address)) continue;
    taken.add(address);
    return address;
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
