import { createRequire } from 'node:module';
import highsModule from 'highs';
import munkres from 'munkres';
import { minWeightAssign } from 'munkres-algorithm';
import { pairCosts } from '../../shared/domain/matching/form-matching.ts';
import { highestScore, pairAt, type ScoreTable, type TablePair } from '../../shared/domain/matching/score-table.ts';
import { type Place, solvePlaces } from '../../shared/domain/matching/solve-places.ts';

// It has no types.
const munkresJs = createRequire(import.meta.url)('munkres-js') as (matrix: number[][]) => [number, number][];

/** Most pairs, then the highest total; from a table of scores to the pairs. */
export type Solver = (table: ScoreTable) => Promise<TablePair[]> | TablePair[];

// What a pair that may not be formed costs a solver that must place everybody: more than all pairs together, and finite,
// because munkres-js never returns from a matrix with infinity that has no complete answer.
const forbidden = 1e9;

/** Every time includes what a solver needs to build from the scores; ours includes the proof. */
export const solvers: Readonly<Record<string, Solver>> = {
  ours: (table) => {
    const place: Place = { capacity: 1, served: false, waited: false };
    const everybody = (count: number): Place[] => new Array<Place>(count).fill(place);
    const places = { mentors: everybody(table.mentors), mentees: everybody(table.mentees) };
    const solved = solvePlaces(places, table, pairCosts('total', 0));
    if (solved.kind === 'gave-up') throw new Error(`Gave up after ${solved.scanned}`);
    return [...solved.chosen];
  },
  munkres: (table) => allowed(table, munkres(costRows(table))),
  'munkres-algorithm': (table) => {
    const { mentees, mentors } = table;
    const data = new Float64Array(mentees * mentors);
    for (const [cell, value] of table.cells.entries()) data[cell] = costOf(value);
    const { assignments } = minWeightAssign({ data, shape: [mentees, mentors] });
    return allowed(
      table,
      assignments.flatMap((mentor, mentee) => (mentor === null ? [] : [[mentee, mentor] as const])),
    );
  },
  'munkres-js': (table) => {
    return allowed(table, munkresJs(costRows(table).map((row) => [...row])));
  },
  highs: async (table) => {
    // The package's types say CommonJS, where the loader would be the property 'default'; as an ES module it is the export itself.
    const highs = await (highsModule as unknown as typeof highsModule.default)();
    const { Columns: columns } = highs.solve(linearProgram(table)) as { Columns: Record<string, { Primal: number }> };
    return Object.entries(columns).flatMap(([name, { Primal: share }]) =>
      share > 0.5 ? allowedCell(table, Number(name.slice(1))) : [],
    );
  },
};

function costRows({ cells, mentors, mentees }: ScoreTable): Float64Array[] {
  return Array.from({ length: mentees }, (_, mentee) =>
    Float64Array.from(cells.subarray(mentee * mentors, (mentee + 1) * mentors), costOf),
  );
}

function costOf(value: number): number {
  return value === 0 ? forbidden : highestScore + 1 - value;
}

function allowed(table: ScoreTable, pairs: readonly (readonly [number, number])[]): TablePair[] {
  return pairs.flatMap(([mentee, mentor]) => allowedCell(table, mentee * table.mentors + mentor));
}

function allowedCell(table: ScoreTable, cell: number): TablePair[] {
  const pair = pairAt(table, cell);
  return pair === undefined ? [] : [pair];
}

/** Each pair found saves more than all scores together can. */
function linearProgram({ cells, mentors, mentees }: ScoreTable): string {
  const worth = highestScore * (Math.min(mentors, mentees) + 1);
  const terms: string[] = [];
  const rows: string[][] = Array.from({ length: mentees }, () => []);
  const columns: string[][] = Array.from({ length: mentors }, () => []);
  for (const [cell, value] of cells.entries()) {
    if (value === 0) continue;
    const name = `x${String(cell)}`;
    terms.push(`${String(worth - costOf(value))} ${name}`);
    rows[Math.floor(cell / mentors)]?.push(name);
    columns[cell % mentors]?.push(name);
  }
  const once = [...rows, ...columns].filter((names) => names.length > 0);
  const constraints = once.map((names, at) => ` c${String(at)}: ${names.join(' + ')} <= 1`);
  return `Maximize\n obj: ${terms.join(' + ')}\nSubject To\n${constraints.join('\n')}\nEnd`;
}
