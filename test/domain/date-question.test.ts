import { describe, expect, it } from 'vitest';
import { type DateQuestion, dateQuestion } from '../../shared/domain/date-question.ts';
import type { Form } from '../../shared/domain/form.ts';
import type { Pair } from '../../shared/domain/pair.ts';
import { mostDateRounds } from '../../shared/domain/plan-pair.ts';
import { allHalfDays, type HalfDay } from '../../shared/domain/session-slots.ts';
import { localDate } from '../../shared/domain/working-calendar.ts';
import { aForm, aFormId, answered, aPair, aSession, at, helene, pairFacts, sandrine, sixDates } from './builders.ts';

const now = at('2027-02-11 10:00');
const tuesdayAndThursday: HalfDay[] = ['tue-am', 'thu-am'];

function ask(pair: Pair, forms: Form[] = [], halfDays: readonly HalfDay[] = tuesdayAndThursday, when = now) {
  return dateQuestion(pair, pairFacts(forms), halfDays, '2027-07-13', when);
}

const days = (question: DateQuestion | undefined) =>
  (question?.slots ?? []).map((slot) => localDate(slot, 'Europe/Paris'));

describe('the series', () => {
  const dating = aPair({ status: 'dating' });

  it('asks the assistant with four times of the mentor’s half-days', () => {
    const question = ask(dating);
    expect(question).toMatchObject({ kind: 'AGD', to: sandrine, round: 1, session: undefined });
    expect(question?.slots).toHaveLength(4);
    expect(question?.facts).toEqual(
      Object.fromEntries((question?.slots ?? []).map((slot, index) => [`slot ${String(index + 1)}`, slot])),
    );
    expect(days(question).every((day) => [2, 4].includes(new Date(day).getUTCDay()))).toBe(true);
  });

  it('asks leaders who keep their own calendar in their own words', () => {
    expect(ask({ ...dating, keeperId: helene })).toMatchObject({ kind: 'AGD-own', to: helene });
  });

  const asked = (round: number, question: DateQuestion | undefined, changes: Partial<Form> = {}) => {
    const form = aForm({
      formId: aFormId(`agd${String(round)}`),
      kind: 'AGD',
      personId: sandrine,
      facts: { ...question?.facts },
      ...changes,
    });
    return { form, pair: { ...dating, datesRound: round, datesForm: form.formId } };
  };

  it('offers other days in each further round', () => {
    const first = ask(dating, [], allHalfDays);
    const one = asked(1, first);
    const second = ask(one.pair, [answered(one.form, { first: 'none' })], allHalfDays);
    const two = asked(2, second);
    const third = ask(two.pair, [answered(two.form, { first: 'none' })], allHalfDays);
    expect(second).toMatchObject({ round: 2, to: sandrine });
    const offered = [first, second, third].flatMap(days);
    expect(offered).toHaveLength(12);
    expect(new Set(offered).size).toBe(12);
  });

  it('has nothing to offer when the mentor’s half-days hold no further day', () => {
    const one = asked(1, ask(dating, [], ['tue-am']));
    const two = asked(2, ask(one.pair, [answered(one.form, { first: 'none' })], ['tue-am']));
    expect(ask(two.pair, [answered(two.form, { first: 'none' })], ['tue-am'])?.slots).toEqual([]);
  });

  it('turns to the leader when the assistant stays silent, and stays with whoever answers', () => {
    const silent = asked(1, ask(dating), { status: 'expired' });
    expect(ask(silent.pair, [silent.form])).toMatchObject({ kind: 'AGD-own', to: helene });
    const leader = asked(2, ask(dating), { personId: helene });
    expect(ask(leader.pair, [answered(leader.form, { first: 'none' })])).toMatchObject({ kind: 'AGD-own', to: helene });
  });

  it('asks nothing while a form is out, nor after the last round', () => {
    const open = asked(1, ask(dating));
    expect(ask(open.pair, [open.form])).toBeUndefined();
    const last = asked(mostDateRounds, ask(dating));
    expect(ask(last.pair, [answered(last.form, { first: 'none' })])).toBeUndefined();
  });
});

describe('a session without its date', () => {
  const sessions = sixDates.map((meetsAt, index) => aSession({ number: index + 1, meetsAt }));
  const moving = (number: number, changes: Partial<Pair['sessions'][number]> = {}) =>
    aPair({
      rhythm: 'series',
      sessions: sessions.map((session) =>
        session.number === number ? { ...session, status: 'moving', sequence: 1, ...changes } : session,
      ),
    });
  const may = at('2027-05-19 09:00');

  it('asks the assistant with three days near the old one, 3 June among them (content.md 1.1)', () => {
    const question = ask(moving(4), [], tuesdayAndThursday, may);
    expect(question).toMatchObject({ kind: 'MOV', to: sandrine, round: 11, session: { number: 4 } });
    expect(question?.facts.planned).toBe(sixDates[3]);
    expect(days(question)).toContain('2027-06-03');
    expect(days(question)).not.toContain('2027-05-25');
    expect(question?.slots).toHaveLength(3);
  });

  it('has a round of its own for each date that was given up', () => {
    const rounds = [moving(4), moving(4, { moves: 1 }), moving(4, { sequence: 2 })].map(
      (pair) => ask(pair, [], tuesdayAndThursday, may)?.round,
    );
    expect(new Set(rounds).size).toBe(3);
  });

  it('keeps two weeks from its neighbors, but not from one that is moving or canceled', () => {
    const near = (pair: Pair) => days(ask(pair, [], allHalfDays, may));
    for (const day of near(moving(4))) expect(day >= '2027-05-11' && day <= '2027-06-08').toBe(true);
    const freed = moving(4);
    const fifth = {
      ...freed,
      sessions: freed.sessions.map((each) => (each.number === 5 ? { ...each, status: 'canceled' as const } : each)),
    };
    expect(ask(fifth, [], ['wed-pm'], at('2027-06-15 09:00'))?.slots.length).toBeGreaterThan(0);
    expect(ask(freed, [], ['wed-pm'], at('2027-06-15 09:00'))?.slots).toEqual([]);
  });

  it('offers other days after "none"', () => {
    const first = ask(moving(4), [], allHalfDays, may);
    const form = aForm({ formId: aFormId('mov'), kind: 'MOV', personId: sandrine, facts: { ...first?.facts } });
    const again = moving(4, { moves: 1, moveForm: form.formId });
    const second = ask(again, [answered(form, { date: 'none' })], allHalfDays, may);
    expect(days(second).filter((day) => days(first).includes(day))).toEqual([]);
    expect(second?.slots).toHaveLength(3);
  });

  it('is a first date, not a move, for a pair that goes one by one', () => {
    const next = { ...moving(2, { sequence: 0 }), rhythm: 'one-by-one' as const };
    expect(ask(next, [], tuesdayAndThursday, at('2027-03-10 09:00'))).toMatchObject({ kind: 'NXT', round: 1 });
  });

  it('asks for one date at a time: the next one depends on it', () => {
    const form = aForm({ formId: aFormId('mov'), kind: 'MOV' });
    const both = moving(4, { moveForm: form.formId });
    const two = {
      ...both,
      sessions: both.sessions.map((each) => (each.number === 6 ? { ...each, status: 'moving' as const } : each)),
    };
    expect(ask(two, [form], tuesdayAndThursday, may)).toBeUndefined();
    const dated = {
      ...two,
      sessions: two.sessions.map((each) => (each.number === 4 ? { ...each, status: 'planned' as const } : each)),
    };
    expect(ask(dated, [form], tuesdayAndThursday, may)?.session?.number).toBe(6);
  });
});

describe('other pairs', () => {
  it('are asked nothing', () => {
    expect(ask(aPair({ sessions: [aSession()] }))).toBeUndefined();
    expect(ask(aPair({ status: 'consulting' }))).toBeUndefined();
    expect(ask(aPair({ status: 'closed' }))).toBeUndefined();
  });
});
