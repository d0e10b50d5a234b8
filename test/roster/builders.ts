import { CycleDefinition } from '../../shared/domain/cycle-definition.ts';
import type { Problem } from '../../shared/roster/problem.ts';
import type { ReadRoster } from '../../shared/roster/read-roster.ts';
import { readRoster } from '../../shared/roster/read-roster.ts';

/** A small definition: Paris, Lyon and Montréal, three grades, enrollment from 14 January to 3 February 2027. */
export const definitionInput = {
  company: 'Solane',
  program: 'Mentorat inversé',
  sponsor: {
    email: 'helene.marchand@solane.example',
    name: 'Hélène Marchand',
    title: { fr: 'directrice', en: 'director' },
    message: { fr: 'J’apprends.', en: 'I learn.' },
    objectives: { fr: ['apprendre'], en: ['learning'] },
  },
  coordinators: [
    { email: 'claire.dubois@solane.example', name: 'Claire Dubois', phone: '+33 1 99 00 12 34', site: 'Paris' },
  ],
  confidentialContact: { fr: 'Médecine du travail', en: 'Occupational health' },
  dataProtectionContact: 'dpo@solane.example',
  opensOn: '2027-01-14',
  enrollment: { until: '2027-02-03' } as { until: string } | { days: number },
  sessions: { count: 6, minutes: 60, everyWeeks: 4 },
  lastDay: '2027-10-15',
  workshops: ['2027-02-12T10:00', '2027-02-16T14:00'],
  briefings: ['2027-02-12T14:30', '2027-02-17T14:30'],
  sites: {
    Paris: {
      timeZone: 'Europe/Paris',
      city: { fr: 'Paris', en: 'Paris' },
      language: 'fr',
      holidays: ['2027-03-29'],
      pauses: [{ from: '2027-07-19', to: '2027-08-27' }],
    },
    Lyon: {
      timeZone: 'Europe/Paris',
      city: { fr: 'Lyon', en: 'Lyon' },
      language: 'fr',
      holidays: ['2027-03-29'],
      pauses: [],
    },
    Montréal: {
      timeZone: 'America/Toronto',
      city: { fr: 'Montréal', en: 'Montreal' },
      language: 'fr',
      holidays: ['2027-05-24'],
      pauses: [],
    },
  },
  grades: ['Employé', 'Spécialiste', 'Directeur'],
};

export type DefinitionInput = typeof definitionInput;

export function aDefinition(overrides: Partial<DefinitionInput> = {}): CycleDefinition {
  return CycleDefinition.parse({ ...definitionInput, ...overrides });
}

export const columns = [
  'email',
  'first_name',
  'last_name',
  'role',
  'grade',
  'unit',
  'site',
  'manager_email',
  'employee_number',
  'language',
  'other_languages',
  'time_zone',
  'assistant_email',
  'hire_date',
  'capacity',
] as const;
export type Cells = Partial<Record<string, string>>;

const leader: Cells = {
  email: 'helene.marchand@solane.example',
  first_name: 'Hélène',
  last_name: 'Marchand',
  role: 'leader',
  grade: 'Directeur',
  unit: 'Logistique',
  site: 'Paris',
};
const mentor: Cells = {
  email: 'ines.benali@solane.example',
  first_name: 'Inès',
  last_name: 'Benali',
  role: 'mentor',
  grade: 'Employé',
  unit: 'Marketing',
  site: 'Lyon',
  manager_email: 'paul.delorme@solane.example',
};
const manager: Cells = {
  email: 'paul.delorme@solane.example',
  first_name: 'Paul',
  last_name: 'Delorme',
  grade: 'Directeur',
  unit: 'Marketing',
  site: 'Lyon',
};

/** Three people on lines 2 (Hélène, leader), 3 (Inès, mentor) and 4 (Paul, her manager), each changed as told, then more lines. */
export function threePeople(
  changes: { leader?: Cells; mentor?: Cells; manager?: Cells } = {},
  ...more: Cells[]
): Cells[] {
  return [
    { ...leader, ...changes.leader },
    { ...mentor, ...changes.mentor },
    { ...manager, ...changes.manager },
    ...more,
  ];
}

export function aColleague(cells: Cells): Cells {
  return { ...mentor, email: 'samuel.keller@solane.example', first_name: 'Samuel', last_name: 'Keller', ...cells };
}

export function csvText(rows: readonly Cells[], headers: readonly string[] = columns, delimiter = ';'): string {
  const cell = (text: string) => (/[;,\t"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [headers, ...rows.map((row) => headers.map((name) => row[name] ?? ''))]
    .map((line) => line.map(cell).join(delimiter))
    .join('\n');
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function read(
  rows: readonly Cells[],
  headers: readonly string[] = columns,
  definition = aDefinition(),
): ReadRoster {
  return readRoster(bytesOf(csvText(rows, headers)), definition);
}

/** The people by address, or a failure that shows the problems. */
export function peopleIn(result: ReadRoster) {
  if (result.kind === 'problems') throw new Error(JSON.stringify(result.problems, null, 1));
  return new Map(result.people.map((person) => [person.address, person]));
}

export function problemsIn(result: { kind: string; problems?: readonly Problem[] }) {
  return result.problems ?? [];
}
