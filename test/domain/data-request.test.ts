import { describe, expect, it } from 'vitest';
import { dataAnswerDueOn } from '../../shared/domain/data-request.ts';

describe('dataAnswerDueOn', () => {
  it.each([
    ['2027-02-15', '2027-03-15'], // a month, 28 days
    ['2027-03-10', '2027-04-09'], // 30 days, sooner than a month
    ['2027-04-10', '2027-05-10'], // both
    ['2027-01-31', '2027-02-28'],
  ])('asked on %s is %s, the sooner of a month and thirty days', (asked, due) => {
    expect(dataAnswerDueOn(asked)).toBe(due);
  });
});
