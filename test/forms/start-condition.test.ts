import { describe, expect, it } from 'vitest';
import { startCondition } from '../../shared/forms/start-condition.ts';

const today = '2027-02-04';

describe('a day from which on somebody says yes', () => {
  it.each([
    ['Oui avec plaisir mais pas avant mars', '2027-03-01'],
    ['Oui, à partir du 15 mars', '2027-03-15'],
    ['oui mais après février', '2027-03-01'],
    ['volontiers, à partir d’avril', '2027-04-01'],
    ['pas avant le mois d’avril', '2027-04-01'],
    ['Je commence en mars', '2027-03-01'],
    ['Oui, pas avant le 1er avril 2027 merci', '2027-04-01'],
    ['Yes, but not before March', '2027-03-01'],
    ['happy to, starting on March 15th', '2027-03-15'],
    ['Yes, I can start in April', '2027-04-01'],
    ['after the 15th of March', '2027-03-16'],
  ])('is found in "%s"', (words, day) => {
    expect(startCondition(words, today)).toBe(day);
  });

  it.each([
    'Oui, plutôt en mars',
    'oui sauf en mars',
    'pas avant mars, ou à partir d’avril',
    'pas avant fin mars',
    'from Marchand',
    'pas avant le 31 février',
    'pas avant janvier',
    'oui mais cela dépend',
  ])('is not guessed from "%s"', (words) => {
    expect(startCondition(words, today)).toBeUndefined();
  });
});
