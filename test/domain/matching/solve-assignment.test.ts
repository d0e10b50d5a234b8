import fc from 'fast-check';
import highsModule from 'highs';
import munkres from 'munkres';
import { describe, expect, it } from 'vitest';
import type { Assignment, AssignmentProblem } from '../../../shared/domain/matching/core/assignment-problem.ts';
import { bidPrices } from '../../../shared/domain/matching/core/bid-prices.ts';
import { certify } from '../../../shared/domain/matching/core/certify.ts';
import { solveAssignment } from '../../../shared/domain/matching/core/solve-assignment.ts';
import { aProblem, costOf, type Written } from './a-problem.ts';

function solved(problem: AssignmentProblem): Assignment {
  const answer = solveAssignment(problem);
  if (answer.kind !== 'solved') throw new Error('gave up');
  return answer;
}

const cost = fc.integer({ min: 0, max: 12 });
const written = fc
  .record({
    rows: fc.array(fc.record({ capacity: fc.integer({ min: 0, max: 3 }), idle: cost, extra: cost }), { maxLength: 6 }),
    columns: fc.array(fc.record({ capacity: fc.integer({ min: 0, max: 3 }), first: cost, extra: cost }), {
      maxLength: 6,
    }),
    grid: fc.array(fc.option(cost), { minLength: 36, maxLength: 36 }),
  })
  .map(
    ({ rows, columns, grid }): Written => ({
      rows: rows.map(({ capacity, idle, extra }) => ({ capacity, idle, alone: idle + extra })),
      columns: columns.map(({ capacity, first, extra }) => ({ capacity, first, again: first + extra })),
      arcs: rows.flatMap((_, row) =>
        columns.flatMap((_, column) => {
          const price = grid[row * 6 + column] ?? null;
          return price === null ? [] : [{ row, column, cost: price }];
        }),
      ),
    }),
  );
const problems = written.map(aProblem);

// The package's types say CommonJS, where the loader would be the property 'default'; as an ES module it is the export itself.
const highs = await (highsModule as unknown as typeof highsModule.default)();

/** The same problem as a linear program, which has whole-number optima. */
function linearProgram(problem: Written): string {
  const terms: string[] = [];
  const constraints: string[] = [];
  const bounds: string[] = [];
  const variable = (name: string, price: number, upper: number) => {
    terms.push(`+ ${price} ${name}`);
    bounds.push(`0 <= ${name} <= ${upper}`);
    return name;
  };
  const arcs = problem.arcs.map((arc, position) => ({ ...arc, name: variable(`x${position}`, arc.cost, 1) }));
  for (const [position, row] of problem.rows.entries()) {
    if (row.capacity === 0)
      for (const arc of arcs.filter((arc) => arc.row === position)) constraints.push(`${arc.name} = 0`);
    else {
      const idle = variable(`i${position}`, row.idle, row.capacity - 1);
      const alone = variable(`a${position}`, row.alone, 1);
      const own = arcs.filter((arc) => arc.row === position).map((arc) => arc.name);
      constraints.push(`${[...own, idle, alone].join(' + ')} = ${row.capacity}`);
    }
  }
  for (const [position, column] of problem.columns.entries()) {
    const own = arcs.filter((arc) => arc.column === position).map((arc) => arc.name);
    if (own.length === 0) continue;
    const first = variable(`f${position}`, column.first, Math.min(1, column.capacity));
    const again = variable(`g${position}`, column.again, Math.max(0, column.capacity - 1));
    constraints.push(`${own.join(' + ')} - ${first} - ${again} = 0`);
  }
  return `Minimize\n obj: ${terms.join(' ')}\nSubject To\n${constraints.map((line, at) => ` c${at}: ${line}`).join('\n')}\nBounds\n ${bounds.join('\n ')}\nEnd`;
}

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

  it('costs what the independent linear solver says', () => {
    fc.assert(
      fc.property(written, (problem) => {
        fc.pre(problem.arcs.length > 0);
        const optimum = highs.solve(linearProgram(problem));
        expect(optimum.Status).toBe('Optimal');
        const ours = aProblem(problem);
        expect(costOf(ours, solved(ours).chosen)).toBeCloseTo(optimum.ObjectiveValue, 6);
      }),
      { numRuns: 300 },
    );
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

  it('equals the Hungarian method on full square matrices', () => {
    const matrices = fc.integer({ min: 1, max: 9 }).chain((size) => {
      const line = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: size, maxLength: size });
      return fc.array(line, { minLength: size, maxLength: size });
    });
    fc.assert(
      fc.property(matrices, (matrix) => {
        const problem = aMatrix(matrix);
        const expected = munkres(matrix).reduce((sum, [row, column]) => sum + matrix[row]![column]!, 0);
        expect(costOf(problem, solved(problem).chosen)).toBe(expected);
      }),
      { numRuns: 2000 },
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
