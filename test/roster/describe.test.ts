import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../local/sample/sample-company.ts';
import type { Language } from '../../shared/domain/language.ts';
import { definitionNotes } from '../../shared/roster/definition-notes.ts';
import { describeProblems, describeStart } from '../../shared/roster/describe-start.ts';
import { plannedSessions } from '../../shared/roster/planned-sessions.ts';
import { readCycleDefinition } from '../../shared/roster/read-cycle-definition.ts';
import { readRoster } from '../../shared/roster/read-roster.ts';
import { aColleague, aDefinition, definitionInput, problemsIn, read, threePeople } from './builders.ts';

function theSample() {
  const { cycle, roster } = sampleCompany();
  const definition = readCycleDefinition(cycle);
  if (definition.kind !== 'definition') throw new Error(JSON.stringify(definition.problems));
  const people = readRoster(roster, definition.definition);
  if (people.kind !== 'roster') throw new Error(JSON.stringify(people.problems));
  return { definition: definition.definition, roster: people };
}

const languages: Language[] = ['fr', 'en'];
const badLines = (lines: readonly string[]) =>
  lines.filter((line) => line.length > 60 || /^[\s-]*\d/.test(line) || line.endsWith(' ') || /^\s*[»:;?!]/.test(line));

describe('describeStart', () => {
  it('says who is invited, from where, and what happens when', () => {
    const { definition, roster } = theSample();
    const text = describeStart(definition, roster, 'fr').join('\n');
    expect(text).toContain('Sponsor : Nathalie Roy, vice-présidente, Canada');
    expect(text).toContain(
      'Mentors invités : 20\n   sites : Lyon 7, Paris 7, Montréal 6\n   niveaux : Employé 8, Spécialiste 12',
    );
    expect(text).toContain('Dirigeants invités : 16');
    expect(text).toContain('Les invitations partent : jeudi 14 janvier 2027');
    expect(text).toContain('Dernier jour pour s’inscrire : mercredi 3 février 2027');
    expect(text).toContain('vendredi 12 février à 10 h');
    expect(text).not.toContain('À VÉRIFIER');
  });

  it('ends with what is to be confirmed', () => {
    const roster = read(threePeople({ manager: { grade: 'Spécialiste' } }));
    if (roster.kind !== 'roster') throw new Error('three people make a roster');
    const lines = describeStart(aDefinition({ lastDay: '2027-08-30' }), roster, 'en');
    const notes = lines.slice(lines.indexOf('PLEASE CHECK')).join(' ').replace(/\s+/g, ' ');
    expect(notes).toContain('moved once, it falls after the last day');
    expect(notes).toContain('The reporting line stops at Paul Delorme');
  });

  it.each(languages)('fits a form in %s: 60 characters, no digit first', (language) => {
    const { definition, roster } = theSample();
    expect(badLines(describeStart(definition, roster, language))).toEqual([]);
  });
});

describe('describeProblems', () => {
  const problems = problemsIn(
    read(
      threePeople(
        {
          leader: { grade: 'HC' },
          mentor: { grade: 'HC', email: `${'x'.repeat(70)}@solane.example` },
          manager: { site: '3e étage' },
        },
        aColleague({ manager_email: 'nobody@solane.example', grade: 'IC4' }),
      ),
    ),
  );

  it('puts the lines that one remedy cures together, each with its value', () => {
    const lines = describeProblems(problems, 'en');
    expect(lines.slice(0, 6)).toEqual([
      'roster.csv, column "grade"',
      '  This grade is not one of the cycle’s.',
      '  line 2: "HC"',
      '  line 3: "HC"',
      '  line 5: "IC4"',
      ' - Add it in its place in the definition of the cycle, or',
    ]);
  });

  it.each(languages)('says every line in %s, within 60 characters, no digit first', (language) => {
    const lines = describeProblems(problems, language);
    expect(badLines(lines)).toEqual([]);
    for (const { line, column } of problems) {
      expect(lines.join('\n')).toContain(`${language === 'fr' ? 'ligne' : 'line'} ${line}`);
      expect(lines.join('\n')).toContain(column);
    }
  });
});

describe('definitionNotes', () => {
  const notes = (overrides: Partial<typeof definitionInput>) =>
    definitionNotes(aDefinition(overrides)).map(({ en }) => en);

  it('has nothing to say of usual dates', () => {
    expect(notes({})).toEqual([]);
  });

  it('says when the sessions do not fit before the last day', () => {
    expect(notes({ lastDay: '2027-07-30' })).toEqual([
      'If nothing slips, session 6 falls around Monday 30 August, after the last day.',
    ]);
  });

  it('says when a date is no working day', () => {
    expect(notes({ opensOn: '2027-01-16' })).toEqual(['Nobody works on Saturday 16 January in Paris.']);
  });

  it('says when a site has the holidays of another year', () => {
    const sites = { ...definitionInput.sites, Lyon: { ...definitionInput.sites.Lyon, holidays: ['2026-05-01'] } };
    expect(notes({ sites })).toEqual(['No holiday of Lyon falls within the cycle: is it the right year?']);
  });
});

describe('plannedSessions', () => {
  it('follows the rhythm, and a pause pushes the session to its end', () => {
    const definition = aDefinition();
    const { Paris } = definition.sites;
    if (Paris === undefined) throw new Error('Paris is in the builder');
    expect(plannedSessions(definition, Paris)).toEqual([
      '2027-03-02',
      '2027-03-30',
      '2027-04-27',
      '2027-05-25',
      '2027-06-22',
      '2027-08-30',
    ]);
  });
});
