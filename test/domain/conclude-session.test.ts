import { describe, expect, it } from 'vitest';
import { concluded, givenUp } from '../../shared/domain/conclude-session.ts';
import type { Form } from '../../shared/domain/form.ts';
import type { Pair, Session } from '../../shared/domain/pair.ts';
import { aForm, answered, aPair, aSession, at } from './builders.ts';

const now = at('2027-03-16 18:00');
const said = (held: string) => answered(aForm({ session: 2 }), { held });
const silent = aForm({ status: 'expired' });

function conclude(
  mentor: Form | undefined,
  mentee: Form | undefined,
  before: Partial<Session> = {},
  last: Partial<Session> = {},
) {
  const session = aSession({ number: 2, meetsAt: at('2027-03-09 08:30'), ...last });
  const pair = aPair({ sessions: [aSession({ status: 'held', concludedAt: now, ...before }), session] });
  const end = concluded(pair, session, { mentor, mentee }, now);
  return { session: end.pair.sessions[1], signals: end.signals.map(({ signal, side }) => [signal, side]) };
}

describe('concluded', () => {
  it('believes one side when the other is silent, and tells of the silence', () => {
    expect(conclude(said('held'), said('held'))).toMatchObject({
      session: { status: 'held', heardFrom: 'both', concludedAt: now },
      signals: [],
    });
    expect(conclude(silent, said('held'))).toMatchObject({
      session: { status: 'held', heardFrom: 'one' },
      signals: [['silence', 'mentor']],
    });
    expect(conclude(silent, silent)).toMatchObject({
      session: { status: 'unknown', heardFrom: 'nobody' },
      signals: [
        ['silence', 'mentor'],
        ['silence', 'mentee'],
      ],
    });
  });

  it('counts a disagreement as held when one says so, and tells of it', () => {
    expect(conclude(said('canceled'), said('held'))).toMatchObject({
      session: { status: 'held', heardFrom: 'disagree' },
      signals: [['disagreement', 'both']],
    });
  });

  it('looks for a new date when the session was moved: feedback and conclusion are void', () => {
    const { session } = conclude(said('moved'), said('moved'));
    expect(session).toMatchObject({ status: 'moving', sequence: 1, releasedAt: now });
    expect(session?.concludedAt).toBeUndefined();
    expect(conclude(said('moved'), said('canceled')).session?.status).toBe('moving');
  });

  it('remembers a cancellation, and who was known to have canceled', () => {
    expect(conclude(said('canceled'), undefined).session).toMatchObject({ status: 'canceled', canceledBy: 'unknown' });
  });

  it('raises two cancellations running by the leader’s side, not one, none by the mentor or by who knows whom', () => {
    const twice = (before: Session['canceledBy'], last: Session['canceledBy']) =>
      conclude(said('canceled'), said('canceled'), { canceledBy: before }, { canceledBy: last }).signals;
    expect(twice('mentee', 'keeper')).toEqual([['two-cancellations', 'mentee']]);
    expect(twice(undefined, 'mentee')).toEqual([]);
    expect(twice('mentor', 'mentee')).toEqual([]);
    expect(twice('mentee', undefined)).toEqual([]); // canceled, say both, and nobody knows by whom
  });
});

describe('a session concluded before, whose answers were corrected', () => {
  const early = at('2027-03-05 10:00');
  const over = (changes: Partial<Session>, pair: Partial<Pair> = {}) => {
    const session = aSession({ number: 2, concludedAt: early, ...changes });
    return { session, pair: aPair({ sessions: [session], ...pair }) };
  };
  const again = ({ pair, session }: ReturnType<typeof over>, mentor: Form, mentee?: Form) =>
    concluded(pair, session, { mentor, mentee }, now);

  it('ended as the last answers say, when it was concluded first', () => {
    const { pair } = again(over({ status: 'canceled' }), said('held'));
    expect(pair.sessions[0]).toMatchObject({ status: 'held', heardFrom: 'one', concludedAt: early });
  });

  it('raises only what is new', () => {
    const both = over({ status: 'held' });
    const first = again(both, said('canceled'), said('held'));
    expect(first.signals.map(({ signal }) => signal)).toEqual(['disagreement']);
    const told = over({ status: 'held' }, { signals: first.signals });
    expect(again(told, said('moved'), said('held')).signals).toEqual([]);
  });

  it('looks for a new date when it is now said to have moved, unless its pair is closed', () => {
    const [open] = again(over({ status: 'held' }), said('moved')).pair.sessions;
    expect(open).toMatchObject({ status: 'moving', releasedAt: now });
    expect(open).not.toHaveProperty('concludedAt');
    const [closed] = again(over({ status: 'held' }, { status: 'closed' }), said('moved')).pair.sessions;
    expect(closed).toMatchObject({ status: 'canceled', concludedAt: early });
  });
});

describe('givenUp', () => {
  it('cancels a session for which no date was found, and tells a coordinator', () => {
    const session = aSession({ status: 'moving', sequence: 2 });
    const end = givenUp(aPair({ sessions: [session] }), session, now);
    expect(end.pair.sessions[0]).toMatchObject({ status: 'canceled', concludedAt: now });
    expect(end.signals).toMatchObject([
      { signal: 'no-dates-agreed', side: 'keeper', session: 1, facts: { about: '1.2' } },
    ]);
  });
});
