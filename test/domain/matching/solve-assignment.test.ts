import fc from 'fast-check';
import highsModule from 'highs';
import munkres from 'munkres';
import { describe, expect, it } from 'vitest';
import type { Assignment, AssignmentProblem } from '../../../shared/domain/matching/assignment-problem.ts';
import { certify } from '../../../shared/domain/matching/certify.ts';
import { solveAssignment } from '../../../shared/domain/matching/solve-assignment.ts';

/** What an assignment costs, counted without prices. */
function costOf(problem: AssignmentProblem, chosen: readonly number[]): number {
  const arcs = chosen.map((position) => problem.arcs[position]!);
  const placed = problem.rows.map((_, row) => arcs.filter((arc) => arc.row === row).length);
  const held = problem.columns.map((_, column) => arcs.filter((arc) => arc.column === column).length);
  let cost = arcs.reduce((sum, arc) => sum + arc.cost, 0);
  for (const [position, row] of problem.rows.entries()) {
    cost += row.idle * (row.capacity - placed[position]!);
    if (row.capacity > 0 && placed[position] === 0) cost += row.alone - row.idle;
  }
  for (const [position, column] of problem.columns.entries()) {
    const units = held[position]!;
    if (units > 0) cost += column.first + column.again * (units - 1);
  }
  return cost;
}

function solved(problem: AssignmentProblem): Assignment {
  const answer = solveAssignment(problem);
  if (answer.kind !== 'solved') throw new Error('gave up');
  return answer;
}

const cost = fc.integer({ min: 0, max: 12 });
const problems = fc
  .record({
    rows: fc.array(fc.record({ capacity: fc.integer({ min: 0, max: 3 }), idle: cost, extra: cost }), { maxLength: 6 }),
    columns: fc.array(fc.record({ capacity: fc.integer({ min: 0, max: 3 }), first: cost, extra: cost }), {
      maxLength: 6,
    }),
    grid: fc.array(fc.option(cost), { minLength: 36, maxLength: 36 }),
  })
  .map(
    ({ rows, columns, grid }): AssignmentProblem => ({
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

// The package's types say CommonJS, where the loader would be the property 'default'; as an ES module it is the export itself.
const highs = await (highsModule as unknown as typeof highsModule.default)();

/** The same problem as a linear program, which has whole-number optima. */
function linearProgram(problem: AssignmentProblem): string {
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
      fc.property(problems, (problem) => {
        fc.pre(problem.arcs.length > 0);
        const optimum = highs.solve(linearProgram(problem));
        expect(optimum.Status).toBe('Optimal');
        expect(costOf(problem, solved(problem).chosen)).toBeCloseTo(optimum.ObjectiveValue, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('equals the Hungarian method on full square matrices', () => {
    const matrices = fc.integer({ min: 1, max: 9 }).chain((size) => {
      const line = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: size, maxLength: size });
      return fc.array(line, { minLength: size, maxLength: size });
    });
    fc.assert(
      fc.property(matrices, (matrix) => {
        const problem: AssignmentProblem = {
          rows: matrix.map(() => ({ capacity: 1, idle: 10_000, alone: 10_000 })),
          columns: matrix.map(() => ({ capacity: 1, first: 0, again: 0 })),
          arcs: matrix.flatMap((line, row) => line.map((price, column) => ({ row, column, cost: price }))),
        };
        const expected = munkres(matrix).reduce((sum, [row, column]) => sum + matrix[row]![column]!, 0);
        expect(costOf(problem, solved(problem).chosen)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('says how far it came when the work exceeds the limit', () => {
    const people = Array.from({ length: 40 }, (_, position) => position);
    const problem: AssignmentProblem = {
      rows: people.map(() => ({ capacity: 1, idle: 1e6, alone: 1e6 })),
      columns: people.map(() => ({ capacity: 1, first: 0, again: 0 })),
      arcs: people.flatMap((row) => people.map((column) => ({ row, column, cost: (row + 1) * (column + 1) }))),
    };
    const answer = solveAssignment(problem, 500);
    expect(answer.kind).toBe('gave-up');
    expect(answer.scanned).toBeGreaterThan(500);
    expect(solveAssignment(problem).kind).toBe('solved');
  });
});

describe('certify', () => {
  const problem: AssignmentProblem = {
    rows: [{ capacity: 1, idle: 100, alone: 100 }],
    columns: [
      { capacity: 1, first: 0, again: 0 },
      { capacity: 1, first: 0, again: 0 },
    ],
    arcs: [
      { row: 0, column: 0, cost: 5 },
      { row: 0, column: 1, cost: 3 },
    ],
  };

  it('measures how much dearer than the prices an assignment is', () => {
    const best = solved(problem);
    expect(certify(problem, best)).toBe(0);
    expect(certify(problem, { ...best, chosen: [0] })).toBe(2);
  });

  it('refuses an assignment that exceeds a capacity, chooses twice, or comes without prices', () => {
    const best = solved(problem);
    expect(() => certify(problem, { ...best, chosen: [0, 1] })).toThrow('Row 0 holds 2 of 1');
    expect(() => certify(problem, { ...best, chosen: [1, 1] })).toThrow('twice');
    expect(() => certify(problem, { ...best, rowPrices: [] })).toThrow('missing');
  });
});
