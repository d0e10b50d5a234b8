import fc from 'fast-check';
import highsModule from 'highs';
import munkres from 'munkres';
import { expect } from 'vitest';
import { bestWorstPair } from '../../../shared/domain/matching/best-worst-pair.ts';
import { certify } from '../../../shared/domain/matching/core/certify.ts';
import { solveAssignment } from '../../../shared/domain/matching/core/solve-assignment.ts';
import { solveTable } from '../../../shared/domain/matching/core/solve-table.ts';
import { cellOf, type ScoreTable } from '../../../shared/domain/matching/score-table.ts';
import { type Places, solvePlaces } from '../../../shared/domain/matching/solve-places.ts';
import { aProblem, costOf, type Written } from './a-problem.ts';

const cost = fc.integer({ min: 0, max: 12 });
const capacity = fc.integer({ min: 0, max: 3 });

/** Unbalanced, with capacities of 0 to 3, forbidden cells and many ties. */
export function writtenProblems(largest: number): fc.Arbitrary<Written> {
  return fc
    .record({
      rows: fc.array(fc.record({ capacity, idle: cost, extra: cost }), { maxLength: largest }),
      columns: fc.array(fc.record({ capacity, first: cost, extra: cost }), { maxLength: largest }),
      grid: fc.array(fc.option(cost), { minLength: largest ** 2, maxLength: largest ** 2 }),
    })
    .map(({ rows, columns, grid }) => ({
      rows: rows.map(({ capacity, idle, extra }) => ({ capacity, idle, alone: idle + extra })),
      columns: columns.map(({ capacity, first, extra }) => ({ capacity, first, again: first + extra })),
      arcs: rows.flatMap((_, row) =>
        columns.flatMap((_, column) => {
          const price = grid[row * largest + column] ?? null;
          return price === null ? [] : [{ row, column, cost: price }];
        }),
      ),
    }));
}

/** The least cost over all sets of arcs: row by row, over every load the columns can have. */
function leastCost({ rows, columns, arcs }: Written): number {
  let states = new Map<string, { loads: number[]; cost: number }>([['', { loads: columns.map(() => 0), cost: 0 }]]);
  for (const [position, row] of rows.entries()) {
    const own = arcs.filter((arc) => arc.row === position);
    const next = new Map<string, { loads: number[]; cost: number }>();
    for (const state of states.values())
      for (let set = 0; set < 2 ** own.length; set++) {
        const chosen = own.filter((_, index) => set & (1 << index));
        if (chosen.length > row.capacity) continue;
        const loads = [...state.loads];
        let cost = state.cost + row.idle * (row.capacity - chosen.length);
        if (chosen.length === 0 && row.capacity > 0) cost += row.alone - row.idle;
        for (const arc of chosen) {
          const { first, again } = columns[arc.column]!;
          cost += arc.cost + (loads[arc.column] === 0 ? first : again);
          loads[arc.column]!++;
        }
        if (loads.some((load, column) => load > columns[column]!.capacity)) continue;
        const key = loads.join();
        if (cost < (next.get(key)?.cost ?? Infinity)) next.set(key, { loads, cost });
      }
    states = next;
  }
  return Math.min(...[...states.values()].map((state) => state.cost));
}

/** Proven, and as cheap as trying every set of pairs. */
export function equalsBruteForce(numRuns: number): void {
  fc.assert(
    fc.property(writtenProblems(4), (written) => {
      const problem = aProblem(written);
      const answer = solveAssignment(problem);
      if (answer.kind !== 'solved') throw new Error('gave up');
      expect(certify(problem, answer)).toBe(0);
      expect(costOf(problem, answer.chosen)).toBe(leastCost(written));
    }),
    { numRuns },
  );
}

/** As cheap as what a linear solver finds, which knows nothing of paths or prices. */
export async function equalsLinearSolver(numRuns: number): Promise<void> {
  // The package's types say CommonJS, where the loader would be the property 'default'; as an ES module it is the export itself.
  const highs = await (highsModule as unknown as typeof highsModule.default)();
  fc.assert(
    fc.property(writtenProblems(6), (written) => {
      fc.pre(written.arcs.length > 0);
      const optimum = highs.solve(linearProgram(written));
      expect(optimum.Status).toBe('Optimal');
      const problem = aProblem(written);
      const answer = solveAssignment(problem);
      if (answer.kind !== 'solved') throw new Error('gave up');
      expect(costOf(problem, answer.chosen)).toBeCloseTo(optimum.ObjectiveValue, 6);
    }),
    { numRuns },
  );
}

/** Linear programs of this form have whole-number optima. */
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

/** As many pairs as the Hungarian method finds, as cheap, with a third of the cells forbidden. */
export function equalsHungarian(numRuns: number, largest: number): void {
  const forbidden = 1e9;
  const matrices = fc.integer({ min: 1, max: largest }).chain((size) => {
    const cell = fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 10_000 }) }, fc.constant(forbidden));
    const line = fc.array(cell, { minLength: size, maxLength: size });
    return fc.array(line, { minLength: size, maxLength: size });
  });
  fc.assert(
    fc.property(matrices, (matrix) => {
      const theirs = munkres(matrix)
        .map(([row, column]) => matrix[row]![column]!)
        .filter((price) => price < forbidden);
      const problem = aProblem({
        rows: matrix.map(() => ({ capacity: 1, idle: 1e8, alone: 1e8 })),
        columns: matrix.map(() => ({ capacity: 1, first: 0, again: 0 })),
        arcs: matrix.flatMap((line, row) =>
          line.flatMap((price, column) => (price < forbidden ? [{ row, column, cost: price }] : [])),
        ),
      });
      const answer = solveAssignment(problem);
      if (answer.kind !== 'solved') throw new Error('gave up');
      const ours = [...answer.chosen].map((arc) => problem.arcs.cost[arc]!);
      const sum = (prices: readonly number[]) => prices.reduce((total, price) => total + price, 0);
      expect([ours.length, sum(ours)]).toEqual([theirs.length, sum(theirs)]);
    }),
    { numRuns },
  );
}

const place = fc.record({ capacity, served: fc.boolean(), waited: fc.boolean() });
const tables: fc.Arbitrary<{ places: Places; table: ScoreTable }> = fc
  .tuple(fc.array(place, { maxLength: 4 }), fc.array(place, { maxLength: 4 }))
  .chain(([mentors, mentees]) => {
    const cells = fc.array(fc.option(fc.integer({ min: 9_990, max: 10_000 })), {
      minLength: mentors.length * mentees.length,
      maxLength: mentors.length * mentees.length,
    });
    return cells.map((scores) => ({
      places: { mentors, mentees },
      table: {
        mentors: mentors.length,
        mentees: mentees.length,
        cells: Uint16Array.from(scores, (score) => (score === null ? 0 : cellOf(score, false))),
      },
    }));
  });

/** The highest limit of all up to another that keeps the reach, found by trying every one of them, each by trying every set of pairs. */
export function bottleneckEqualsScan(numRuns: number): void {
  fc.assert(
    fc.property(tables, fc.integer({ min: 9_990, max: 10_000 }), ({ places, table }, to) => {
      const all = solvePlaces(places, table, { limit: 0, costOf: () => 0, dearest: 0 });
      if (all.kind !== 'solved') throw new Error('gave up');
      const { people, waited, pairs } = all.reach;
      expect(people * 10_000 + waited * 100 + pairs).toBe(bestReach(places, table, 0));
      fc.pre(pairs > 0);
      const found = bestWorstPair(places, table, all.reach, {
        from: Math.min(...all.chosen.map((pair) => pair.score)),
        to,
      });
      if (found.kind !== 'limit') throw new Error('gave up');
      const limits = Array.from({ length: 11 }, (_, index) => 9_990 + index);
      const kept = limits.filter((limit) => bestReach(places, table, limit) === bestReach(places, table, 0));
      expect(found.score).toBe(Math.min(to, Math.max(...kept)));
    }),
    { numRuns },
  );
}

/** The most people, of them who waited, and pairs, as one number, over all sets of pairs that score enough. */
function bestReach({ mentors, mentees }: Places, table: ScoreTable, limit: number): number {
  const [first, again] = [10_000, 1];
  const worth = (one: { served: boolean; waited: boolean }) => (one.served ? 0 : first + (one.waited ? 100 : 0));
  const most = 2 * (first + 100) + again;
  const written: Written = {
    rows: mentees.map((mentee) => ({ capacity: mentee.capacity, idle: 0, alone: worth(mentee) })),
    columns: mentors.map((mentor) => ({ capacity: mentor.capacity, first: most - worth(mentor), again: most })),
    arcs: mentees.flatMap((_, row) =>
      mentors.flatMap((_, column) => {
        const value = table.cells[row * mentors.length + column]!;
        return value > 0 && value >= cellOf(limit, false) ? [{ row, column, cost: -most - again }] : [];
      }),
    ),
  };
  const everybody = mentees.reduce((sum, mentee) => sum + (mentee.capacity > 0 ? worth(mentee) : 0), 0);
  return everybody - leastCost(written);
}

/** Solving the best cells first, and pricing the rest, costs what solving all at once does. */
export function coreAndPricingEqualsWhole(numRuns: number): void {
  fc.assert(
    fc.property(
      writtenProblems(6),
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: 2, max: 9 }),
      (written, each, rounds) => {
        const { rows, columns } = aProblem(written);
        const [height, width] = [written.rows.length, written.columns.length];
        const cells = new Uint16Array(height * width);
        for (const { row, column, cost } of written.arcs) cells[row * width + column] = cost + 1;
        const problem = { rows, columns, cells, costs: Float64Array.from({ length: 14 }, (_, value) => value - 1) };
        const answer = solveTable(problem, { limit: Infinity, whole: -1, each, rounds, bearable: 1e6 });
        if (answer.kind !== 'solved') throw new Error('gave up');
        const arcs = answer.chosen.map((cell) => ({
          row: Math.floor(cell / width),
          column: cell % width,
          cost: cells[cell]! - 1,
        }));
        const chosen = aProblem({ ...written, arcs });
        expect(costOf(chosen, Int32Array.from(arcs.keys()))).toBe(bestOf(written));
      },
    ),
    { numRuns },
  );
}

function bestOf(written: Written): number {
  const problem = aProblem(written);
  const answer = solveAssignment(problem);
  if (answer.kind !== 'solved') throw new Error('gave up');
  expect(certify(problem, answer)).toBe(0);
  return costOf(problem, answer.chosen);
}
