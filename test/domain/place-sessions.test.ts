import { describe, expect, it } from 'vitest';
import type { Answers } from '../../shared/domain/form.ts';
import {
  chosenSlot,
  givesNoDate,
  movedTo,
  nextOfSeries,
  placedSeries,
  released,
} from '../../shared/domain/place-sessions.ts';
import { aDefinition, aForm, aFormId, answered, aPair, aSession, at, sixDates } from './builders.ts';
import { lyon, paris } from './sites.ts';

const places = { keeper: paris, other: lyon };
const agenda = aForm({
  kind: 'AGD',
  issuedAt: at('2027-02-11 10:00'),
  facts: { 'slot 1': at('2027-03-02 08:30'), 'slot 2': at('2027-03-04 09:00') },
});

function placed(answers: Answers, definition = aDefinition({ lastDay: '2027-07-18' })) {
  return placedSeries(aPair({ status: 'dating' }), answered(agenda, answers), definition, places);
}

describe('placedSeries', () => {
  it('places the six dates of scene 1', () => {
    const series = placed({ first: '1', rhythm: 'every-four-weeks' });
    expect(series?.pair.sessions.map(({ meetsAt }) => meetsAt)).toEqual(sixDates);
    expect(series?.pair).toMatchObject({ status: 'meeting', rhythm: 'series' });
    expect(series?.pair.sessions.map(({ number, status, invited }) => [number, status, invited])).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => [number, 'planned', false]),
    );
    expect(series?.unclear).toBe(false);
  });

  it('keeps out of the week Sandrine asked to avoid', () => {
    const series = placed({ first: '1', rhythm: 'every-four-weeks', periods: 'pas la semaine du 24 mai' });
    expect(series?.pair.sessions[3]?.meetsAt).toBe(at('2027-05-18 08:30'));
    expect(series?.unclear).toBe(false);
  });

  it('places the dates and says so when a period was not understood', () => {
    const series = placed({ first: '1', rhythm: 'every-four-weeks', periods: 'à voir avec le comité de direction' });
    expect(series?.pair.sessions).toHaveLength(6);
    expect(series?.unclear).toBe(true);
  });

  it('places the first session alone when the others are fixed one by one', () => {
    const series = placed({ first: '2', rhythm: 'one-by-one' });
    expect(series?.pair).toMatchObject({ rhythm: 'one-by-one', sessions: [{ meetsAt: at('2027-03-04 09:00') }] });
    expect(series?.pair.sessions).toHaveLength(1);
  });

  it('places nothing for "none of these", or for a slot that was never offered', () => {
    expect(placed({ first: 'none' })).toBeUndefined();
    expect(placed({ first: '4', rhythm: 'one-by-one' })).toBeUndefined();
  });
});

describe('chosenSlot', () => {
  it('is the instant behind the letter', () => {
    expect(chosenSlot(answered(agenda, { first: '2' }), 'first')).toBe(at('2027-03-04 09:00'));
    expect(chosenSlot(answered(agenda, { date: 'none' }), 'date')).toBeUndefined();
    expect(chosenSlot(agenda, 'first')).toBeUndefined();
  });

  it('is no date when it has passed', () => {
    const chosen = answered(agenda, { first: '2' });
    expect(givesNoDate(chosen, 'first', at('2027-03-04 08:59'))).toBe(false);
    expect(givesNoDate(chosen, 'first', at('2027-03-04 09:00'))).toBe(true);
    expect(givesNoDate(answered(agenda, { date: 'none' }), 'date', at('2027-03-01 09:00'))).toBe(true);
  });
});

describe('nextOfSeries', () => {
  it('adds a session without a date, about due after the program’s interval', () => {
    const now = at('2027-03-16 18:00');
    const pair = nextOfSeries(aPair({ sessions: [aSession()] }), 4, now);
    expect(pair.sessions).toHaveLength(2);
    expect(pair.sessions[1]).toMatchObject({ number: 2, status: 'moving', sequence: 0, releasedAt: now, moves: 0 });
    expect(pair.sessions[1]?.meetsAt.slice(0, 10)).toBe('2027-03-30');
  });
});

describe('released and movedTo', () => {
  const feedback = { mentorForm: aFormId('m'), menteeForm: aFormId('s'), weighed: [aFormId('m')], moves: 3 };
  const pair = aPair({ sessions: [aSession(feedback), aSession({ number: 2 })] });
  const now = at('2027-02-25 10:00');

  it('take a date away: its feedback is void, its calendar item gets the next sequence', () => {
    const [first, second] = released(pair, 1, 'mentee', now).sessions;
    expect(first).toMatchObject({
      status: 'moving',
      sequence: 1,
      moves: 0,
      weighed: [],
      releasedAt: now,
      canceledBy: 'mentee',
    });
    expect(first).not.toHaveProperty('mentorForm');
    expect(first).not.toHaveProperty('menteeForm');
    expect(second).toEqual(pair.sessions[1]);
  });

  it('blame nobody when the date is given up early', () => {
    expect(released(pair, 1, undefined, now).sessions[0]).not.toHaveProperty('canceledBy');
  });

  it('give it a new one, to be announced and prepared again under the sequence it has', () => {
    const moving = { ...released(pair, 1, undefined, now) };
    const [first] = movedTo(moving, 1, at('2027-03-09 08:30')).sessions;
    expect(first).toMatchObject({
      status: 'planned',
      meetsAt: at('2027-03-09 08:30'),
      sequence: 1,
      invited: false,
      sheetSent: false,
    });
    expect(first).not.toHaveProperty('moveForm');
    expect(first).not.toHaveProperty('releasedAt');
  });
});
