import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Generator, generator } from '../../../local/simulation/generator.ts';

const draws = ({ next }: Generator, count = 20) => Array.from({ length: count }, next);

describe('a seeded generator', () => {
  it('gives the same draws for the same seed and stream, and others otherwise', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.string(), fc.string(), (seed, otherSeed, stream, otherStream) => {
        expect(draws(generator(seed, stream))).toEqual(draws(generator(seed, stream)));
        if (seed !== otherSeed) expect(draws(generator(seed, stream))).not.toEqual(draws(generator(otherSeed, stream)));
        if (stream !== otherStream)
          expect(draws(generator(seed, stream))).not.toEqual(draws(generator(seed, otherStream)));
      }),
    );
  });

  it('draws every part of [0, 1) equally often, from neighboring seeds as well', () => {
    for (const chance of [
      generator(1, 'a'),
      {
        next: (
          (seed) => () =>
            generator(seed++, 'a').next()
        )(0),
      },
    ]) {
      const tenths = new Array<number>(10).fill(0);
      for (let count = 0; count < 20_000; count += 1) tenths[Math.floor(chance.next() * 10)]! += 1;
      for (const tenth of tenths) expect(Math.abs(tenth - 2000)).toBeLessThan(250); // more than five standard deviations
    }
  });

  it('keeps whole numbers between their ends and reaches both', () => {
    const { between } = generator(3, 'whole');
    const seen = new Set(Array.from({ length: 500 }, () => between(-2, 2)));
    expect([...seen].toSorted((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
  });

  it('picks from a list, never takes a chance of 0 and always one of 1', () => {
    const { pick, chance } = generator(3, 'pick');
    expect(new Set(Array.from({ length: 100 }, () => pick(['a', 'b'])))).toEqual(new Set(['a', 'b']));
    expect(Array.from({ length: 100 }, () => chance(0)).some(Boolean)).toBe(false);
    expect(Array.from({ length: 100 }, () => chance(1)).every(Boolean)).toBe(true);
    expect(() => pick([])).toThrow('nothing to pick');
  });
});
