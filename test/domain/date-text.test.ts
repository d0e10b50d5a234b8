import { describe, expect, it } from 'vitest';
import { bothTimes, dateText, dayText, monthText, slotText, unusualHour } from '../../shared/domain/date-text.ts';
import { wallClock } from '../../shared/domain/working-calendar.ts';
import { lyon, montreal, paris } from './sites.ts';

const session = wallClock('2027-03-02', '14:30', 'Europe/Paris');

describe('dates in words', () => {
  it('writes days, months and slots in both languages', () => {
    expect(slotText(wallClock('2027-03-02', '08:30', 'Europe/Paris'), 'Europe/Paris', 'fr')).toBe(
      'mardi 2 mars à 8 h 30',
    );
    expect(slotText(wallClock('2027-03-02', '08:30', 'Europe/Paris'), 'Europe/Paris', 'en')).toBe(
      'Tuesday 2 March at 8:30',
    );
    expect(slotText(wallClock('2027-03-02', '09:00', 'Europe/Paris'), 'Europe/Paris', 'fr')).toBe('mardi 2 mars à 9 h');
    expect(slotText(wallClock('2027-03-02', '09:00', 'Europe/Paris'), 'Europe/Paris', 'en')).toBe(
      'Tuesday 2 March at 9:00',
    );
    expect([dayText('2027-08-01', 'fr'), dayText('2027-08-01', 'en')]).toEqual([
      'dimanche 1er août',
      'Sunday 1 August',
    ]);
    expect([dateText('2027-08-01', 'fr'), dateText('2027-07-13', 'en')]).toEqual(['1er août 2027', '13 July 2027']);
    expect([dayText('2028-02-29', 'fr'), monthText('2027-07-13', 'fr'), monthText('2027-07-13', 'en')]).toEqual([
      'mardi 29 février',
      'juillet',
      'July',
    ]);
  });
});

describe('bothTimes', () => {
  it('tells the keeper’s hour first, then the other’s', () => {
    expect(bothTimes(session, [paris, montreal], 'fr')).toBe('mardi 2 mars à 14 h 30 (Paris), 8 h 30 à Montréal');
    expect(bothTimes(session, [paris, montreal], 'en')).toBe('Tuesday 2 March at 14:30 (Paris), 8:30 in Montreal');
    expect(bothTimes(session, [montreal, paris], 'en')).toBe('Tuesday 2 March at 8:30 (Montreal), 14:30 in Paris');
  });

  it('tells one hour when both clocks agree', () => {
    expect(bothTimes(session, [paris, lyon], 'fr')).toBe('mardi 2 mars à 14 h 30');
  });

  it('names the day when it differs', () => {
    const early = wallClock('2027-03-02', '04:00', 'Europe/Paris');
    expect(bothTimes(early, [paris, montreal], 'fr')).toBe(
      'mardi 2 mars à 4 h (Paris), 22 h le lundi 1er mars à Montréal',
    );
    expect(bothTimes(early, [paris, montreal], 'en')).toBe(
      'Tuesday 2 March at 4:00 (Paris), 22:00 on Monday 1 March in Montreal',
    );
  });
});

describe('unusualHour', () => {
  const usual = wallClock('2027-02-16', '15:00', 'Europe/Paris');

  it.each([
    ['2027-03-13', undefined],
    ['2027-03-15', '10 h à Montréal cette fois, au lieu de 9 h'],
    ['2027-03-26', '10 h à Montréal cette fois, au lieu de 9 h'],
    ['2027-03-30', undefined],
    ['2027-10-30', undefined],
    ['2027-11-02', '10 h à Montréal cette fois, au lieu de 9 h'],
    ['2027-11-08', undefined],
  ])('on %s says %s', (date, said) => {
    expect(unusualHour(wallClock(date, '15:00', 'Europe/Paris'), usual, montreal, 'fr')).toBe(said);
  });

  it('speaks English too', () => {
    expect(unusualHour(wallClock('2027-03-16', '15:00', 'Europe/Paris'), usual, montreal, 'en')).toBe(
      '10:00 in Montreal this time, instead of 9:00',
    );
  });
});
