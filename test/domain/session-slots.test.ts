import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allHalfDays, movedSlots, proposedSlots, type SlotSearch } from '../../shared/domain/session-slots.ts';
import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  localDate,
  wallClock,
  workingDaysBetween,
  zoned,
} from '../../shared/domain/working-calendar.ts';
import { lyon, montreal, paris } from './sites.ts';

const from = '2027-02-11T09:00:00.000Z';
const search: SlotSearch = {
  mentorHalfDays: ['tue-am', 'thu-am'],
  mentorSite: lyon,
  keeperSite: paris,
  minutes: 60,
  count: 4,
  avoid: [],
  round: 1,
};
const wall = (instants: readonly string[], timeZone = 'Europe/Paris'): string[] =>
  instants.map((instant) => zoned(instant, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }));

describe('proposedSlots', () => {
  it('offers Inès’s Tuesday and Thursday mornings, slot A on 2 March at 8:30, as in scene 1', () => {
    expect(wall(proposedSlots({ ...search, from }))).toEqual([
      '2027-03-02T08:30',
      '2027-03-04T10:00',
      '2027-03-09T08:30',
      '2027-03-11T10:00',
    ]);
  });

  it('spreads over two weeks and both halves of the day when every half-day is free', () => {
    expect(wall(proposedSlots({ ...search, mentorHalfDays: allHalfDays, from }))).toEqual([
      '2027-03-01T08:30',
      '2027-03-04T14:00',
      '2027-03-08T08:30',
      '2027-03-11T14:00',
    ]);
  });

  it('stays between 14:00 and 18:00 in Paris when the mentor is there and the leader in Montreal', () => {
    const slots = proposedSlots({ ...search, mentorHalfDays: allHalfDays, keeperSite: montreal, from });
    expect(wall(slots)).toEqual(['2027-03-01T14:00', '2027-03-04T15:30', '2027-03-08T14:00', '2027-03-11T15:30']);
    expect(wall(slots, 'America/Montreal')).toEqual([
      '2027-03-01T08:00',
      '2027-03-04T09:30',
      '2027-03-08T08:00',
      '2027-03-11T09:30',
    ]);
  });

  it('reads the half-days on the mentor’s clock when the mentor is in Montreal', () => {
    const slots = proposedSlots({ ...search, mentorHalfDays: ['tue-am', 'wed-pm'], mentorSite: montreal, from });
    expect(wall(slots, 'America/Montreal').every((slot) => /T(08|09|10|11):/.test(slot))).toBe(true);
    expect(new Set(slots.map((slot) => zoned(slot, 'America/Montreal').dayOfWeek))).toEqual(new Set([2]));
  });

  it('gives the least bad hours when the zones share none', () => {
    const slots = proposedSlots({ ...search, keeperSite: montreal, from });
    expect(slots).toHaveLength(4);
    expect(wall(slots).every((slot) => slot.endsWith('T11:00'))).toBe(true);
  });

  it('goes sooner than twelve working days, then later than twenty, before it doubles a day', () => {
    expect(wall(proposedSlots({ ...search, mentorHalfDays: ['mon-pm'], from }))).toEqual([
      '2027-02-22T14:00',
      '2027-03-01T15:30',
      '2027-03-08T14:00',
      '2027-03-15T15:30',
    ]);
  });

  it('has fewer to offer when the half-days hold no more, and none without half-days', () => {
    const march = { from: '2027-02-12', to: '2027-03-14' };
    const few = proposedSlots({ ...search, mentorHalfDays: ['mon-pm'], minutes: 180, avoid: [march], from });
    expect(wall(few)).toEqual(['2027-03-15T13:00', '2027-03-15T14:00']);
    expect(proposedSlots({ ...search, mentorHalfDays: [], from })).toEqual([]);
  });

  it('gives times not given before in each further round', () => {
    const rounds = [1, 2, 3].flatMap((round) => proposedSlots({ ...search, round, from }));
    expect(rounds).toHaveLength(12);
    expect(new Set(rounds).size).toBe(12);
  });

  it('only ever offers both sites’ working days and hours, 5 to 25 working days away, in time order, on different days when it can', () => {
    const start = fc
      .date({ min: new Date('2027-01-04'), max: new Date('2028-03-31'), noInvalidDate: true })
      .map((date) => date.toISOString());
    const sites = fc.constantFrom(
      { mentorSite: paris, keeperSite: montreal },
      { mentorSite: montreal, keeperSite: paris },
      { mentorSite: lyon, keeperSite: paris },
    );
    fc.assert(
      fc.property(start, sites, fc.integer({ min: 1, max: 3 }), (from, { mentorSite, keeperSite }, round) => {
        const away = (days: number) => addWorkingDays(localDate(from, keeperSite.timeZone), days, keeperSite);
        let shared = 0; // before two summer pauses that differ, a pair has hardly a day in common
        for (let day = away(5); day <= away(25); day = addDays(day, 1))
          if (isWorkingDay(day, mentorSite) && isWorkingDay(day, keeperSite)) shared += 1;
        fc.pre(shared >= 4);
        const slots = proposedSlots({ ...search, mentorHalfDays: allHalfDays, mentorSite, keeperSite, round, from });
        expect(slots).toHaveLength(4);
        expect(slots).toEqual([...slots].sort());
        expect(new Set(slots.map((slot) => localDate(slot, mentorSite.timeZone))).size).toBe(4);
        for (const slot of slots) {
          for (const site of [mentorSite, keeperSite]) {
            const { hour } = zoned(slot, site.timeZone);
            expect(hour >= 8 && hour < 18 && isWorkingDay(localDate(slot, site.timeZone), site)).toBe(true);
          }
          const days = workingDaysBetween(from, slot, keeperSite);
          expect(days >= 5 && days <= 25).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('movedSlots', () => {
  const fourth = {
    ...search,
    count: 3,
    now: '2027-05-19T09:00:00.000Z',
    planned: wallClock('2027-05-25', '08:30', 'Europe/Paris'),
    previous: wallClock('2027-04-27', '08:30', 'Europe/Paris'),
    next: wallClock('2027-06-22', '08:30', 'Europe/Paris'),
    lastDay: '2027-09-10',
  };

  it('offers the nearest days from a week on; session 4 of 25 May can go to 3 June as in content.md 1.1', () => {
    expect(wall(movedSlots(fourth))).toEqual(['2027-05-27T08:30', '2027-06-01T10:00', '2027-06-03T08:30']);
  });

  it('goes earlier too when there is time, and never within two weeks of a neighbor', () => {
    const early = movedSlots({
      ...fourth,
      now: '2027-04-28T09:00:00.000Z',
      previous: wallClock('2027-05-05', '08:30', 'Europe/Paris'),
    });
    expect(wall(early)).toEqual(['2027-05-20T08:30', '2027-05-27T10:00', '2027-06-01T08:30']);
    expect(movedSlots({ ...fourth, next: wallClock('2027-06-08', '08:30', 'Europe/Paris') })).toEqual([]);
  });

  it('never goes past the last day, and gives other times in a second round', () => {
    expect(wall(movedSlots({ ...fourth, lastDay: '2027-05-31' }))).toEqual([
      '2027-05-27T08:30',
      '2027-05-27T09:00',
      '2027-05-27T10:00',
    ]);
    const both = [...movedSlots(fourth), ...movedSlots({ ...fourth, round: 2 })];
    expect(new Set(both).size).toBe(6);
  });
});
