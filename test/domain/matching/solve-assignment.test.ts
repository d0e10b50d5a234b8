import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assignment, AssignmentProblem } from '../../../shared/domain/matching/core/assignment-problem.ts';
import { bidPrices } from '../../../shared/domain/matching/core/bid-prices.ts';
import { certify } from '../../../shared/domain/matching/core/certify.ts';
import { solveAssignment } from '../../../shared/domain/matching/core/solve-assignment.ts';
import { aProblem, costOf } from './a-problem.ts';
import {
  bottleneckEqualsScan,
  coreAndPricingEqualsWhole,
  equalsBruteForce,
  equalsHungarian,
  equalsLinearSolver,
  writtenProblems,
} from './assignment-oracles.ts';

function solved(problem: AssignmentProblem): Assignment {
  const answer = solveAssignment(problem);
  if (answer.kind !== 'solved') throw new Error('gave up');
  return answer;
}

const problems = writtenProblems(6).map(aProblem);

/** One place each; to stay without costs more than any pair. */
function aMatrix(matrix: readonly (readonly number[])[]): AssignmentProblem {
  return aProblem({
    rows: matrix.map(() => ({ capacity: 1, idle: 1_000_000, alone: 1_000_000 })),
    columns: (matrix[0] ?? []).map(() => ({ capacity: 1, first: 0, again: 0 })),
    arcs: matrix.flatMap((line, row) => line.map((cost, column) => ({ row, column, cost }))),
  });
}

describe('solveAssignment', () => {
  it('proves every optimum by its prices', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(certify(problem, solved(problem))).toBe(0);
      }),
      { numRuns: 4000 },
    );
  });

  it('costs what brute force, the linear solver and the Hungarian method say', async () => {
    equalsBruteForce(1_500);
    await equalsLinearSolver(100);
    equalsHungarian(150, 25);
  });

  it('finds the best worst pair that a scan of all limits finds', () => {
    bottleneckEqualsScan(400);
  });

  it('finds the same cost by core and pricing as all at once', () => {
    coreAndPricingEqualsWhole(1_000);
  });

  it('ends at the same cost, proven, from whatever prices it starts', () => {
    const prices = fc.array(fc.integer({ min: -40, max: 10 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(problems, prices, (problem, start) => {
        const columnPrices = Float64Array.from(problem.columns.capacity, (_, column) => start[column]!);
        const answer = solveAssignment(problem, { limit: Infinity, columnPrices });
        if (answer.kind !== 'solved') throw new Error('gave up');
        expect(certify(problem, answer)).toBe(0);
        expect(costOf(problem, answer.chosen)).toBe(costOf(problem, solved(problem).chosen));
      }),
      { numRuns: 4000 },
    );
  });

  it('solves what is hard for searches without good prices in little work', () => {
    const people = Array.from({ length: 300 }, (_, position) => position);
    const product = aMatrix(people.map((row) => people.map((column) => (row + 1) * (column + 1))));
    const popular = aMatrix(people.map(() => people.map((column) => ((column * 97) % 300) * 10)));
    // Without prices to start from, both take a third of 300 * 300 * 300 looks at arcs.
    expect(solved(product).scanned).toBeLessThan(5_000_000);
    expect(solved(popular).scanned).toBeLessThan(500_000);
  });

  it('says how far it came when the work exceeds the limit', () => {
    const people = Array.from({ length: 40 }, (_, position) => position);
    const problem = aMatrix(people.map((row) => people.map((column) => (row + 1) * (column + 1))));
    const answer = solveAssignment(problem, { limit: 500 });
    expect(answer.kind).toBe('gave-up');
    expect(answer.scanned).toBeGreaterThan(500);
    expect(solveAssignment(problem).kind).toBe('solved');
  });
});

describe('bidPrices', () => {
  it('knows the exact prices where costs depend on one side alone', () => {
    const people = [0, 1, 2, 3];
    const costs = [30, 10, 20, 10];
    const { prices } = bidPrices(aMatrix(people.map(() => costs)));
    expect([...prices]).toEqual([0, 20, 10, 20]);
  });

  it('asks nothing for places that nobody needs', () => {
    const { prices } = bidPrices(aMatrix([[5, 1, 9, 7]]));
    expect([...prices]).toEqual([0, 0, 0, 0]);
  });
});

describe('certify', () => {
  const problem = aProblem({
    rows: [{ capacity: 1, idle: 100, alone: 100 }],
    columns: [
      { capacity: 1, first: 0, again: 0 },
      { capacity: 1, first: 0, again: 0 },
    ],
    arcs: [
      { row: 0, column: 0, cost: 5 },
      { row: 0, column: 1, cost: 3 },
    ],
  });

  it('measures how much dearer than the prices an assignment is', () => {
    const best = solved(problem);
    expect(certify(problem, best)).toBe(0);
    expect(certify(problem, { ...best, chosen: Int32Array.of(0) })).toBe(2);
  });

  it('refuses an assignment that exceeds a capacity, chooses twice, or comes without prices', () => {
    const best = solved(problem);
    expect(() => certify(problem, { ...best, chosen: Int32Array.of(0, 1) })).toThrow('Row 0 holds 2 of 1');
    expect(() => certify(problem, { ...best, chosen: Int32Array.of(1, 1) })).toThrow('twice');
    expect(() => certify(problem, { ...best, rowPrices: new Float64Array(0) })).toThrow('missing');
  });
});
