import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../local/sample/sample-company.ts';
import { readCycleDefinition } from '../../shared/roster/read-cycle-definition.ts';
import { bytesOf, type DefinitionInput, definitionInput, problemsIn } from './builders.ts';

const readText = (text: string) => readCycleDefinition(bytesOf(text));
const readWith = (overrides: Partial<DefinitionInput>) =>
  readText(JSON.stringify({ ...definitionInput, ...overrides }, null, 2));
const sampleText = new TextDecoder().decode(sampleCompany().cycle);

/** The line on which a text first stands in the file these tests write. */
const lineOf = (overrides: object, text: string) =>
  JSON.stringify({ ...definitionInput, ...overrides }, null, 2)
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

describe('readCycleDefinition', () => {
  it('reads a definition and fills in the defaults', () => {
    const result = readWith({});
    expect(result).toMatchObject({
      kind: 'definition',
      definition: { policies: { reportThreshold: 5, quietBefore: 8, weights: { goals: 45 } } },
    });
  });

  it('takes a duration for the enrollment, or a windows-1252 file', () => {
    expect(readWith({ enrollment: { days: 21 } }).kind).toBe('definition');
    const bytes = Uint8Array.from(
      JSON.stringify({ ...definitionInput, company: 'Énergie' }).replaceAll('’', "'"),
      (letter) => letter.charCodeAt(0),
    );
    expect(readCycleDefinition(bytes)).toMatchObject({ kind: 'definition', definition: { company: 'Énergie' } });
  });

  it('never throws and never lets a cut file through', () => {
    fc.assert(
      fc.property(fc.nat(sampleText.trimEnd().length - 1), (end) => {
        const problems = problemsIn(readText(sampleText.slice(0, end)));
        return problems.length === 1 && problems.every(({ what, remedy }) => what.fr !== '' && remedy.en !== '');
      }),
    );
  });

  it('never throws, whatever one character becomes', () => {
    fc.assert(
      fc.property(fc.nat(sampleText.length - 1), fc.string({ maxLength: 2 }), (at, text) => {
        const result = readText(sampleText.slice(0, at) + text + sampleText.slice(at + 1));
        const lines = sampleText.split('\n').length + 2;
        return problemsIn(result).every(({ line }) => line >= 1 && line <= lines);
      }),
      { numRuns: 500 },
    );
  });
});

describe('readCycleDefinition, syntax', () => {
  it.each([
    ['a comma missing', '{\n  "company": "Solane"\n  "program": "x"\n}', '3:3', 'A comma is missing before this.'],
    ['a comma too many', '{\n  "company": "Solane",\n}', '2:22', 'This comma is one too many.'],
    ['curly quotes', '{\n  “company”: "Solane"\n}', '2:3', 'The quotation marks are curly ones.'],
    ['curly quotes around a value', '{\n  "company": « Solane »\n}', '2:14', 'The quotation marks are curly ones.'],
    [
      'a text left open',
      '{\n  "company": "Solane,\n  "program": "x"\n}',
      '2:14',
      'This text is not closed on its line.',
    ],
    ['a colon missing', '{ "company" "Solane" }', '1:13', 'A colon is missing after the name.'],
    ['a bare name', '{ company: "Solane" }', '1:3', 'A name in straight quotation marks is needed here.'],
    ['a bare date', '{ "opensOn": 2027-01-14 }', '1:14', 'A value is needed here.'],
    ['a name given twice', '{ "a": 1,\n  "a": 2 }', '2:3', 'This name is already given in the same place.'],
    ['a comment', '{\n  // the company\n}', '2:3', 'Comments are not allowed in this file.'],
    ['a bad escape', '{ "path": "C:\\x" }', '1:11', 'A backslash (\\) is misused in this text.'],
    ['text after the end', '{}\n{}', '2:1', 'There is text after the end.'],
    ['an end missing', '{ "a": [1, 2', '1:13', 'The file stops before its end.'],
    ['an empty file', ' \n', '1:1', 'The file is empty.'],
    ['endless nesting', '['.repeat(10_000), '1:32', 'Too many nested levels.'],
  ])('tells %s with its line and column', (_, text, place, what) => {
    expect(problemsIn(readText(text))).toMatchObject([
      { file: 'cycle.json', column: place, line: Number(place.split(':')[0]), what: { en: what } },
    ]);
  });
});

describe('readCycleDefinition, values', () => {
  it('tells every problem at once, each with its line, its path and words in both languages', () => {
    const overrides = { opensOn: '2027-02-30', lastDay: 'soon', grades: ['one'] };
    const problems = problemsIn(readWith(overrides));
    expect(problems).toMatchObject([
      {
        line: lineOf(overrides, '"opensOn"'),
        column: '/opensOn',
        value: '2027-02-30',
        remedy: { en: 'Write a date that exists, like "2027-01-14".' },
      },
      {
        line: lineOf(overrides, '"lastDay"'),
        column: '/lastDay',
        value: 'soon',
        remedy: { fr: 'Il faut une date qui existe, comme "2027-01-14".' },
      },
      { line: lineOf(overrides, '"grades"'), column: '/grades', remedy: { en: 'Write at least 2 item(s).' } },
    ]);
  });

  it.each(['company', 'sponsor', 'coordinators', 'opensOn', 'enrollment', 'sessions', 'lastDay', 'sites', 'grades'])(
    'tells that %s is missing',
    (name) => {
      const rest = Object.fromEntries(Object.entries(definitionInput).filter(([key]) => key !== name));
      expect(problemsIn(readText(JSON.stringify(rest)))).toMatchObject([
        { column: `/${name}`, what: { en: `"${name}" is missing.` } },
      ]);
    },
  );

  it('tells the path of a value deep inside', () => {
    const [claire] = definitionInput.coordinators;
    const problems = problemsIn(readWith({ coordinators: [{ ...claire!, email: 'claire' }] }));
    expect(problems).toMatchObject([{ column: '/coordinators/0/email', value: 'claire' }]);
  });

  it('shows both ways of giving the enrollment', () => {
    expect(problemsIn(readText(JSON.stringify({ ...definitionInput, enrollment: '21 days' })))[0]?.remedy.en).toBe(
      'Write {"until": "2027-02-03"} or {"days": 20}.',
    );
  });

  it('tells a misspelt name instead of using the default', () => {
    const problems = problemsIn(readText(JSON.stringify({ ...definitionInput, polices: { floor: 10 } })));
    expect(problems).toMatchObject([{ column: '/polices', what: { en: 'This name means nothing here.' } }]);
  });
});

describe('readCycleDefinition, values against each other', () => {
  const { Paris } = definitionInput.sites;
  const [claire] = definitionInput.coordinators;

  it.each<[string, Partial<DefinitionInput>, string[]]>([
    ['enrollment closes the day it opens', { enrollment: { days: 1 } }, ['/enrollment']],
    ['enrollment closes before it opens', { enrollment: { until: '2027-01-10' } }, ['/enrollment']],
    ['the last day is before the end of enrollment', { lastDay: '2027-02-01' }, ['/lastDay']],
    ['a workshop is held during enrollment', { workshops: ['2027-02-03T10:00', '2027-02-16T14:00'] }, ['/workshops/0']],
    [
      'a briefing is held after the last day',
      { briefings: ['2027-02-12T14:30', '2027-12-01T10:00'] },
      ['/briefings/1'],
    ],
    ['both workshops are the same', { workshops: ['2027-02-12T10:00', '2027-02-12T10:00'] }, ['/workshops/1']],
    ['a workshop is given in UTC', { workshops: ['2027-02-12T10:00:00Z', '2027-02-16T14:00'] }, ['/workshops/0']],
    [
      'a time zone does not exist',
      { sites: { ...definitionInput.sites, Paris: { ...Paris, timeZone: 'Europe/Pari' } } },
      ['/sites/Paris/timeZone'],
    ],
    [
      'a pause ends before it begins',
      { sites: { ...definitionInput.sites, Paris: { ...Paris, pauses: [{ from: '2027-08-27', to: '2027-07-19' }] } } },
      ['/sites/Paris/pauses/0'],
    ],
    [
      'a pause never ends',
      { sites: { ...definitionInput.sites, Paris: { ...Paris, pauses: [{ from: '2027-07-19', to: '2029-08-27' }] } } },
      ['/sites/Paris/pauses/0'],
    ],
    [
      'a holiday comes twice',
      { sites: { ...definitionInput.sites, Paris: { ...Paris, holidays: ['2027-05-06', '2027-05-06'] } } },
      ['/sites/Paris/holidays/1'],
    ],
    ['a coordinator works nowhere', { coordinators: [{ ...claire!, site: 'Lille' }] }, ['/coordinators/0/site']],
    [
      'a coordinator comes twice',
      { coordinators: [claire!, { ...claire!, email: 'Claire.Dubois@solane.example' }] },
      ['/coordinators/1/email'],
    ],
    ['a grade comes twice', { grades: ['Employé', 'Cadre', 'Employé'] }, ['/grades/2']],
  ])('tells that %s', (_, overrides, pointers) => {
    expect(problemsIn(readWith(overrides)).map(({ column }) => column)).toEqual(pointers);
  });

  it.each([
    ['no hour left to write', { quietBefore: 18, quietFrom: 18 }, '/policies/quietFrom'],
    [
      'weights that are all zero',
      { weights: { goals: 0, reciprocal: 0, availability: 0, style: 0, distance: 0, language: 0, format: 0 } },
      '/policies/weights',
    ],
  ])('tells %s', (_, policies, pointer) => {
    expect(problemsIn(readText(JSON.stringify({ ...definitionInput, policies })))).toMatchObject([{ column: pointer }]);
  });

  it('tells objectives that are not translated one by one', () => {
    const sponsor = { ...definitionInput.sponsor, objectives: { fr: ['un', 'deux'], en: ['one'] } };
    expect(problemsIn(readWith({ sponsor }))).toMatchObject([{ column: '/sponsor/objectives' }]);
  });

  it('accepts America/Montreal, the old name of America/Toronto', () => {
    const sites = {
      ...definitionInput.sites,
      Montréal: { ...definitionInput.sites.Montréal, timeZone: 'America/Montreal' },
    };
    expect(readWith({ sites }).kind).toBe('definition');
  });
});

describe('readCycleDefinition, the company’s own skills', () => {
  const problems = (skills: object) =>
    problemsIn(readText(JSON.stringify({ ...definitionInput, skills }, null, 2))).map(
      ({ line, column, what, remedy }) => ({ line, column, what: what.en, remedy: remedy.en }),
    );

  it('are taken with their words', () => {
    const skills = { skills: [{ id: 'collab.agora', name: { fr: 'Agora', en: 'Agora' }, also: ['notre intranet'] }] };
    expect(readText(JSON.stringify({ ...definitionInput, skills }))).toMatchObject({
      kind: 'definition',
      definition: { skills: { families: [], skills: [{ id: 'collab.agora', also: ['notre intranet'] }] } },
    });
  });

  it('are refused where their words are those of another skill, with the place and the skill', () => {
    const skills = { skills: [{ id: 'data.excel', also: ['Calculo', 'power  bi'] }] };
    expect(problems(skills)).toEqual([
      {
        line: lineOf({ skills }, 'power  bi'),
        column: '/skills/skills/0/also/1',
        what: '"power  bi" stands for data.power-bi already.',
        remedy: 'Choose other words: the same ones cannot stand for two skills.',
      },
    ]);
  });

  it('are refused without a family, without a name, or misspelt', () => {
    expect(problems({ skills: [{ id: 'radio.x', name: { fr: 'x', en: 'x' } }] })[0]?.what).toBe(
      'There is no family "radio".',
    );
    expect(problems({ skills: [{ id: 'data.cobol' }] })[0]?.column).toBe('/skills/skills/0');
    expect(problems({ skills: [{ id: 'data.excel', alias: ['Calculo'] }] })[0]).toMatchObject({
      column: '/skills/skills/0/alias',
      what: 'This name means nothing here.',
    });
    expect(problems({ skills: [{ id: 'Excel' }] })[0]?.column).toBe('/skills/skills/0/id');
  });
});
