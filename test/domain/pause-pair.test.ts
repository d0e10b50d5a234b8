import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pair } from '../../shared/domain/pair.ts';
import { pauseDate, pauseEndsAt } from '../../shared/domain/pause-date.ts';
import { paused, pauseStep, preparedWithin, suspended } from '../../shared/domain/pause-pair.ts';
import { planPair } from '../../shared/domain/plan-pair.ts';
import { postponedForm, remindedAfter } from '../../shared/domain/postpone-form.ts';
import { resumed } from '../../shared/domain/resume-pair.ts';
import { workingDaysBetween } from '../../shared/domain/working-calendar.ts';
import {
  aDefinition,
  aForm,
  aFormId,
  answered,
  aPair,
  aSession,
  at,
  helene,
  inLyon,
  inParis,
  pairFacts,
  sixDates,
} from './builders.ts';

const meeting = aPair({
  rhythm: 'series',
  sessions: sixDates.map((meetsAt, index) => aSession({ number: index + 1, meetsAt, invited: index < 3 })),
});
const readers = { mentor: inLyon, mentee: inParis };
const now = at('2027-03-10 10:00');
const pause = (until: string, pair: Pair = meeting, side: 'mentor' | 'mentee' = 'mentor') =>
  paused(pair, { side, until: at(until) }, readers, now);
const statuses = (pair: Pair) => pair.sessions.map(({ status }) => status);
const days = (pair: Pair) => pair.sessions.map(({ meetsAt, status }) => `${status} ${meetsAt.slice(0, 10)}`);

describe('the date of a pause', () => {
  it.each([
    [{ day: 3, month: 5 }, '2027-05-03'],
    [{ day: 10, month: 3 }, '2028-03-10'], // today is not to come
    [{ day: 3, month: 2 }, '2028-02-03'],
    [{ day: 29, month: 2 }, '2028-02-29'],
    [{ day: 3, month: 5, year: 2027 }, '2027-05-03'],
    [undefined, '2027-04-10'],
  ])('%o is %s, said on 10 March 2027', (written, date) => {
    expect(pauseDate(written, '2027-03-10')).toBe(date);
  });

  it.each([
    { day: 31, month: 2 },
    { day: 3, month: 2, year: 2027 },
    { day: 3, month: 5, year: 2029 },
  ])('is none for %o', (written) => {
    expect(pauseDate(written, '2027-03-10')).toBeUndefined();
  });

  it('is a working morning', () => {
    expect(pauseEndsAt('2027-03-28', inParis)).toBe(at('2027-03-30 09:00')); // Easter Sunday, then Monday
  });
});

describe('a pair that is paused', () => {
  it('loses the sessions its people could not prepare after the return, and keeps the later ones', () => {
    const { to, commands } = pause('2027-04-20 09:00');
    expect(statuses(to)).toEqual(['planned', 'moving', 'moving', 'planned', 'planned', 'planned']);
    expect(to.sessions[1]?.canceledBy).toBeUndefined();
    const orders = commands.flatMap((command) => (command.kind === 'mail' ? [command.order] : []));
    expect(orders.map(({ mail, to: who, session }) => [mail, who === helene, session])).toEqual([
      ['cancellation', false, 2],
      ['cancellation', true, 2],
      ['cancellation', false, 3],
      ['cancellation', true, 3],
      ['suspended', true, undefined],
    ]);
  });

  it('tells nobody while they are still asked whether they want to be a pair', () => {
    const { commands } = pause('2027-04-20 09:00', aPair({ status: 'consulting' }));
    expect(commands.map(({ kind }) => kind)).toEqual(['wake']);
  });

  it('takes the new date of the same person, the later one of two people, and is told once', () => {
    const first = pause('2027-04-20 09:00').to;
    const sooner = pause('2027-04-12 09:00', first);
    expect(sooner.to.pause).toMatchObject({ until: at('2027-04-12 09:00'), since: now });
    const other = pause('2027-04-12 09:00', first, 'mentee');
    expect(other.to.pause).toMatchObject({ until: at('2027-04-20 09:00'), side: 'mentor' });
    const later = pause('2027-05-10 09:00', first, 'mentee');
    expect(later.to.pause).toMatchObject({ until: at('2027-05-10 09:00'), side: 'mentee' });
    for (const { commands } of [sooner, other, later])
      expect(commands.some((command) => command.kind === 'mail' && command.order.mail === 'suspended')).toBe(false);
  });

  it('waits for its end, asks, follows the answer, and never leaves a session that comes too soon', () => {
    const pair = pause('2027-04-20 09:00').to;
    const until = at('2027-04-20 09:00');
    const plan = (each: Pair, moment: string, forms = pairFacts()) => planPair(each, forms, moment);
    expect(plan(pair, now)).toEqual({ next: 'wait', until });
    expect(plan(pair, until)).toEqual({ next: 'see-to-pause' });
    const form = aForm({ kind: 'BACK', formId: aFormId('back'), closesAt: at('2027-05-04 09:00') });
    const asked: Pair = { ...pair, pause: { ...pair.pause!, form: form.formId } };
    const tooSoon = at('2027-05-18 08:30'); // five working days before 25 May
    expect(plan(asked, until, pairFacts([form]))).toMatchObject({ next: 'wait' });
    expect(plan(asked, until, pairFacts([answered(form, { decision: 'resume' })]))).toEqual({ next: 'see-to-pause' });
    expect(plan(asked, until, pairFacts([{ ...form, status: 'expired' }]))).toEqual({ next: 'intervene' });
    const unanswered = pauseStep(asked, asked.pause!, pairFacts([{ ...form, status: 'expired' }]), until);
    expect(unanswered.kind === 'wait' ? unanswered.until : []).toContain(tooSoon);
    expect(pauseStep(asked, asked.pause!, pairFacts([form]), tooSoon)).toEqual({ kind: 'release' });
    expect(statuses(suspended(asked, readers, tooSoon).pair)[3]).toBe('moving');
  });

  it('has no session at any moment of its pause that could not be prepared', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), (inDays) => {
        const until = pauseEndsAt(new Date(Date.parse(now) + inDays * 86_400_000).toISOString().slice(0, 10), inLyon);
        const { to } = paused(meeting, { side: 'mentor', until }, readers, now);
        for (const session of to.sessions.filter(({ status, meetsAt }) => status === 'planned' && meetsAt > now))
          expect(workingDaysBetween(until, session.meetsAt, inLyon.site)).toBeGreaterThanOrEqual(preparedWithin);
      }),
    );
  });
});

describe('a pair that goes on', () => {
  const definition = aDefinition({ lastDay: '2027-09-15' });
  const back = at('2027-04-20 10:00');

  it('gives the dates still in the calendars to the next sessions and goes on in the same rhythm', () => {
    const { to, signals } = resumed(pause('2027-04-20 09:00').to, definition, readers, back);
    expect(days(to)).toEqual([
      'planned 2027-03-02',
      'planned 2027-05-25',
      'planned 2027-06-22',
      'planned 2027-07-13',
      'planned 2027-08-31',
      'planned 2027-09-14',
    ]);
    expect(signals).toEqual([]);
    expect(to.pause).toBeUndefined();
    // Each new date is a higher number of the same calendar item, to be announced again.
    expect(to.sessions.slice(1).map(({ sequence, invited }) => [sequence, invited])).toEqual(
      Array.from({ length: 5 }, () => [1, false]),
    );
  });

  it('starts again at its own weekday and hour when no date was left', () => {
    const { to } = resumed(pause('2027-07-13 09:00').to, definition, readers, at('2027-08-30 09:00'));
    expect(days(to).slice(1, 3)).toEqual(['planned 2027-09-07', 'canceled 2027-04-27']);
  });

  it('gives up what the last day leaves no room for, and says so', () => {
    const { to, signals } = resumed(pause('2027-04-20 09:00').to, aDefinition(), readers, back);
    expect(statuses(to)).toEqual(['planned', 'planned', 'planned', 'planned', 'canceled', 'canceled']);
    expect(signals.map(({ signal, session }) => [signal, session])).toEqual([
      ['no-dates-agreed', 5],
      ['no-dates-agreed', 6],
    ]);
  });

  it('leaves dates alone that the pause did not touch', () => {
    const { to } = resumed(pause('2027-03-15 09:00').to, definition, readers, at('2027-03-15 10:00'));
    expect(days(to)).toEqual(days(meeting));
    expect(to.sessions).toEqual(meeting.sessions);
  });

  it('asks again for the date of a session that is fixed by itself', () => {
    const single = { ...meeting, rhythm: 'one-by-one' as const, sessions: meeting.sessions.slice(0, 2) };
    const { to } = resumed(pause('2027-04-20 09:00', single).to, definition, readers, back);
    expect(to.sessions[1]).toMatchObject({ status: 'moving', releasedAt: back });
  });
});

describe('an open form in a pause', () => {
  const until = at('2027-04-20 09:00');
  const form = aForm({ sent: 1 });

  it('of a pair is not repeated, and keeps the working days it had left', () => {
    const put = postponedForm(form, until, inLyon, now);
    expect(put.ladder).toEqual(form.ladder.slice(0, 1));
    expect(put.closesAt).toBe(at('2027-04-26 09:00')); // 11, 12, 15 and 16 March were left
    expect(postponedForm(put, until, inLyon, at('2027-03-20 10:00'))).toBe(put);
  });

  it('that shares its deadline keeps it, and reminds afterwards at the soonest', () => {
    const shared = aForm({
      group: 'enrollment',
      sent: 1,
      ladder: [now, at('2027-03-12 09:00'), at('2027-05-03 09:00')],
    });
    const put = postponedForm(shared, until, inLyon, now);
    expect(put.ladder).toEqual([now, until, at('2027-05-03 09:00')]);
    expect(put.closesAt).toBe(shared.closesAt);
  });

  it('reminds somebody who is away after the return, and a closed one not at all', () => {
    const away = remindedAfter(form, at('2027-03-12 00:00'), inLyon);
    expect(away.ladder).toEqual([form.ladder[0], at('2027-03-12 09:00')]);
    expect(remindedAfter(away, at('2027-03-12 00:00'), inLyon)).toBe(away);
    const closed = { ...form, status: 'answered' as const };
    expect(remindedAfter(closed, until, inLyon)).toBe(closed);
  });
});
