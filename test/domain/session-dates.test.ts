import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seriesFrom } from '../../shared/domain/session-dates.ts';
import { addDays, isWorkingDay, localDate, wallClock, zoned } from '../../shared/domain/working-calendar.ts';
import { lyon, montreal, paris } from './sites.ts';

const reference = {
  first: wallClock('2027-03-02', '08:30', 'Europe/Paris'),
  count: 6,
  everyWeeks: 4,
  keeper: { site: paris },
  other: { site: lyon },
  avoid: [],
  lastDay: '2027-09-10',
};
const inParis = (instants: readonly string[]): string[] =>
  instants.map((instant) => zoned(instant, 'Europe/Paris').toPlainDateTime().toString({ smallestUnit: 'minute' }));

describe('seriesFrom', () => {
  it('gives the six dates of scene 1 at 8:30 in Paris: 20 July falls in the pause', () => {
    expect(inParis(seriesFrom(reference))).toEqual([
      '2027-03-02T08:30',
      '2027-03-30T08:30',
      '2027-04-27T08:30',
      '2027-05-25T08:30',
      '2027-06-22T08:30',
      '2027-07-13T08:30',
    ]);
  });

  it('puts the fourth on 18 May when the week of 24 May is to be avoided, and leaves the others', () => {
    const dates = inParis(seriesFrom({ ...reference, avoid: [{ from: '2027-05-24', to: '2027-05-30' }] }));
    expect(dates[3]).toBe('2027-05-18T08:30');
    expect([...dates.slice(0, 3), ...dates.slice(4)]).toEqual(
      inParis(seriesFrom(reference).filter((_, index) => index !== 3)),
    );
  });

  it('holds the hour of the keeper while Montreal is five hours away', () => {
    const dates = seriesFrom({
      ...reference,
      first: wallClock('2027-02-16', '15:00', 'Europe/Paris'),
      count: 2,
      other: { site: montreal },
    });
    expect(dates.map((date) => zoned(date, 'Europe/Paris').hour)).toEqual([15, 15]);
    expect(dates.map((date) => zoned(date, 'America/Montreal').hour)).toEqual([9, 10]);
  });

  it('moves off a holiday of the other site', () => {
    const mondays = { ...reference, first: wallClock('2027-04-26', '15:00', 'Europe/Paris'), count: 2 };
    expect(inParis(seriesFrom(mondays))[1]).toBe('2027-05-24T15:00');
    expect(inParis(seriesFrom({ ...mondays, other: { site: montreal } }))[1]).toBe('2027-05-31T15:00'); // 17 May is Whit Monday in Paris
  });

  it('moves later when the earlier week is less than two weeks after the session before', () => {
    const dates = seriesFrom({
      ...reference,
      everyWeeks: 2,
      count: 3,
      avoid: [{ from: '2027-03-15', to: '2027-03-19' }],
    });
    expect(inParis(dates)).toEqual(['2027-03-02T08:30', '2027-03-23T08:30', '2027-04-06T08:30']);
  });

  it('crosses the year end', () => {
    const dates = seriesFrom({
      ...reference,
      first: wallClock('2027-11-30', '08:30', 'Europe/Paris'),
      count: 3,
      lastDay: '2028-06-30',
    });
    expect(inParis(dates)).toEqual(['2027-11-30T08:30', '2028-01-04T08:30', '2028-01-25T08:30']);
  });

  it('is shorter when the last day leaves no room', () => {
    expect(seriesFrom({ ...reference, lastDay: '2027-05-20' })).toHaveLength(4);
    expect(seriesFrom({ ...reference, lastDay: '2027-05-10' })).toHaveLength(3);
  });

  it('keeps weekday, hour, two weeks between and both sites’ working days, whatever the periods to avoid', () => {
    const period = fc
      .tuple(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 0, max: 20 }))
      .map(([start, length]) => ({ from: addDays('2027-03-02', start), to: addDays('2027-03-02', start + length) }));
    fc.assert(
      fc.property(fc.array(period, { maxLength: 4 }), (avoid) => {
        const dates = seriesFrom({ ...reference, avoid, other: { site: montreal } });
        const days = dates.map((date) => localDate(date, 'Europe/Paris'));
        for (const [index, day] of days.entries()) {
          expect(zoned(dates[index] ?? '', 'Europe/Paris').dayOfWeek).toBe(2);
          expect(isWorkingDay(day, paris) && isWorkingDay(day, montreal)).toBe(true);
          expect(avoid.some(({ from, to }) => from <= day && day <= to)).toBe(false);
          if (index > 0) expect(day >= addDays(days[index - 1] ?? '', 14)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
