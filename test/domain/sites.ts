import type { Site } from '../../shared/domain/cycle-definition.ts';

/** France in the reference cycle of content.md: public holidays of 2027, the pauses of 2.1. */
export const paris: Site = {
  timeZone: 'Europe/Paris',
  city: { fr: 'Paris', en: 'Paris' },
  language: 'fr',
  holidays: [
    '2027-01-01',
    '2027-03-29',
    '2027-05-06',
    '2027-05-17',
    '2027-07-14',
    '2027-11-01',
    '2027-11-11',
    '2028-01-01',
  ],
  pauses: [
    { from: '2027-07-19', to: '2027-08-27' },
    { from: '2027-12-20', to: '2028-01-03' },
  ],
};

export const lyon: Site = { ...paris, city: { fr: 'Lyon', en: 'Lyon' } };

export const montreal: Site = {
  timeZone: 'America/Montreal',
  city: { fr: 'Montréal', en: 'Montreal' },
  language: 'fr',
  holidays: ['2027-01-01', '2027-03-26', '2027-05-24', '2027-06-24', '2027-07-01', '2027-09-06', '2027-10-11'],
  pauses: [
    { from: '2027-07-19', to: '2027-07-30' },
    { from: '2027-12-20', to: '2028-01-03' },
  ],
};

/** A site where only weekends are off. */
export const open: Site = {
  timeZone: 'Europe/Paris',
  city: { fr: 'Lille', en: 'Lille' },
  language: 'fr',
  holidays: [],
  pauses: [],
};
