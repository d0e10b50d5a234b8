import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../local/sample/sample-company.ts';
import { newCycleLines } from '../../shared/forms/definitions/new-cycle.ts';
import { fold } from '../../shared/forms/fold-words.ts';
import { definitionOfAnswers } from '../../shared/roster/definition-of-answers.ts';
import { describeProblems } from '../../shared/roster/describe-start.ts';
import { holidayCalendar } from '../../shared/roster/holiday-calendars.ts';
import { readCycleDefinition } from '../../shared/roster/read-cycle-definition.ts';
import { readDay, readMeeting } from '../../shared/roster/read-day.ts';
import { sampleAnswers } from './sample-answers.ts';

const claire = 'claire.dubois@solane.example';
const read = (changes: Partial<ReturnType<typeof sampleAnswers>> = {}) =>
  definitionOfAnswers({ ...sampleAnswers(), ...changes }, claire, 'fr');

/** The lines a coordinator gets, joined. */
const told = (changes: Partial<ReturnType<typeof sampleAnswers>>) => {
  const found = read(changes);
  return found.kind === 'problems' ? describeProblems(found.problems, 'fr').join('\n') : '';
};

describe('the definition of a cycle from answers', () => {
  it('is the one that the sample’s cycle.json holds', () => {
    const file = readCycleDefinition(sampleCompany().cycle);
    if (file.kind !== 'definition') throw new Error('the sample is well defined');
    const { policies: _policies, sites, ...rest } = file.definition;
    const found = read();
    expect(found).toMatchObject({ kind: 'definition', definition: rest });
    if (found.kind !== 'definition') return;
    for (const [key, site] of Object.entries(sites)) {
      const { holidays, ...others } = site;
      expect(found.definition.sites[key]).toMatchObject(others);
      expect(found.definition.sites[key]?.holidays.filter((day) => day.startsWith('2027'))).toEqual(holidays);
    }
  });

  it('takes six sessions of an hour, four weeks apart, when nothing is said of them', () => {
    expect(read({ sessions: '' })).toMatchObject({
      definition: { sessions: { count: 6, minutes: 60, everyWeeks: 4 } },
    });
  });

  it('goes on with a line that a mail client broke, and reads labels in either language', () => {
    const { sponsor } = sampleAnswers();
    const broken = sponsor
      .replace('Message en français :', 'Message in French:')
      .replace(' et je vous', '\net je vous');
    expect(read({ sponsor: broken })).toEqual(read());
  });

  it('reads days and hours in figures or words, and refuses what could be read in two ways', () => {
    expect(readDay('jeudi 14 janvier 2027', 'fr')).toBe('2027-01-14');
    expect(readDay('January 14, 2027', 'en')).toBe('2027-01-14');
    expect(readDay('03/04/2027', 'en')).toBeUndefined();
    expect(readMeeting('12 février 2027 à 14 h 30', 'fr')).toBe('2027-02-12T14:30');
    expect(readMeeting('12/02/2027', 'fr')).toBeUndefined();
    expect(readMeeting('12/02/2027 25:00', 'fr')).toBeUndefined();
  });
});

describe('what is wrong with answers', () => {
  it('is told with its question, its line and what to do, all at once', () => {
    const { dates, program } = sampleAnswers();
    const lines = told({
      dates: dates.replace('Dernier jour : 15/10/2027', 'Dernier jour : mi-octobre').replace(/^Invitations.*\n/, ''),
      program: program.replace(/ ; \+33[\d ]+/, ''),
    });
    expect(lines).toContain('Question 1, « Coordination »');
    expect(lines).toContain('Question 3, « Invitations »\n  Cette ligne manque.');
    expect(lines).toContain('Question 3, « Dernier jour »');
    expect(lines).toContain('écrit : « mi-octobre »');
  });

  it('has the words of cycle.json where values contradict each other', () => {
    const { dates, sites } = sampleAnswers();
    expect(told({ dates: dates.replace('03/02/2027', '03/01/2027') })).toContain('Choisissez une fermeture après');
    expect(told({ sites: sites.replace(/^Paris.*\n/, '') })).toContain('Question 1, « Coordination »');
    expect(told({ sites: `${sites}\nGenève ; Suisse ; fr` })).toContain('Ce pays ou ce fuseau horaire est inconnu.');
    expect(told({ sites: `${sites}\nGenève ; Europe/Zurich` })).toContain('Il manque la langue de ce site.');
    expect(told({ grades: 'Employé' })).toContain('Question 6');
    expect(told({ grades: 'Employé ; Cadre ; Employé' })).toContain('Question 6');
  });
});

describe('the lines of the form', () => {
  it('are each too short to be taken for the beginning of a quote when they are left as they were', () => {
    for (const { label, blank } of Object.values(newCycleLines))
      for (const language of ['fr', 'en'] as const)
        expect(fold(`${label[language]} : ${blank[language]}`).split(' ').length).toBeLessThan(5);
  });

  it('mean nothing when they are left as they were', () => {
    expect(read({ sessions: 'Séances : 6\nPlaces : facultatif' })).toMatchObject({ kind: 'definition' });
    expect(told({ program: sampleAnswers().program.replace('Solane', 'nom') })).toContain('« Entreprise »');
  });
});

describe('public holidays', () => {
  it('follow Easter and the Mondays of each year', () => {
    expect(holidayCalendar('France')?.holidaysOf(2026)).toEqual(
      expect.arrayContaining(['2026-04-06', '2026-05-14', '2026-05-25']),
    );
    expect(holidayCalendar('QUÉBEC')?.holidaysOf(2029)).toEqual(
      expect.arrayContaining(['2029-03-30', '2029-05-21', '2029-07-02', '2029-09-03', '2029-10-08']),
    );
    expect(holidayCalendar('constructor')).toBeUndefined();
  });
});
