import type { Assignment, AssignmentArcs, GaveUp } from './assignment-problem.ts';
import { certify } from './certify.ts';
import { solveAssignment } from './solve-assignment.ts';
import { arcsOf, candidateCells, countArcs, everyArc, type TableProblem, union, unpaidCells } from './table-problem.ts';

/** A proven optimum over all cells of a table. */
export interface SolvedTable {
  readonly kind: 'solved';
  /** Positions of the chosen cells, ascending. */
  readonly chosen: readonly number[];
  readonly rowPrices: Float64Array;
  readonly columnPrices: Float64Array;
  /** The work done, the same on every machine. */
  readonly scanned: number;
}

/** The prices did not prove the answer: a defect of ours, and no reason to show a coordinator pairs. */
class UncertifiedMatching extends Error {
  static readonly code = 'UncertifiedMatching';
  override name = UncertifiedMatching.code;
  constructor(gap: number) {
    super(`The matching could be better by ${gap}`);
  }
}

/** How a table is solved; tests change it, so that small tables take the way of large ones. */
export interface TableOptions {
  /** The most arcs, or cells, to look at. */
  readonly limit: number;
  /** Up to so many arcs all take part from the start. */
  readonly whole: number;
  /** Beyond, so many of each row and column do, and as many of each row join in a round. */
  readonly each: number;
  /** After so many rounds the costs are of a kind that needs all arcs: if they are at most `bearable`, all take part. */
  readonly rounds: number;
  readonly bearable: number;
}

// Several times what a matching of 10,000 and 10,000 people takes in all its solves; about two minutes.
const defaultTableOptions: TableOptions = {
  limit: 10_000_000_000,
  whole: 2_000_000,
  each: 24,
  rounds: 6,
  bearable: 20_000_000,
};

/**
 * The cheapest assignment over a table, proven by its prices over every cell; throws `UncertifiedMatching` otherwise.
 * In a large table the best cells of each row and column are solved first ("core and pricing"); then every cell is compared
 * with the prices, those that could make it cheaper join, and so on until there are none, which is the proof.
 */
export function solveTable(problem: TableProblem, options: TableOptions = defaultTableOptions): SolvedTable | GaveUp {
  const count = countArcs(problem);
  let scanned = problem.cells.length;
  if (count <= options.whole) return solved(everyArc(problem, count));

  let cells = candidateCells(problem, options.each);
  let columnPrices: Float64Array | undefined;
  for (let round = 1; ; round++) {
    const answer = solved(arcsOf(problem, cells), columnPrices);
    if (answer.kind === 'gave-up') return answer;
    const unpaid = unpaidCells(problem, answer, options.each);
    scanned += problem.cells.length;
    if (unpaid.length === 0) return { ...answer, scanned };
    if (round >= options.rounds && count <= options.bearable) return solved(everyArc(problem, count));
    cells = union(cells, unpaid);
    columnPrices = answer.columnPrices;
  }

  function solved(arcs: AssignmentArcs, columnPrices?: Float64Array): SolvedTable | GaveUp {
    const { rows, columns } = problem;
    const limit = options.limit - scanned;
    const start = columnPrices === undefined ? {} : { columnPrices };
    const answer = solveAssignment({ rows, columns, arcs }, { limit, ...start });
    scanned += answer.scanned;
    if (answer.kind === 'gave-up') return { ...answer, scanned };
    const gap = certify({ rows, columns, arcs }, answer);
    if (gap !== 0) throw new UncertifiedMatching(gap);
    const { rowPrices, columnPrices: prices } = answer;
    return { kind: 'solved', chosen: cellsOf(answer, arcs), rowPrices, columnPrices: prices, scanned };
  }

  function cellsOf(answer: Assignment, arcs: AssignmentArcs): number[] {
    const width = problem.columns.capacity.length;
    let row = 0;
    return Array.from(answer.chosen, (arc) => {
      while (arcs.start[row + 1]! <= arc) row++;
      return row * width + arcs.column[arc]!;
    });
  }
}
