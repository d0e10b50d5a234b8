import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../shared/domain/form.ts';
import { type Session, Signal } from '../../shared/domain/pair.ts';
import {
  isToldAtOnce,
  mustBeReadToday,
  putsOnHold,
  sessionOutcome,
  twoCancellationsRunning,
  weighFeedback,
} from '../../shared/domain/weigh-feedback.ts';
import { aForm, answered, aSession, at } from './builders.ts';

const now = at('2027-03-03 10:00');
const form = aForm({ session: 1 });

function signalsOf(answers: Answers, before?: Answers): string[] {
  const previous = before === undefined ? undefined : answered(aForm({ session: 0 }), before);
  return weighFeedback(answered(form, answers), previous, 'mentor', now).map(({ signal }) => signal);
}

describe('weighFeedback', () => {
  it('finds nothing in a good session', () => {
    expect(signalsOf({ held: 'held', useful: 4, free: 5, fit: 'yes' }, { useful: 5, free: 5 })).toEqual([]);
    expect(signalsOf({ held: 'held', useful: 3, free: 3, fit: 'unsure' })).toEqual([]);
  });

  it('finds what each answer means', () => {
    expect(signalsOf({ held: 'held', useful: 3, free: 3, fit: 'change' })).toEqual(['not-a-fit']);
    expect(signalsOf({ midpoint: 'stop', useful: 4, free: 4 })).toEqual(['wants-to-stop']);
    expect(signalsOf({ useful: 2, free: 2 })).toEqual(['not-free-to-speak']);
    expect(signalsOf({ useful: 2, free: 3 })).toEqual(['low-rating']);
    expect(signalsOf({ useful: 5, free: 1 })).toEqual(['low-rating']);
    expect(signalsOf({ held: 'canceled' })).toEqual(['canceled-session']);
    for (const midpoint of ['topic', 'rhythm', 'talk']) expect(signalsOf({ midpoint })).toEqual(['midpoint-change']);
    expect(signalsOf({ midpoint: 'same' })).toEqual([]);
    expect(signalsOf({ useful: 4, free: 4, word: 'je me sens harcelée' })).toEqual(['read-today']);
    expect(signalsOf({ useful: 4, free: 4, quote: 'j’ai peur de lui' })).toEqual(['read-today']);
  });

  it('sees a drop of two against the session before, not of one', () => {
    expect(signalsOf({ useful: 3 }, { useful: 5 })).toEqual(['rating-drop']);
    expect(signalsOf({ useful: 4 }, { useful: 5 })).toEqual([]);
    expect(signalsOf({ useful: 3 }, {})).toEqual([]);
  });

  it('names the form whose answers a coordinator reads, and carries no answer', () => {
    const [raised] = weighFeedback(answered(form, { word: 'menace', fit: 'change' }), undefined, 'mentee', now);
    expect(raised).toEqual({
      signal: 'not-a-fit',
      at: now,
      side: 'mentee',
      formId: form.formId,
      session: 1,
      facts: { about: form.formId },
    });
  });
});

describe('mustBeReadToday', () => {
  it('finds a stem at the start of a word, accents and case aside', () => {
    expect(
      ['HARCÈLEMENT moral', 'des insultes', "j'ai été humiliée", 'I felt threatened', 'Bullying'].map(mustBeReadToday),
    ).toEqual([true, true, true, true, true]);
  });

  it('leaves other words alone', () => {
    expect(['désabusé', 'très utile, merci', 'il apeure', '', 'un peu abrupt'].map(mustBeReadToday)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('reads any text', () => {
    fc.assert(fc.property(fc.string(), (text) => mustBeReadToday(`${text} menacé`)));
  });
});

describe('sessionOutcome', () => {
  const said = (held: string) => answered(form, { held });

  it('needs one side only', () => {
    expect(sessionOutcome(said('held'), undefined)).toEqual({ status: 'held', heardFrom: 'one' });
    expect(sessionOutcome(aForm({ status: 'expired' }), said('canceled'))).toEqual({
      status: 'canceled',
      heardFrom: 'one',
    });
    expect(sessionOutcome(said('held'), said('held'))).toEqual({ status: 'held', heardFrom: 'both' });
    expect(sessionOutcome(undefined, undefined)).toEqual({ status: 'unknown', heardFrom: 'nobody' });
  });

  it('does not count what was written on a form that was never completed', () => {
    expect(sessionOutcome(aForm({ status: 'expired', answers: { held: 'held' } }), undefined).status).toBe('unknown');
  });

  it('is held when the two disagree and one says held, else moved', () => {
    expect(sessionOutcome(said('moved'), said('held'))).toEqual({ status: 'held', heardFrom: 'disagree' });
    expect(sessionOutcome(said('moved'), said('canceled'))).toEqual({ status: 'moved', heardFrom: 'disagree' });
  });
});

describe('twoCancellationsRunning', () => {
  const held = (number: number) => aSession({ number, status: 'held' });
  const canceled = (number: number, canceledBy: NonNullable<Session['canceledBy']>) =>
    aSession({ number, status: 'canceled', canceledBy });

  it('looks at the last two sessions that are over or lost their date', () => {
    expect(twoCancellationsRunning([canceled(1, 'mentee'), canceled(2, 'keeper'), aSession({ number: 3 })])).toBe(true);
    expect(twoCancellationsRunning([canceled(1, 'mentee'), held(2)])).toBe(false);
    expect(twoCancellationsRunning([canceled(1, 'mentee'), held(2), canceled(3, 'mentee')])).toBe(false);
    expect(twoCancellationsRunning([canceled(1, 'mentor'), canceled(2, 'mentee')])).toBe(false);
    expect(twoCancellationsRunning([canceled(1, 'mentee')])).toBe(false);
  });

  it('does not blame the leader for what nobody knows', () => {
    expect(twoCancellationsRunning([canceled(1, 'mentee'), canceled(2, 'unknown')])).toBe(false);
    expect(twoCancellationsRunning([canceled(1, 'unknown'), canceled(2, 'unknown')])).toBe(false);
    expect(twoCancellationsRunning([canceled(1, 'unknown'), canceled(2, 'keeper')])).toBe(false);
  });

  it('counts a session that was moved late and has its new date', () => {
    expect(twoCancellationsRunning([canceled(1, 'mentee'), aSession({ number: 2, canceledBy: 'mentee' })])).toBe(true);
  });

  it('does not depend on the order of the list', () => {
    expect(twoCancellationsRunning([canceled(3, 'mentee'), held(1), canceled(2, 'mentee')])).toBe(true);
  });
});

describe('signals', () => {
  it('are told at once when private, and only "not a fit" and "stop" put the pair on hold', () => {
    expect(Signal.options.filter(isToldAtOnce)).toEqual([
      'not-a-fit',
      'wants-to-stop',
      'not-free-to-speak',
      'read-today',
    ]);
    expect(Signal.options.filter(putsOnHold)).toEqual(['not-a-fit', 'wants-to-stop']);
  });
});
