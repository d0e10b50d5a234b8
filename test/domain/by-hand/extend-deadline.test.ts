import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  extendEnrollment,
  extendEvaluation,
  extendForm,
  followingForm,
} from '../../../shared/domain/by-hand/extend-deadline.ts';
import { planForm } from '../../../shared/domain/form.ts';
import { plusMinutes } from '../../../shared/domain/instant.ts';
import { aCycle, aForm, at, inParis } from '../builders.ts';
import { changed, said } from './a-ruling.ts';

const now = at('2027-03-10 10:00');
const form = aForm({ sent: 2 }); // left on the 2nd, reminded on the 8th, closes on the 16th at 18:00
const running = aCycle({ endsAt: at('2027-07-13 18:00') });
const extend = (until: string, changes: Parameters<typeof aForm>[0] = {}, cycle = running) =>
  extendForm({ ...form, ...changes }, cycle, until, inParis, now);

describe('extendForm', () => {
  it('closes later and reminds once more, two working days before the new deadline', () => {
    const extended = changed(extend(at('2027-03-23 18:00')));
    expect(extended.closesAt).toBe(at('2027-03-23 18:00'));
    expect(extended.ladder).toEqual([...form.ladder, at('2027-03-19 09:00')]);
    expect(planForm(extended, now)).toEqual({ next: 'wait', until: at('2027-03-19 09:00') });
    expect(planForm(extended, at('2027-03-19 09:00'))).toMatchObject({ next: 'send', attempt: 2 });
  });

  it('leaves the reminders to come where they are', () => {
    const early = { ...form, sent: 1, ladder: [...form.ladder, at('2027-03-15 09:00')] };
    const extended = changed(extendForm(early, running, at('2027-03-17 18:00'), inParis, at('2027-03-05 10:00')));
    expect(extended.ladder).toEqual(early.ladder); // the 15th is two working days before the 17th
  });

  it('adds no reminder to a form that never reminds, none that is over already, none close upon another', () => {
    const once = [at('2027-03-02 09:00')];
    expect(changed(extend(at('2027-03-23 18:00'), { ladder: once })).ladder).toEqual(once);
    const late = extendForm(form, running, at('2027-03-17 12:00'), inParis, at('2027-03-16 10:00'));
    expect(changed(late).ladder).toEqual(form.ladder);
  });

  it('says what is wrong and what to do', () => {
    const told = (ruling: ReturnType<typeof extend>) => said(ruling).replaceAll(form.formId, 'frm_x');
    expect(told(extend(form.closesAt))).toBe(`already so: frm_x closes at ${form.closesAt} already.`);
    expect(told(extend(at('2027-03-12 18:00')))).toContain('never moved forward');
    expect(told(extend(at('2028-03-23 18:00')))).toContain('is that the year you meant?');
    expect(told(extend(at('2027-03-23 18:00'), { status: 'expired' }))).toBe(
      'refused: frm_x is expired: there is no deadline left to extend.',
    );
    const over = extendForm(form, running, at('2027-03-17 18:00'), inParis, at('2027-03-18 10:00'));
    expect(told(over)).toContain('is over: give a day still to come');
  });

  it('does not outlast what waits for it: enrollment, the closing evaluation, the cycle’s last day', () => {
    const until = at('2027-03-23 18:00');
    const enrolling = aCycle({ status: 'enrolling', enrollmentClosesAt: at('2027-03-16 18:00') });
    expect(said(extend(until, { group: 'enrollment' }, enrolling))).toContain('extend cyc_2027 enrollment DATE');
    const evaluating = aCycle({ status: 'evaluating', evaluationClosesAt: at('2027-03-18 18:00') });
    expect(said(extend(until, { group: 'closing' }, evaluating))).toContain('extend cyc_2027 evaluation DATE');
    expect(extend(at('2027-03-18 18:00'), { group: 'closing' }, evaluating).kind).toBe('change');
    expect(said(extend(until, {}, aCycle({ endsAt: at('2027-03-19 18:00') })))).toContain('after that no pair waits');
    expect(said(extend(until, {}, aCycle({ cancelOrderedAt: now })))).toContain('is being canceled');
  });

  it('keeps a ladder in order of time that ends before the deadline, whatever is asked', () => {
    const minutes = fc.integer({ min: 1, max: 80 * 24 * 60 });
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 0, max: 2 }), (later, since, sent) => {
        const open = { ...form, sent };
        const closesAt = plusMinutes(form.closesAt, later);
        const moment = plusMinutes(form.issuedAt, since);
        const extended = followingForm(open, closesAt, inParis, moment);
        expect(extended?.ladder).toEqual(extended?.ladder.toSorted());
        expect(extended?.ladder.slice(0, 2)).toEqual(form.ladder);
        expect((extended?.ladder.at(-1) ?? '') < closesAt).toBe(true);
        expect(extended?.ladder.slice(2).every((rung) => rung > moment)).toBe(true);
      }),
    );
  });
});

describe('followingForm', () => {
  it('leaves alone what is closed or closes later already', () => {
    const until = at('2027-03-23 18:00');
    expect(followingForm({ ...form, status: 'answered' }, until, inParis, now)).toBeUndefined();
    expect(followingForm({ ...form, closesAt: until }, until, inParis, now)).toBeUndefined();
  });
});

describe('extendEnrollment', () => {
  const enrolling = aCycle({ status: 'enrolling', enrollmentClosesAt: at('2027-02-03 18:00') });
  const moment = at('2027-01-26 12:00');

  it('moves the deadline of a cycle that enrolls, once', () => {
    const extended = changed(extendEnrollment(enrolling, at('2027-02-10 18:00'), moment));
    expect(extended).toEqual({ ...enrolling, enrollmentClosesAt: at('2027-02-10 18:00') });
    expect(extendEnrollment(extended, at('2027-02-10 18:00'), moment).kind).toBe('already so');
  });

  it('is refused before forms are issued, once enrollment is over, and beyond the cycle’s end', () => {
    const until = at('2027-02-10 18:00');
    expect(said(extendEnrollment(aCycle({ status: 'enrolling' }), until, moment))).toContain(
      'not opened enrollment yet',
    );
    expect(said(extendEnrollment(aCycle({ status: 'deciding' }), until, moment))).toBe(
      'refused: cyc_2027 is deciding: enrollment is over, and its forms are closed.',
    );
    const short = { ...enrolling, definition: { ...enrolling.definition, lastDay: '2027-02-10' } };
    expect(said(extendEnrollment(short, until, moment))).toContain('must close before that day');
    expect(said(extendEnrollment({ ...enrolling, cancelOrderedAt: moment }, until, moment))).toContain(
      'being canceled',
    );
  });
});

describe('extendEvaluation', () => {
  it('moves the deadline of a cycle that evaluates; while it runs, each pair has its own forms', () => {
    const evaluating = aCycle({ status: 'evaluating', evaluationClosesAt: at('2027-08-03 09:00') });
    const until = at('2027-08-10 18:00');
    const moment = at('2027-07-30 10:00');
    expect(changed(extendEvaluation(evaluating, until, moment)).evaluationClosesAt).toBe(until);
    expect(said(extendEvaluation(running, until, moment))).toContain('Extend a form: extend frm_… DATE');
    expect(said(extendEvaluation(aCycle({ status: 'closed' }), until, moment))).toBe(
      'refused: cyc_2027 is closed: no closing evaluation is open.',
    );
  });
});
