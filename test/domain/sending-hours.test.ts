import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sendableAt } from '../../shared/domain/sending-hours.ts';
import { isWorkingDay, localDate, zoned } from '../../shared/domain/working-calendar.ts';
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
