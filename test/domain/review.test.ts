import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PersonId } from '../../shared/domain/ids.ts';
import {
  clashes,
  type Demand,
  nothingAsked,
  Review,
  reviewed,
  standingDemands,
  subjectOf,
} from '../../shared/domain/review.ts';
import { helene, ines, marc } from './builders.ts';

const pair = { mentorId: ines, menteeId: helene };
const other = { mentorId: marc, menteeId: helene };
const anybody = fc.constantFrom('per_a', 'per_b', 'per_c').map((id) => PersonId.parse(id));
const anyPair = fc.record({ mentorId: anybody, menteeId: anybody });
const aDemand: fc.Arbitrary<Demand> = fc.oneof(
  fc.record({ kind: fc.constantFrom('keep' as const, 'not' as const), pair: anyPair }),
  fc.record({ kind: fc.constant('out' as const), personId: anybody }),
  fc.record({ kind: fc.constant('floor' as const), floor: fc.integer({ min: 0, max: 10_000 }) }),
  fc.record({ kind: fc.constant('preset' as const), preset: fc.constantFrom('total' as const, 'balanced' as const) }),
  fc.record({ kind: fc.constant('free' as const), about: anyPair.map((each) => ({ pair: each })) }),
);

describe('a review', () => {
  it('accumulates, and a later demand about the same two takes the place of the earlier', () => {
    const kept = reviewed(nothingAsked, [
      { kind: 'keep', pair },
      { kind: 'keep', pair: other },
    ]);
    expect(kept.locks).toEqual([pair, other]);
    const against = reviewed(kept, [{ kind: 'not', pair }]);
    expect(against).toMatchObject({ locks: [other], vetoes: [pair] });
    expect(reviewed(against, [{ kind: 'free', about: { pair } }])).toMatchObject({ locks: [other], vetoes: [] });
  });

  it('forgets what was to be kept of somebody who is left out', () => {
    const kept = reviewed(nothingAsked, [
      { kind: 'keep', pair },
      { kind: 'keep', pair: other },
    ]);
    expect(reviewed(kept, [{ kind: 'out', personId: ines }])).toMatchObject({ locks: [other], excluded: [ines] });
  });

  it('holds one demand at most about anything, and taking all of them back leaves none', () => {
    fc.assert(
      fc.property(fc.array(aDemand), (demands) => {
        const review = reviewed(nothingAsked, demands);
        const standing = standingDemands(review);
        expect(Review.parse(review)).toEqual(review);
        expect(new Set(standing.map((each) => JSON.stringify(subjectOf(each)))).size).toBe(standing.length);
        const free = standing.map((each): Demand => ({ kind: 'free', about: subjectOf(each) }));
        expect(reviewed(review, free)).toEqual(nothingAsked);
        expect(reviewed(review, standing)).toEqual(reviewed(reviewed(review, standing), standing));
      }),
    );
  });

  it('contradicts itself where one message says two things about the same', () => {
    expect(
      clashes([
        { kind: 'keep', pair },
        { kind: 'not', pair },
      ]),
    ).toEqual([1]);
    expect(
      clashes([
        { kind: 'keep', pair },
        { kind: 'keep', pair },
        { kind: 'not', pair: other },
      ]),
    ).toEqual([]);
    expect(
      clashes([
        { kind: 'floor', floor: 1 },
        { kind: 'floor', floor: 2 },
      ]),
    ).toEqual([1]);
    expect(
      clashes([
        { kind: 'out', personId: helene },
        { kind: 'keep', pair },
      ]),
    ).toEqual([1]);
    expect(
      clashes([
        { kind: 'keep', pair },
        { kind: 'out', personId: ines },
      ]),
    ).toEqual([1]);
  });
});
