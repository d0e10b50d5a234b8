import { describe, expect, it } from 'vitest';
import { moveNext } from '../../shared/domain/move-session.ts';
import { aPair, aSession, at, helene, ines, inParis, pairId, sixDates } from './builders.ts';

const pair = aPair({ sessions: sixDates.map((meetsAt, index) => aSession({ number: index + 1, meetsAt })) });

describe('moveNext', () => {
  it('releases the next session, takes it out of both calendars under the next sequence, and wakes the pair', () => {
    const moved = moveNext(pair, 'mentee', inParis, at('2027-03-10 10:00'));
    expect(moved?.session).toBe(2);
    expect(moved?.to.sessions.map(({ status }) => status)).toEqual([
      'planned',
      'moving',
      'planned',
      'planned',
      'planned',
      'planned',
    ]);
    expect(moved?.commands).toMatchObject([
      {
        kind: 'mail',
        order: { mail: 'cancellation', to: ines, session: 2, facts: { sequence: '1', meetsAt: sixDates[1] } },
      },
      { kind: 'mail', order: { mail: 'cancellation', to: helene, session: 2, facts: { sequence: '1' } } },
      { kind: 'wake', target: 'pair', id: pairId },
    ]);
    expect(moved?.to.sessions[1]?.sequence).toBe(1);
  });

  it('counts as a cancellation within five working days only', () => {
    const canceledBy = (now: string) => moveNext(pair, 'mentee', inParis, at(now))?.to.sessions[1]?.canceledBy;
    expect(canceledBy('2027-03-22 10:00')).toBe('mentee'); // Tuesday 30 March is the fifth: Easter Monday is off
    expect(canceledBy('2027-03-19 10:00')).toBeUndefined();
  });

  it('sends no cancellation for a session nobody was invited to', () => {
    const silent = { ...pair, sessions: pair.sessions.map((session) => ({ ...session, invited: false })) };
    expect(moveNext(silent, 'mentor', inParis, at('2027-02-20 10:00'))?.commands).toEqual([
      { kind: 'wake', target: 'pair', id: pairId },
    ]);
  });

  it('moves nothing when nothing is planned, or the pair does not meet', () => {
    expect(moveNext(pair, 'mentor', inParis, at('2027-07-13 08:30'))).toBeUndefined();
    expect(moveNext({ ...pair, status: 'closed' }, 'mentor', inParis, at('2027-03-10 10:00'))).toBeUndefined();
  });

  it('skips a session that has already lost its date', () => {
    const once = moveNext(pair, 'mentor', inParis, at('2027-03-10 10:00'));
    if (once === undefined) throw new Error('session 2 moves');
    expect(moveNext(once.to, 'mentor', inParis, at('2027-03-10 11:00'))?.session).toBe(3);
  });
});
