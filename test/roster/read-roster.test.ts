import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../local/sample/sample-company.ts';
import { readCycleDefinition } from '../../shared/roster/read-cycle-definition.ts';
import { readRoster } from '../../shared/roster/read-roster.ts';
import { aColleague, aDefinition, bytesOf, columns, csvText, peopleIn, read, threePeople } from './builders.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const notesOf = (result: ReturnType<typeof readRoster>) =>
  result.kind === 'roster' ? result.notes.map(({ en }) => en) : [];

describe('readRoster, files as they come', () => {
  it('reads what a French Excel saves: semicolons, windows-1252, CAPITALS, a line end in a cell, manager numbers', () => {
    const result = readRoster(fixture('french-excel.csv'), aDefinition());
    const people = peopleIn(result);
    expect(people.get('ines.benali@solane.example')).toMatchObject({
      kind: 'invited',
      side: 'mentor',
      line: 6,
      first: 'Inès',
      last: 'Benali',
      grade: 'Spécialiste',
      rank: 1,
      site: 'Lyon',
      timeZone: 'Europe/Paris',
      language: 'fr',
      otherLanguages: { en: 'C1', es: 'B1' },
      managers: ['jf.legoff@solane.example'],
      hireDate: '2024-09-01',
      capacity: 2,
      employeeNumber: '0003',
      jobTitle: 'Chargée de "marketing" – 50 €',
    });
    expect(people.get('jf.legoff@solane.example')).toMatchObject({
      line: 4,
      first: 'Jean-François',
      last: 'Le Goff',
      hireDate: '2011-01-02',
    });
    expect(people.get('helene.marchand@solane.example')).toMatchObject({
      line: 2,
      jobTitle: 'Directrice, chaîne logistique',
      otherLanguages: { en: 'B2' },
      assistantAddress: 'sandrine.petit@solane.example',
    });
    expect(notesOf(result)).toContain(
      'The file is not UTF-8; please check the accents: Hélène Marchand, Jean-François Le Goff, Inès Benali.',
    );
  });

  it.each(['english-utf8-bom.csv', 'tabs-utf16le.txt'])('reads %s, and names the column it did not read', (name) => {
    const result = readRoster(fixture(name), aDefinition());
    const people = peopleIn(result);
    expect([...people.keys()]).toEqual([
      'helene.marchand@solane.example',
      'david.cohen@solane.example',
      'emma.wilson@solane.example',
    ]);
    expect(people.get('david.cohen@solane.example')).toMatchObject({
      side: 'mentee',
      site: 'Montréal',
      language: 'en',
      timeZone: 'America/Vancouver',
    });
    expect(people.get('emma.wilson@solane.example')).toMatchObject({
      last: 'Wilson, Jr',
      timeZone: 'America/Toronto',
      hireDate: '2023-03-25',
    });
    expect(notesOf(result)).toContain('Columns we have not read: Cost center.');
  });

  it('reads a file whose first line is Excel’s separator hint, and counts that line', () => {
    const people = peopleIn(readRoster(bytesOf(`sep=;\n${csvText(threePeople())}`), aDefinition()));
    expect(people.get('ines.benali@solane.example')?.line).toBe(4);
  });

  it.each([';', ',', '\t'])('finds the delimiter %j by itself', (delimiter) => {
    const people = peopleIn(
      readRoster(bytesOf(csvText(threePeople({ mentor: { unit: 'A; B, C' } }), columns, delimiter)), aDefinition()),
    );
    expect(people.get('ines.benali@solane.example')).toMatchObject({ unit: 'A; B, C' });
  });

  it('leaves empty lines out', () => {
    const text = csvText(threePeople()).replaceAll('\n', '\n;;;;\n\n');
    expect(peopleIn(readRoster(bytesOf(text), aDefinition())).size).toBe(3);
  });

  it('joins the accents that macOS exports apart', () => {
    const people = peopleIn(readRoster(bytesOf(csvText(threePeople()).normalize('NFD')), aDefinition()));
    expect(people.get('ines.benali@solane.example')).toMatchObject({ first: 'Inès', grade: 'Employé' });
  });

  it('reads the sample company without a note', () => {
    const { cycle, roster } = sampleCompany();
    const definition = readCycleDefinition(cycle);
    if (definition.kind !== 'definition') throw new Error(JSON.stringify(definition.problems));
    const result = readRoster(roster, definition.definition);
    const invited = [...peopleIn(result).values()].flatMap((person) =>
      person.kind === 'invited' ? [person.side] : [],
    );
    expect(invited.filter((side) => side === 'mentor')).toHaveLength(20);
    expect(invited.filter((side) => side === 'mentee')).toHaveLength(16);
    expect(notesOf(result)).toEqual([]);
  });
});

describe('readRoster, people', () => {
  it('writes an international domain in ASCII and addresses in lower case', () => {
    const people = peopleIn(read(threePeople({ mentor: { email: 'Ines.BENALI@Société.example' } })));
    expect([...people.keys()]).toContain('ines.benali@xn--socit-esab.example');
  });

  it('gives a person the language and time zone of their site, unless they have their own', () => {
    const people = peopleIn(
      read(threePeople({ leader: { site: 'montreal' }, mentor: { language: 'en', time_zone: 'europe/london' } })),
    );
    expect(people.get('helene.marchand@solane.example')).toMatchObject({
      site: 'Montréal',
      language: 'fr',
      timeZone: 'America/Toronto',
    });
    expect(people.get('ines.benali@solane.example')).toMatchObject({ language: 'en', timeZone: 'Europe/London' });
  });

  it('knows an assistant by address alone, names her after it and asks for confirmation', () => {
    const result = read(threePeople({ leader: { assistant_email: 'sandrine.petit@solane.example' } }));
    expect(peopleIn(result).get('sandrine.petit@solane.example')).toMatchObject({
      kind: 'assistant',
      line: 2,
      first: 'Sandrine',
      last: 'Petit',
      site: 'Paris',
      language: 'fr',
    });
    expect(notesOf(result)).toContain('Known only by their address, these people will be called: Sandrine Petit.');
  });

  it('does not invite who has no role: a manager is listed, an assistant with a line is an assistant', () => {
    const assistant = aColleague({ role: '', grade: '', unit: '', site: '' });
    const people = peopleIn(
      read(threePeople({ leader: { assistant_email: 'samuel.keller@solane.example' } }, assistant)),
    );
    expect(people.get('paul.delorme@solane.example')?.kind).toBe('listed');
    expect(people.get('samuel.keller@solane.example')).toMatchObject({ kind: 'assistant', first: 'Samuel' });
  });

  it('takes one partner where the capacity is empty', () => {
    expect(peopleIn(read(threePeople())).get('ines.benali@solane.example')?.capacity).toBe(1);
  });
});

describe('readRoster, reporting lines', () => {
  it('follows managers upwards, nearest first', () => {
    const people = peopleIn(
      read(threePeople({ manager: { grade: 'Spécialiste', manager_email: 'helene.marchand@solane.example' } })),
    );
    expect(people.get('ines.benali@solane.example')).toMatchObject({
      managerAddress: 'paul.delorme@solane.example',
      managers: ['paul.delorme@solane.example', 'helene.marchand@solane.example'],
      chainIncomplete: false,
    });
  });

  it('lists a chain that stops below the highest grade for confirmation, once per place where it stops', () => {
    const result = read(threePeople({ manager: { grade: 'Spécialiste' } }, aColleague({})));
    expect(peopleIn(result).get('ines.benali@solane.example')?.chainIncomplete).toBe(true);
    const stops = notesOf(result).filter((note) => note.startsWith('The reporting line stops'));
    expect(stops).toEqual([
      'The reporting line stops at Paul Delorme, who has no manager here (invited people in this case: 2). Is this really the top? If not, add the manager.',
    ]);
  });

  it('reads the chain from columns n1 to n4, whose people need no line', () => {
    const rows = threePeople({
      mentor: {
        manager_email: '',
        n1: 'paul.delorme@solane.example',
        n2: 'nadia.fabre@solane.example',
        n3: 'helene.marchand@solane.example',
      },
    });
    const people = peopleIn(read(rows, [...columns, 'n1', 'n2', 'n3', 'n4']));
    expect(people.get('ines.benali@solane.example')?.managers).toEqual([
      'paul.delorme@solane.example',
      'nadia.fabre@solane.example',
      'helene.marchand@solane.example',
    ]);
    expect(people.get('nadia.fabre@solane.example')).toMatchObject({
      kind: 'listed',
      first: 'Nadia',
      managers: ['helene.marchand@solane.example'],
    });
  });

  it('counts the line of another manager too', () => {
    const people = peopleIn(
      read(threePeople({ mentor: { other_manager: 'helene.marchand@solane.example' } }), [...columns, 'other_manager']),
    );
    expect(people.get('ines.benali@solane.example')?.managers).toEqual([
      'paul.delorme@solane.example',
      'helene.marchand@solane.example',
    ]);
  });

  it('says which mentors no invited leader stands above, and when the sponsor is no invited leader', () => {
    const sponsor = { ...aDefinition().sponsor, email: 'someone.else@solane.example' };
    const result = read(threePeople({ mentor: { grade: 'Directeur' } }), columns, { ...aDefinition(), sponsor });
    expect(notesOf(result)).toContain('No invited leader has a higher grade than these mentors: Inès Benali.');
    expect(notesOf(result)).toContain('Hélène Marchand signs the invitation without being one of the invited leaders.');
  });

  it('keeps nothing of lines that neither are invited nor stand above or beside somebody invited', () => {
    const assistantOfManager = { assistant_email: 'samuel.keller@solane.example' };
    const result = read(threePeople({ manager: assistantOfManager }, aColleague({ role: '' })));
    expect([...peopleIn(result).keys()]).not.toContain('samuel.keller@solane.example');
    expect(notesOf(result)).toContain(
      'Lines without a role, who neither manage nor assist anybody invited: 1. We keep nothing of them.',
    );
  });
});
