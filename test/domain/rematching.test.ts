import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coordinatorReader } from '../../shared/domain/readers.ts';
import { leavesTimeToMeet, nextRematch as nextOf, rematchAt } from '../../shared/domain/rematch-moment.ts';
import { considered, type Rematching, unconsidered } from '../../shared/domain/rematching.ts';
import type { Wish } from '../../shared/domain/wish.ts';
import { aDefinition, at, cycleId, helene, ines } from './builders.ts';

const claires = coordinatorReader(aDefinition());
const nextRematch = (wishes: readonly Wish[], last: Rematching | undefined, reader: typeof claires) =>
  nextOf(unconsidered(wishes, last), reader);
const aWish = (made: string, changes: Partial<Wish> = {}): Wish => ({
  cycleId,
  personId: ines,
  at: at(made),
  atOnce: false,
  ...changes,
});

describe('a wish for another partner', () => {
  it('is gathered with others until 8:00 of the lead coordinator’s second working day', () => {
    expect(rematchAt(aWish('2027-03-02 15:00'), claires)).toBe(at('2027-03-04 08:00'));
    expect(rematchAt(aWish('2027-03-05 15:00'), claires)).toBe(at('2027-03-09 08:00')); // over a weekend
    expect(rematchAt(aWish('2027-07-16 15:00'), claires)).toBe(at('2027-08-31 08:00')); // over the pause of August
  });

  it('that a coordinator ordered waits for nobody', () => {
    expect(rematchAt(aWish('2027-03-02 15:00', { atOnce: true }), claires)).toBe(at('2027-03-02 15:00'));
    const wishes = [aWish('2027-03-02 15:00'), aWish('2027-03-03 09:00', { atOnce: true })];
    expect(nextRematch(wishes, undefined, claires)).toBe(at('2027-03-03 09:00'));
  });

  it('is considered once; one noted at the same moment, or late, is still to come', () => {
    const first = aWish('2027-03-02 15:00');
    const last = considered([first], at('2027-03-04 08:00'));
    expect(nextRematch([first], last, claires)).toBeUndefined();
    expect(nextRematch([first, aWish('2027-03-10 10:00')], last, claires)).toBe(at('2027-03-12 08:00'));
    const atThatMoment = aWish('2027-03-04 08:00', { personId: helene, atOnce: true });
    expect(nextRematch([first, atThatMoment], last, claires)).toBeDefined();
    const ofAReturn = aWish('2027-05-03 09:00');
    expect(nextRematch([first, ofAReturn], considered([first, ofAReturn], at('2027-03-04 08:00')), claires)).toBe(
      at('2027-05-05 08:00'),
    );
  });

  it('is never lost: after any history of considerations there is a moment for each that was not known', () => {
    const moment = fc
      .integer({ min: 0, max: 60 })
      .map((hours) => at(`2027-03-0${String(1 + (hours % 5))} 1${String(hours % 10)}:00`));
    fc.assert(
      fc.property(fc.array(moment), fc.array(moment, { minLength: 1 }), moment, (before, after, then) => {
        const known = before.map((each) => aWish('2027-03-01 09:00', { at: each }));
        const late = after.map((each) => aWish('2027-03-01 09:00', { at: each }));
        expect(nextRematch([...known, ...late], considered(known, then), claires)).toBeDefined();
      }),
    );
  });
});

describe('leavesTimeToMeet', () => {
  const ends = at('2027-07-13 18:00');
  const leaves = (day: string, count = 6) =>
    leavesTimeToMeet(
      at(`${day} 08:00`),
      aDefinition({ sessions: { count, minutes: 60, everyWeeks: 4 } }),
      ends,
      claires,
    );

  it('is true as long as session 1 in 25 working days and two more at the cycle’s rhythm end before it does', () => {
    expect(leaves('2027-04-08')).toBe(true);
    expect(leaves('2027-04-14')).toBe(false);
    expect(leaves('2027-04-14', 2)).toBe(true); // two sessions are all there are
    expect(leaves('2027-07-20')).toBe(false);
  });
});
