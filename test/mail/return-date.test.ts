import { describe, expect, it } from 'vitest';
import { returnDate } from '../../shared/mail/return-date.ts';

describe('returnDate', () => {
  it.each([
    ['Je serai de retour le lundi 1er mars.', '2027-03-01'],
    ['Absent jusqu’au 26 février 2027 inclus.', '2027-02-27'],
    ['Je suis en congé du 15 au 28 février, retour le 1/3/2027.', '2027-03-01'],
    ['Absente du 15 au 28 février.', '2027-03-01'],
    ['En congé jusqu’au vendredi 5 août', '2027-08-06'],
    ['I will be back on March 12th.', '2027-03-12'],
    ['I am out of office until 12 March 2027.', '2027-03-13'],
    ['Returning Monday, 2027-03-15', '2027-03-15'],
    ['De retour le 01.03.2027', '2027-03-01'],
    ['I will be returning on 01/25.', '2028-01-25'],
    ['Out from 1 to 5 January, will get back to you then. I resume January 8, 2028', '2028-01-08'],
  ])('%s', (text, expected) => {
    expect(returnDate(text, '2027-02-15')).toBe(expected);
  });

  it.each([
    ['a date without a word about coming back', 'La réunion du 3 mars est importante.'],
    ['an English date that reads two ways', 'I am back on 03/04.'],
    ['a day that does not exist', 'De retour le 31/02.'],
    ['a date already past', 'De retour le 1 février 2027.'],
    ['a date too far to be a vacation', 'De retour le 1 février 2039.'],
    ['a number of days', 'De retour dans 3.5 jours.'],
    ['a telephone number', 'Je suis joignable au 01.02.03.04.05.'],
    ['nothing', ''],
  ])('says nothing of %s', (_, text) => {
    expect(returnDate(text, '2027-02-15')).toBeUndefined();
  });

  it('finishes on a text of nothing but digits and cues', () => {
    expect(returnDate('retour le 1 '.repeat(100_000), '2027-02-15')).toBeUndefined();
  });
});
