import { describe, expect, it } from 'vitest';
import {
  coordinatorOf,
  coordinatorReader,
  cycleEndsAt,
  enrollmentClosesAt,
  enrollmentClosesOn,
  enrollmentOpensAt,
  readerOf,
} from '../../shared/domain/readers.ts';
import { aCycle, aDefinition, aParticipant, at, claire, helene, ines, marc } from './builders.ts';
import { lyon, montreal } from './sites.ts';

describe('readerOf and coordinatorReader', () => {
  it('give the working days of the site and the person’s own clock', () => {
    expect(readerOf(aDefinition(), aParticipant({ timeZone: 'Europe/Lisbon' }))).toMatchObject({
      site: lyon,
      timeZone: 'Europe/Lisbon',
    });
    expect(coordinatorReader(aDefinition(), 1)).toMatchObject({ site: montreal, timeZone: 'America/Montreal' });
  });

  it('refuse a place nobody defined', () => {
    expect(() => readerOf(aDefinition(), { site: 'Lille', timeZone: 'Europe/Paris' })).toThrow('no site Lille');
    expect(() => coordinatorReader(aDefinition(), 7)).toThrow('no site for coordinator 8');
  });
});

describe('the cycle’s own dates', () => {
  it('are told on the lead coordinator’s clock', () => {
    const definition = aDefinition();
    expect(enrollmentOpensAt(definition, at('2027-01-11 09:00'))).toBe(at('2027-01-14 09:00'));
    expect(enrollmentClosesAt(definition)).toBe(at('2027-02-03 18:00'));
    expect(cycleEndsAt(definition)).toBe(at('2027-07-13 18:00'));
  });

  it('never open enrollment in the past', () => {
    expect(enrollmentOpensAt(aDefinition(), at('2027-01-15 11:00'))).toBe(at('2027-01-15 11:00'));
  });

  it('count the first day of a period of enrollment', () => {
    expect(enrollmentClosesOn(aDefinition({ enrollment: { days: 21 } }))).toBe('2027-02-03');
    expect(enrollmentClosesOn(aDefinition({ enrollment: { until: '2027-01-29' } }))).toBe('2027-01-29');
  });
});

describe('coordinatorOf', () => {
  const cycle = aCycle();
  const mentor = aParticipant();
  const mentee = aParticipant({ side: 'mentee' });

  it('is the lead coordinator', () => {
    expect(coordinatorOf(cycle, [mentor, mentee])).toBe(claire);
    expect(coordinatorOf(cycle, [])).toBe(claire);
  });

  it('is never somebody in the reporting line of one of the two, at whatever distance', () => {
    expect(coordinatorOf(cycle, [{ ...mentor, managers: [helene, claire] }, mentee])).toBe(marc);
    expect(coordinatorOf(cycle, [mentor, { ...mentee, managers: [claire] }])).toBe(marc);
  });

  it('is never one of the two', () => {
    expect(coordinatorOf(cycle, [mentor, { personId: claire, managers: [] }])).toBe(marc);
  });

  it('is the lead one when no other is free', () => {
    expect(
      coordinatorOf(cycle, [
        { personId: ines, managers: [claire] },
        { personId: marc, managers: [] },
      ]),
    ).toBe(claire);
  });
});
