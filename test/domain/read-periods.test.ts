import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayText } from '../../shared/domain/date-text.ts';
import { type ReadingContext, readPeriods } from '../../shared/domain/read-periods.ts';
import { addDays } from '../../shared/domain/working-calendar.ts';

const fr: ReadingContext = { language: 'fr', from: '2027-02-11', slotChosen: true };
const en: ReadingContext = { ...fr, language: 'en' };
const week24May = { from: '2027-05-24', to: '2027-05-30' };
const may3to7 = { from: '2027-05-03', to: '2027-05-07' };

describe('readPeriods', () => {
  it.each([
    ['pas la semaine du 24 mai', [week24May]],
    ['Pas la semaine du 24 mai.', [week24May]],
    ['semaine du lundi 24 mai 2027', [week24May]],
    ['éviter la semaine du 26/05', [week24May]],
    ['semaine 21', [week24May]],
    ['du 3 au 7 mai', [may3to7]],
    ['Elle est absente du 3 au 7 mai', [may3to7]],
    ['du lundi 3 mai au vendredi 7 mai', [may3to7]],
    ['entre le 3 et le 7 mai', [may3to7]],
    ['du 28 avril au 3 mai', [{ from: '2027-04-28', to: '2027-05-03' }]],
    ['du 20 décembre au 3 janvier', [{ from: '2027-12-20', to: '2028-01-03' }]],
    ['3-7 mai', [may3to7]],
    ['pas en août', [{ from: '2027-08-01', to: '2027-08-31' }]],
    ['sauf le 1er juin', [{ from: '2027-06-01', to: '2027-06-01' }]],
    ['pas le 24 mai ni le 31 mai', [day('2027-05-24'), day('2027-05-31')]],
    ['ni le 24 mai ni le 31 mai', [day('2027-05-24'), day('2027-05-31')]],
    ['les semaines du 24 mai et du 7 juin', [week24May, { from: '2027-06-07', to: '2027-06-13' }]],
    ['du 3 au 7 mai, la semaine du 24 mai', [may3to7, week24May]],
    ['du 3 au 7 mai\nsemaine du 24 mai', [may3to7, week24May]],
    ['', []],
    ['aucune', []],
    ['Non.', []],
    ['RAS', []],
  ])('reads « %s »', (text, avoid) => {
    expect(readPeriods(text, fr)).toEqual({ kind: 'read', avoid });
  });

  it.each([
    ['not in the week of 24 May', [week24May]],
    ['not the week of May 24', [week24May]],
    ['the week of Monday, May 24th, 2027', [week24May]],
    ['from 3 to 7 May', [may3to7]],
    ['May 3 to 7', [may3to7]],
    ['between 3 and 7 May', [may3to7]],
    ['away 3 May to 7 May', [may3to7]],
    ['not on 24/5', [day('2027-05-24')]],
    ['not on 5/24', [day('2027-05-24')]],
    ['2027-05-03 to 2027-05-07', [may3to7]],
    ['not available in August', [{ from: '2027-08-01', to: '2027-08-31' }]],
    ['None', []],
  ])('reads "%s"', (text, avoid) => {
    expect(readPeriods(text, en)).toEqual({ kind: 'read', avoid });
  });

  it.each([
    'plutôt vendredi 12 mars à 9h',
    'plutôt la semaine du 24 mai',
    'disponible du 3 au 7 mai',
    '24 mai',
    'le 24 mai',
    'pas le lundi',
    'pas avant le 15 mars',
    'tout sauf la semaine du 24 mai',
    'pas de problème la semaine du 24 mai',
    'pas la semaine du 24 mai, plutôt celle du 31 mai',
    'pas le 24 mai mais le 31 mai',
    'pas le 24 mai, le 31 mai',
    'pas le mardi 24 mai',
    'pas le 31 juin',
    'du 7 au 3 mai',
    'du 3 mai au 2 mai',
    'début mai',
    'pas la semaine du 24 mai si possible',
    'voir avec son adjointe',
    'pas @0',
  ])('leaves « %s » to a person', (text) => {
    expect(readPeriods(text, fr)).toEqual({ kind: 'unclear' });
  });

  it.each([
    'not on 5/6',
    'rather the week of 24 May',
    'only 3 to 7 May',
    'early May',
    'not before 24 May',
    'free from 3 to 7 May',
    'may',
  ])('leaves "%s" to a person', (text) => {
    expect(readPeriods(text, en)).toEqual({ kind: 'unclear' });
  });

  it('takes a bare period for a possible proposal when no slot was chosen', () => {
    const none = { ...fr, slotChosen: false };
    expect(readPeriods('la semaine du 24 mai', none)).toEqual({ kind: 'unclear' });
    expect(readPeriods('pas la semaine du 24 mai', none)).toEqual({ kind: 'read', avoid: [week24May] });
  });

  it('takes a date without a year for the next one', () => {
    expect(readPeriods('pas le 5 janvier', { ...fr, from: '2027-11-15' })).toEqual({
      kind: 'read',
      avoid: [day('2028-01-05')],
    });
    expect(readPeriods('la semaine du 8 novembre', { ...fr, from: '2027-11-15' })).toEqual({
      kind: 'read',
      avoid: [{ from: '2027-11-08', to: '2027-11-14' }],
    });
    expect(readPeriods('pas le 29 février', { ...fr, from: '2027-11-15' })).toEqual({
      kind: 'read',
      avoid: [day('2028-02-29')],
    });
  });

  it('reads back every day and span it could be written', () => {
    const offset = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(offset, fc.integer({ min: 0, max: 99 }), (start, length) => {
        const [from, to] = [addDays('2027-02-11', start), addDays('2027-02-11', Math.min(start + length, 330))];
        for (const language of ['fr', 'en'] as const) {
          const [first, last] = [dayText(from, language), dayText(to, language)];
          const text = language === 'fr' ? `du ${first} au ${last}` : `from ${first} to ${last}`;
          expect(readPeriods(text, { ...fr, language })).toEqual({ kind: 'read', avoid: [{ from, to }] });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives an answer to any text', () => {
    const word = fc.constantFrom(
      'pas',
      'la semaine',
      'du',
      '24',
      'mai',
      '24 mai',
      'au',
      'et',
      'ni',
      ',',
      'not',
      '3/5',
      '@',
      'week of',
      'to',
      '-',
      '32 mai',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.constantFrom(fr, en), (words, context) => {
        const read = readPeriods(words.join(' '), context);
        if (read.kind === 'read') expect(read.avoid.every(({ from, to }) => from <= to)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

function day(date: string): { from: string; to: string } {
  return { from: date, to: date };
}
