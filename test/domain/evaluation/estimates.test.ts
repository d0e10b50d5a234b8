import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanInterval, studentQuantile, wilsonInterval } from '../../../shared/domain/evaluation/estimates.ts';

describe('studentQuantile', () => {
  it.each([
    [1, 12.7062],
    [2, 4.3027],
    [3, 3.1824],
    [4, 2.7764],
    [5, 2.5706],
    [10, 2.2281],
    [29, 2.0452],
    [60, 2.0003],
    [1000, 1.9623],
  ])('with %i degrees of freedom is %f, as in the printed tables', (freedom, expected) => {
    expect(studentQuantile(freedom)).toBeCloseTo(expected, 4);
  });
});

describe('meanInterval', () => {
  it('is the textbook interval', () => {
    const [low, high] = meanInterval([1, 2, 0, 1, 1]); // mean 1, standard deviation 0.7071, 2.7764 * 0.7071 / sqrt(5) = 0.8780
    expect([low, high].map((end) => end.toFixed(3))).toEqual(['0.122', '1.878']);
  });

  it('refuses to make an interval from one value', () => {
    expect(() => meanInterval([3])).toThrow('one value');
  });
});

describe('wilsonInterval', () => {
  it.each([
    [5, 6, '0.436', '0.970'],
    [0, 10, '0.000', '0.278'],
    [10, 10, '0.722', '1.000'],
    [81, 263, '0.255', '0.366'], // Newcombe 1998, table I
  ])('of %i of %i is %s to %s', (count, of, low, high) => {
    expect(wilsonInterval(count, of).map((end) => end.toFixed(3))).toEqual([low, high]);
  });

  it('holds the share and stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(1000), (of, part) => {
        const count = Math.round((of * part) / 1000);
        const [low, high] = wilsonInterval(count, of);
        expect(low >= 0 && low <= count / of + 1e-12 && count / of <= high + 1e-12 && high <= 1).toBe(true);
      }),
    );
  });
});
