import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  localDate,
  wallClock,
  workingDayFrom,
  workingDaysBetween,
  zoned,
} from '../../shared/domain/working-calendar.ts';
import { montreal, open, paris } from './sites.ts';

const aDate = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('isWorkingDay', () => {
  it.each([
    ['2027-03-02', true, 'a Tuesday'],
    ['2027-03-06', false, 'a Saturday'],
    ['2027-03-07', false, 'a Sunday'],
    ['2027-05-17', false, 'Whit Monday'],
    ['2027-07-16', true, 'the eve of the pause'],
    ['2027-07-19', false, 'the first day of the pause'],
    ['2027-08-27', false, 'the last day of the pause'],
    ['2027-08-30', true, 'the day after the pause'],
    ['2028-02-29', true, 'a leap day'],
  ])('%s is %s in Paris: %s', (date, works) => {
    expect(isWorkingDay(date, paris)).toBe(works);
  });

  it('is told by the site: 24 May is a holiday in Montreal only, August a pause in Paris only', () => {
    expect([isWorkingDay('2027-05-24', paris), isWorkingDay('2027-05-24', montreal)]).toEqual([true, false]);
    expect([isWorkingDay('2027-08-02', paris), isWorkingDay('2027-08-02', montreal)]).toEqual([false, true]);
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2027-03-02', '2027-02-25'],
    ['2027-03-30', '2027-03-24'],
    ['2027-04-27', '2027-04-22'],
    ['2027-06-03', '2027-05-31'],
    ['2027-06-22', '2027-06-17'],
    ['2027-07-13', '2027-07-08'],
  ])('puts the sheet of the session of %s three working days before, on %s, as in content.md 1.1', (session, sheet) => {
    expect(addWorkingDays(session, -3, paris)).toBe(sheet);
  });

  it.each([
    ['2027-03-30', '2027-04-05'],
    ['2027-06-22', '2027-06-28'],
  ])('puts the reminder of the session of %s on the fourth working day, %s', (session, reminder) => {
    expect(addWorkingDays(session, 4, paris)).toBe(reminder);
  });

  it('skips the year end and counts a leap day', () => {
    expect(addWorkingDays('2027-12-17', 1, paris)).toBe('2028-01-04');
    expect(addWorkingDays('2028-02-28', 1, open)).toBe('2028-02-29');
    expect(addWorkingDays('2027-02-26', 1, open)).toBe('2027-03-01');
  });

  it('keeps the wall clock of an instant when the clocks change between', () => {
    expect(addWorkingDays('2027-03-26T07:30:00.000Z', 1, open)).toBe('2027-03-29T06:30:00.000Z');
    expect(addWorkingDays('2027-11-02T08:00:00.000Z', -2, open)).toBe('2027-10-29T07:00:00.000Z');
  });

  it('lands on working days only, and back where it came from', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 1, max: 60 }), (date, count) => {
        const there = addWorkingDays(date, count, paris);
        expect(isWorkingDay(there, paris)).toBe(true);
        expect(workingDaysBetween(date, there, paris)).toBe(count);
        if (isWorkingDay(date, paris)) expect(addWorkingDays(there, -count, paris)).toBe(date);
      }),
      { numRuns: 60 },
    );
  });
});

describe('workingDaysBetween', () => {
  it('counts the last day and not the first, and less than zero backwards', () => {
    expect(workingDaysBetween('2027-02-11', '2027-03-02', paris)).toBe(13);
    expect(workingDaysBetween('2027-03-02', '2027-02-11', paris)).toBe(-13);
    expect(workingDaysBetween('2027-07-16', '2027-08-30', paris)).toBe(1);
  });

  it('takes an instant as its day at the site', () => {
    expect(workingDaysBetween('2027-03-01T23:30:00.000Z', '2027-03-03T08:00:00.000Z', paris)).toBe(1);
    expect(workingDaysBetween('2027-03-01T23:30:00.000Z', '2027-03-03T08:00:00.000Z', montreal)).toBe(2);
  });
});

describe('workingDayFrom', () => {
  it('is the day itself or the next one that is worked', () => {
    expect(workingDayFrom('2027-03-02', paris)).toBe('2027-03-02');
    expect(workingDayFrom('2027-07-17', paris)).toBe('2027-08-30');
  });
});

describe('wall clocks', () => {
  it('reads an hour that spring skips one hour later, and one that autumn repeats as its first', () => {
    expect(wallClock('2027-03-28', '02:30', 'Europe/Paris')).toBe('2027-03-28T01:30:00.000Z');
    expect(zoned('2027-03-28T01:30:00.000Z', 'Europe/Paris').hour).toBe(3);
    expect(wallClock('2027-10-31', '02:30', 'Europe/Paris')).toBe('2027-10-31T00:30:00.000Z');
  });

  it('two days before 8:30 is 8:30, whatever the clocks did', () => {
    const session = wallClock('2027-03-29', '08:30', 'Europe/Paris');
    const before = wallClock(addDays(localDate(session, 'Europe/Paris'), -2), '08:30', 'Europe/Paris');
    expect((Date.parse(session) - Date.parse(before)) / 3_600_000).toBe(47);
  });
});
