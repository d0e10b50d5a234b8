import type { CycleDefinition } from '../domain/cycle-definition.ts';
import type { Language } from '../domain/language.ts';
import type { LanguageLevel, Side } from '../domain/participant.ts';
import { displayName } from './display-name.ts';
import { plainForm } from './plain-form.ts';
import type { Fault, Problem } from './problem.ts';
import { addressIn, readAddress } from './read-address.ts';
import { readDate } from './read-date.ts';
import { readLanguage, readOtherLanguages } from './read-languages.ts';
import type { ColumnName } from './roster-columns.ts';
import { rosterFaults } from './roster-faults.ts';
import type { RosterRecord, RosterSheet } from './roster-sheet.ts';
import { timeZoneName } from './time-zone.ts';

/** What one line says by itself; what it says of other people is resolved once all lines are known. */
export interface RosterRow {
  readonly record: RosterRecord;
  readonly line: number;
  readonly address?: string;
  readonly first: string;
  readonly last: string;
  readonly side?: Side;
  readonly language?: Language;
  readonly otherLanguages: Readonly<Record<string, LanguageLevel>>;
  readonly timeZone?: string;
  readonly grade?: string;
  readonly rank?: number;
  readonly unit?: string;
  readonly site?: string;
  readonly capacity: number;
  readonly employeeNumber?: string;
  readonly hireDate?: string;
  readonly jobTitle?: string;
}

const sideOf: Readonly<Record<string, Side>> = {
  mentor: 'mentor',
  mentors: 'mentor',
  leader: 'mentee',
  leaders: 'mentee',
  mentee: 'mentee',
  dirigeant: 'mentee',
  dirigeante: 'mentee',
  dirigeants: 'mentee',
};

/** What a line is checked against besides itself; absent when cycle.json could not be read. */
export type KnownPlaces = Pick<CycleDefinition, 'grades' | 'sites'>;

/** Reads one line; every cell that cannot be understood is a problem and leaves its value out. */
export function readRow(
  record: RosterRecord,
  columns: RosterSheet['columns'],
  places: KnownPlaces | undefined,
): { row: RosterRow; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (name: ColumnName, fault: Fault) => {
    const value = record.cell(name);
    const place = { file: 'roster.csv', line: record.line, column: columns.get(name)?.header ?? '' } as const;
    problems.push(value === '' ? { ...place, ...fault } : { ...place, value, ...fault });
  };
  const text = (name: ColumnName) => record.cell(name) || undefined;
  /** What `read` makes of the cell; nothing when it is empty, nothing and a problem when `read` makes nothing of it. */
  const value = <Value>(
    name: ColumnName,
    read: (cell: string) => Value | undefined,
    faultOf: (cell: string) => Fault,
  ): Value | undefined => {
    const cell = text(name);
    if (cell === undefined) return undefined;
    const found = read(cell);
    if (found === undefined) report(name, faultOf(cell));
    return found;
  };

  const side = value('role', (cell) => sideOf[plainForm(cell)], rosterFaults.badRole);
  const invited = side === undefined ? [] : (['grade', 'unit', 'site'] as const);
  for (const name of ['email', 'first_name', 'last_name', ...invited] as const)
    if (columns.has(name) && record.cell(name) === '') report(name, rosterFaults.empty());

  const dateLanguage = columns.get('hire_date')?.language ?? 'fr';
  const row: RosterRow = {
    record,
    line: record.line,
    address: value('email', addressIn, addressFault),
    first: displayName(record.cell('first_name')),
    last: displayName(record.cell('last_name')),
    side,
    language: value('language', readLanguage, rosterFaults.badLanguage),
    otherLanguages: value('other_languages', languagesIn, languagesFault) ?? {},
    timeZone: value('time_zone', timeZoneName, rosterFaults.badTimeZone),
    unit: text('unit'),
    capacity:
      value('capacity', (cell) => (/^[0-5]$/.test(cell) ? Number(cell) : undefined), rosterFaults.badCapacity) ?? 1,
    employeeNumber: text('employee_number'),
    hireDate: value('hire_date', (cell) => readDate(cell, dateLanguage), rosterFaults.badDate),
    jobTitle: text('job_title'),
  };
  if (places === undefined) return { row, problems };

  const { grades } = places;
  const sites = Object.entries(places.sites);
  const gradeNames = grades.map((grade) => [grade]);
  const siteNames = sites.map(([key, { city }]) => [key, city.fr, city.en]);
  const rank = value(
    'grade',
    (cell) => matching(cell, gradeNames),
    () => rosterFaults.unknownGrade(grades),
  );
  const site = value(
    'site',
    (cell) => matching(cell, siteNames),
    () => rosterFaults.unknownSite(sites.map(([key]) => key)),
  );
  return {
    row: {
      ...row,
      rank,
      grade: rank === undefined ? undefined : grades[rank],
      site: site === undefined ? undefined : sites[site]?.[0],
    },
    problems,
  };
}

function addressFault(cell: string): Fault {
  return readAddress(cell).kind === 'accented' ? rosterFaults.accentedAddress() : rosterFaults.badAddress();
}

function languagesIn(cell: string): RosterRow['otherLanguages'] | undefined {
  const read = readOtherLanguages(cell);
  return read.kind === 'languages' ? read.languages : undefined;
}

function languagesFault(cell: string): Fault {
  const read = readOtherLanguages(cell);
  const entry = read.kind === 'languages' ? cell : read.entry;
  if (read.kind === 'bad-language') return rosterFaults.badOtherLanguage(entry);
  return read.kind === 'twice' ? rosterFaults.languageTwice(entry) : rosterFaults.badLevel(entry);
}

/** Which of the choices a cell names: spelled the same, else the only one that differs by accents, case or punctuation. */
function matching(cell: string, choices: readonly (readonly string[])[]): number | undefined {
  const exact = choices.findIndex((names) => names.includes(cell));
  if (exact !== -1) return exact;
  const plain = plainForm(cell);
  const alike = choices.flatMap((names, index) => (names.some((name) => plainForm(name) === plain) ? [index] : []));
  return alike.length === 1 ? alike[0] : undefined;
}
