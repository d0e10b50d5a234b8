import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswersGiven, mayBeAnswered, withAnswer } from '../../shared/domain/answer-limit.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { at } from './builders.ts';

const start = at('2027-03-02 09:00');
const none: AnswersGiven = { subject: 'form#frm_1', given: [], version: 0 };

/** Who writes at these minutes, in order; the minutes at which an answer was given. */
function answeredAt(minutes: readonly number[]): number[] {
  let answers = none;
  return minutes.filter((minute, index) => {
    const now = plusMinutes(start, minute);
    const may = mayBeAnswered(answers, `m${String(index)}`, now);
    if (may) answers = withAnswer(answers, `m${String(index)}`, now);
    return may;
  });
}

describe('automatic answers', () => {
  it('are at most three an hour and ten a day, however many messages come', () => {
    const sorted = fc
      .array(fc.integer({ min: 0, max: 4000 }), { maxLength: 200 })
      .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(sorted, (minutes) => {
        const given = answeredAt(minutes);
        for (const from of given) {
          expect(given.filter((minute) => minute >= from && minute < from + 60).length).toBeLessThanOrEqual(3);
          expect(given.filter((minute) => minute >= from && minute < from + 1440).length).toBeLessThanOrEqual(10);
        }
      }),
    );
  });

  it('are given to the first three of an hour, and again when the hour is over', () => {
    expect(answeredAt([0, 1, 2, 3, 59, 60, 61])).toEqual([0, 1, 2, 60, 61]);
  });

  it('count a message once, however often it is handled', () => {
    const once = withAnswer(none, 'm1', start);
    expect(withAnswer(once, 'm1', plusMinutes(start, 1))).toBe(once);
    const full = ['m2', 'm3'].reduce((answers, id) => withAnswer(answers, id, start), once);
    expect(mayBeAnswered(full, 'm4', start)).toBe(false);
    expect(mayBeAnswered(full, 'm2', start)).toBe(true);
  });
});
