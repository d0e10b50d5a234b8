import { describe, expect, it } from 'vitest';
import { problemsOfRosterAlone, readRoster } from '../../shared/roster/read-roster.ts';
import {
  aColleague,
  aDefinition,
  bytesOf,
  type Cells,
  columns,
  csvText,
  problemsIn,
  read,
  threePeople,
} from './builders.ts';

const mentorWith = (cells: Cells) => problemsIn(read(threePeople({ mentor: cells })));

describe('readRoster, one wrong cell', () => {
  it.each<[string, Cells, string, string, string]>([
    ['an empty name', { last_name: '' }, 'last_name', 'The cell is empty.', 'Fill it in.'],
    ['an empty grade of somebody invited', { grade: '' }, 'grade', 'The cell is empty.', 'Fill it in.'],
    [
      'an address without a domain',
      { email: 'ines.benali' },
      'email',
      'This is not an email address.',
      'work address alone',
    ],
    [
      'an address with accents before the @',
      { email: 'inès.benali@solane.example' },
      'email',
      'accent before the "@"',
      'without accents',
    ],
    ['an unknown role', { role: 'junior' }, 'role', 'This role is not known.', 'Write "mentor", "leader"'],
    [
      'a language without texts',
      { language: 'Deutsch' },
      'language',
      'French (fr) or English (en) only',
      'other_languages',
    ],
    [
      'an unknown other language',
      { other_languages: 'en:C1; klingon:B1' },
      'other_languages',
      '"klingon:B1" is not known',
      'en:C1; es:B1',
    ],
    [
      'an unknown level',
      { other_languages: 'en:fluent' },
      'other_languages',
      'The level of "en:fluent"',
      'A1, A2, B1, B2, C1 and C2',
    ],
    ['a language given twice', { other_languages: 'en:C1; anglais:B1' }, 'other_languages', 'already given', 'once'],
    ['a time zone that is an offset', { time_zone: '+02:00' }, 'time_zone', 'time zone is not known', 'Europe/Paris'],
    ['an unknown grade', { grade: 'HC' }, 'grade', 'not one of the cycle’s', '"Employé", "Spécialiste", "Directeur"'],
    ['an unknown site', { site: 'Lille' }, 'site', 'not one of the cycle’s', '"Paris", "Lyon", "Montréal"'],
    ['a date that can be two', { hire_date: '03/04/2020' }, 'hire_date', 'read in two ways', '2021-09-30'],
    ['a day that does not exist', { hire_date: '2020-02-30' }, 'hire_date', 'not a date', '2021-09-30'],
    ['a capacity beyond five', { capacity: '6' }, 'capacity', 'whole number from 0 to 5', 'how many partners'],
    [
      'an unknown manager',
      { manager_email: 'nobody@solane.example' },
      'manager_email',
      'This manager is not in the file.',
      'Add a line for them',
    ],
    [
      'a manager’s name',
      { manager_email: 'Paul Delorme' },
      'manager_email',
      'neither an email address nor an employee number',
      'that person’s address',
    ],
    [
      'one’s own manager',
      { manager_email: 'ines.benali@solane.example' },
      'manager_email',
      'their own manager',
      'empty the cell',
    ],
    [
      'one’s own assistant',
      { assistant_email: 'ines.benali@solane.example' },
      'assistant_email',
      'their own assistant',
      'who keeps the calendar',
    ],
  ])('tells %s with its line, column and remedy', (_, cells, column, what, remedy) => {
    const problems = mentorWith(cells);
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect(problem).toMatchObject({ file: 'roster.csv', line: 3, column });
    expect(problem?.value ?? '').toBe(cells[column]);
    expect(problem?.what.en).toContain(what);
    expect(problem?.remedy.en).toContain(remedy);
    expect(problem?.what.fr).not.toBe(problem?.what.en);
  });

  it('tells the line a record starts on, after cells with line ends', () => {
    const rows = threePeople({ leader: { unit: 'Logistique\net\ntransport' }, mentor: { grade: 'HC' } });
    expect(problemsIn(read(rows))).toMatchObject([{ line: 5, column: 'grade', value: 'HC' }]);
  });

  it('names the column as the file does', () => {
    const headers = columns.map((name) => (name === 'grade' ? 'Niveau' : name));
    const rows = threePeople({ mentor: { grade: 'HC' } }).map(({ grade, ...cells }) => ({ ...cells, Niveau: grade }));
    expect(problemsIn(read(rows, headers))).toMatchObject([{ line: 3, column: 'Niveau' }]);
  });
});

describe('readRoster, lines that contradict each other', () => {
  it('tells an address that comes twice, whatever its case, on the later line', () => {
    const problems = problemsIn(read(threePeople({}, aColleague({ email: 'INES.BENALI@solane.example' }))));
    expect(problems).toMatchObject([
      {
        line: 5,
        column: 'email',
        value: 'ines.benali@solane.example',
        what: { en: 'This address is already on line 3.' },
      },
    ]);
  });

  it('tells an employee number that comes twice', () => {
    const problems = problemsIn(
      read(threePeople({ mentor: { employee_number: '007' } }, aColleague({ employee_number: '007' }))),
    );
    expect(problems).toMatchObject([
      { line: 5, column: 'employee_number', value: '007', what: { fr: 'Ce matricule est déjà à la ligne 3.' } },
    ]);
  });

  it('names a loop of managers once, from its first line', () => {
    const rows = threePeople(
      { manager: { manager_email: 'samuel.keller@solane.example' } },
      aColleague({ manager_email: 'nina.kowalska@solane.example' }),
      aColleague({ email: 'nina.kowalska@solane.example', manager_email: 'paul.delorme@solane.example' }),
    );
    const problems = problemsIn(read(rows));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 4, column: 'manager_email' });
    expect(problems[0]?.what.en).toContain(
      'paul.delorme@solane.example → samuel.keller@solane.example → nina.kowalska@solane.example → paul.delorme@solane.example',
    );
  });

  it('tells two managers of one person', () => {
    const rows = threePeople({ mentor: { employee_number: '3', manager_id: '9' }, leader: { employee_number: '9' } });
    const problems = problemsIn(read(rows, [...columns, 'manager_id']));
    expect(problems).toMatchObject([{ line: 3, column: 'manager_id', value: 'helene.marchand@solane.example' }]);
  });

  it('tells an unknown manager number', () => {
    const problems = problemsIn(read(threePeople({ mentor: { manager_id: '404' } }), [...columns, 'manager_id']));
    expect(problems).toMatchObject([
      { line: 3, column: 'manager_id', value: '404', what: { en: 'This manager is not in the file.' } },
    ]);
  });

  it('takes a lone N+1 column for the manager: its people need a line', () => {
    const headers = columns.map((name) => (name === 'manager_email' ? 'N+1' : name));
    const rows = threePeople().map(({ manager_email, ...cells }) => ({
      ...cells,
      'N+1': manager_email && 'nobody@solane.example',
    }));
    expect(problemsIn(read(rows, headers))).toMatchObject([
      { line: 3, column: 'N+1', what: { en: 'This manager is not in the file.' } },
    ]);
  });

  it('tells a gap in n1 to n4 instead of dropping the levels above it', () => {
    const rows = threePeople({ mentor: { manager_email: '', n2: 'helene.marchand@solane.example' } });
    expect(problemsIn(read(rows, [...columns, 'n1', 'n2']))).toMatchObject([{ line: 3, column: 'n1' }]);
  });

  it('tells when nobody is invited on one side', () => {
    expect(problemsIn(read(threePeople({ mentor: { role: '' } })))).toMatchObject([
      { line: 1, column: 'role', what: { fr: 'Personne n’est invité comme mentor.' } },
    ]);
  });
});

describe('readRoster, the frame', () => {
  it('tells every missing column at once, and still what is wrong in the others', () => {
    const left = columns.filter((name) => !['site', 'unit', 'manager_email'].includes(name));
    const problems = problemsIn(read(threePeople({ mentor: { grade: 'HC' } }), left));
    expect(problems.map(({ line, what }) => [line, what.en])).toEqual([
      [1, 'The column "unit" is missing.'],
      [1, 'The column "site" is missing.'],
      [1, 'The column "manager_email" is missing.'],
      [3, 'This grade is not one of the cycle’s.'],
    ]);
  });

  it.each([
    'Date de naissance',
    'birth_date',
    'Sexe',
    'Civilité',
    'Gender',
    'Nationalité',
    'Salaire annuel',
    'Salary',
    'N° de sécurité sociale',
    'Âge',
    'Religion',
    'RQTH',
    'Adresse personnelle',
    'Performance rating',
  ])('refuses the column %s by name and shows nothing of it', (header) => {
    const problems = problemsIn(read(threePeople({ mentor: { [header]: 'secret' } }), [...columns, header]));
    expect(problems).toMatchObject([{ line: 1, column: header, what: { en: 'We do not want this column.' } }]);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });

  it('tells two columns that say the same', () => {
    expect(problemsIn(read(threePeople(), [...columns, 'Courriel']))).toMatchObject([
      { line: 1, column: 'Courriel', what: { en: 'This column says the same as "email".' } },
    ]);
  });

  it('tells a line with more cells than headers, and accuses nobody else', () => {
    const lines = csvText(threePeople()).split('\n');
    lines[3] = `${lines[3] ?? ''};a;b`;
    expect(problemsIn(readRoster(bytesOf(lines.join('\n')), aDefinition()))).toMatchObject([
      { line: 4, column: '', what: { en: 'The line has 17 cells for 15 headers.' } },
    ]);
  });

  it.each([
    ['to the end of the file', 3],
    ['up to the quotation marks of a later line', 2],
  ])('tells a quotation mark that swallows lines %s', (_, line) => {
    const rows = threePeople({ manager: { other_languages: 'en:C1; es:B1' } }, aColleague({ employee_number: 'S1' }));
    const lines = csvText(rows).split('\n');
    lines[line - 1] = (lines[line - 1] ?? '').replace(/solane\.example;/, 'solane.example;"');
    if (line === 3) lines.splice(3, 1);
    const problems = problemsIn(readRoster(bytesOf(lines.join('\n')), aDefinition()));
    expect(problems).toMatchObject([{ line, column: '' }]);
    expect(problems[0]?.what.en).toContain('the next lines are swallowed');
  });

  it.each([
    ['nothing', '', 'There is nobody in this file.'],
    ['headers alone', csvText([]), 'There is nobody in this file.'],
    ['an Excel workbook', 'PK\u0003\u0004 …', 'This is an Excel workbook, not a CSV file.'],
  ])('tells that %s is no roster', (_, text, what) => {
    expect(problemsIn(readRoster(bytesOf(text), aDefinition()))).toMatchObject([{ line: 1, what: { en: what } }]);
  });

  it('tells everything at once, in the order of the lines', () => {
    const rows = threePeople(
      { leader: { site: 'Lille', grade: 'HC' }, mentor: { email: 'x', capacity: 'many' }, manager: { last_name: '' } },
      aColleague({ language: 'x' }),
    );
    expect(problemsIn(read(rows)).map(({ line, column }) => `${line} ${column}`)).toEqual([
      '2 grade',
      '2 site',
      '3 email',
      '3 capacity',
      '4 last_name',
      '5 language',
    ]);
  });

  it('tells what is wrong besides grades and sites when cycle.json cannot be read', () => {
    const rows = threePeople({
      leader: { grade: 'HC', site: 'Lille' },
      mentor: { capacity: 'many', manager_email: 'nobody@solane.example' },
    });
    const problems = problemsOfRosterAlone(bytesOf(csvText(rows)));
    expect(problems.map(({ line, column }) => `${line} ${column}`)).toEqual(['3 capacity', '3 manager_email']);
  });
});
