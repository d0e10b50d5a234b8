import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { afterWorkingHours, sendableAt } from '../../shared/domain/sending-hours.ts';
import { isWorkingDay, localDate, zoned } from '../../shared/domain/working-calendar.ts';
import { at } from './builders.ts';
import { montreal, paris } from './sites.ts';

const policies = { quietBefore: 8, quietFrom: 18 };
const inParis = { site: paris, timeZone: paris.timeZone, policies };

describe('sendableAt', () => {
  it.each([
    ['2027-01-14T08:00:00.000Z', '2027-01-14T08:00:00.000Z', 'inside the hours: now'],
    ['2027-01-14T05:10:00.000Z', '2027-01-14T07:00:00.000Z', 'before 8:00: at 8:00'],
    ['2027-01-14T17:00:00.000Z', '2027-01-15T07:00:00.000Z', 'from 18:00 on: tomorrow'],
    ['2027-03-02T18:40:00.000Z', '2027-03-03T07:00:00.000Z', '19:40: the next working day, scene 4'],
    ['2027-01-15T17:30:00.000Z', '2027-01-18T07:00:00.000Z', 'Friday evening: Monday'],
    [
      '2027-03-27T12:00:00.000Z',
      '2027-03-30T06:00:00.000Z',
      'the weekend the clocks change, then Easter Monday: Tuesday 8:00 summer time',
    ],
    [
      '2027-10-30T12:00:00.000Z',
      '2027-11-02T07:00:00.000Z',
      'the weekend the clocks go back, then All Saints: Tuesday',
    ],
    ['2027-07-19T09:00:00.000Z', '2027-08-30T06:00:00.000Z', 'the pause: the day after it, scene 5'],
    ['2027-12-17T17:00:00.000Z', '2028-01-04T07:00:00.000Z', 'the year end'],
  ])('%s gives %s: %s', (now, expected) => {
    expect(sendableAt(now, inParis)).toBe(expected);
  });

  it('follows the person’s clock and the site’s days', () => {
    const inMontreal = { site: montreal, timeZone: montreal.timeZone, policies };
    expect(sendableAt('2027-07-19T14:00:00.000Z', inMontreal)).toBe('2027-08-02T12:00:00.000Z');
    expect(sendableAt('2027-01-14T08:00:00.000Z', inMontreal)).toBe('2027-01-14T13:00:00.000Z');
  });

  it('takes other hours from the policies', () => {
    const early = { ...inParis, policies: { quietBefore: 7, quietFrom: 19 } };
    expect(sendableAt('2027-01-14T17:30:00.000Z', early)).toBe('2027-01-14T17:30:00.000Z');
    expect(sendableAt('2027-01-14T18:00:00.000Z', early)).toBe('2027-01-15T06:00:00.000Z');
  });

  it('is never before now, always inside the hours of a working day, and stays there', () => {
    const moment = fc.date({ min: new Date('2027-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        moment.map((date) => date.toISOString()),
        (now) => {
          const at = sendableAt(now, inParis);
          const { hour } = zoned(at, paris.timeZone);
          expect(at >= now && hour >= 8 && hour < 18 && isWorkingDay(localDate(at, paris.timeZone), paris)).toBe(true);
          expect(sendableAt(at, inParis)).toBe(at);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('afterWorkingHours', () => {
  const lead = inParis;
  it.each([
    ['in one day', '2027-03-02 10:12', '2027-03-02 12:12'],
    ['over a night', '2027-03-02 17:12', '2027-03-03 09:12'],
    ['from an evening, as from the next morning', '2027-03-02 21:00', '2027-03-03 10:00'],
    ['over a weekend', '2027-03-05 17:00', '2027-03-08 09:00'],
    ['up to the last minute of a day', '2027-03-02 16:00', '2027-03-02 18:00'],
    ['over the night on which the clock goes forward', '2027-03-26 17:30', '2027-03-30 09:30'],
  ])('counts two hours %s', (_, from, to) => {
    expect(afterWorkingHours(at(from), 2, lead)).toBe(at(to));
  });

  it('never ends outside the hours of a working day, and leaves at least that many hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), fc.constantFrom(1, 2, 5, 30), (minutes, hours) => {
        const from = plusMinutes(at('2027-01-01 00:00'), minutes);
        const end = afterWorkingHours(from, hours, lead);
        expect(Date.parse(end) - Date.parse(from)).toBeGreaterThanOrEqual(hours * 3_600_000);
        const before = plusMinutes(end, -1);
        expect(sendableAt(before, lead)).toBe(before);
      }),
    );
  });
});
