import { drawer } from '../local/sample/drawer.ts';
import { generateCandidates } from '../local/sample/generate-candidates.ts';
import { defaultWeights } from '../shared/domain/cycle-definition.ts';
import { defaultCatalog } from '../shared/domain/expertise/default-catalog.ts';
import type { AssignmentProblem } from '../shared/domain/matching/core/assignment-problem.ts';
import { certify } from '../shared/domain/matching/core/certify.ts';
import { solveAssignment } from '../shared/domain/matching/core/solve-assignment.ts';
import { matchProgram, scoreProgram } from '../shared/domain/matching/form-matching.ts';
import { explainedMatching } from '../shared/domain/proposal.ts';
import { strictArguments } from './strict-arguments.ts';

const help = `npm run bench:programs -- [--size 2000] [--graph 50000]

--size: a whole generated program of so many mentors and so many leaders: every pair scored, matched under "nobody-sacrificed" with the
proof over all pairs, every pair explained. --graph: so many people on each side with 50 candidates each; the optimum is proven for
these candidates only. Memory is the most the process ever held: measure one thing at a time.`;

const { values } = strictArguments(process.argv.slice(2), {
  size: { type: 'string' },
  graph: { type: 'string' },
  help: { type: 'boolean' },
});
if (values.help === true || (values.size === undefined && values.graph === undefined)) console.log(help);
if (values.size !== undefined) wholeProgram(Number(values.size));
if (values.graph !== undefined) candidateGraph(Number(values.graph));

function wholeProgram(size: number): void {
  const people = generateCandidates(size, size, 1);
  const day = '2027-02-01';
  const lap = laps();
  const input = { ...people, catalog: defaultCatalog, weights: defaultWeights, floor: 0, vetoes: [], day };
  const program = scoreProgram(input);
  lap(`${size ** 2} pairs scored`);
  const matched = matchProgram(program, { preset: 'nobody-sacrificed', kept: [], running: [] });
  if (matched.kind === 'gave-up') throw new Error(`Gave up after ${matched.scanned}`);
  lap('matched and proven');
  const { pairs, certificate } = explainedMatching(
    matched.matching,
    [...people.mentors, ...people.mentees],
    defaultCatalog,
    day,
  );
  lap(`${pairs.length} pairs explained`);
  console.log(JSON.stringify(certificate));
}

function candidateGraph(size: number): void {
  const problem = someCandidates(size, 50);
  const lap = laps();
  const answer = solveAssignment(problem);
  if (answer.kind === 'gave-up') throw new Error(`Gave up after ${answer.scanned}`);
  lap(`${size} by ${size}, ${problem.arcs.column.length} candidate pairs, solved`);
  const gap = certify(problem, answer);
  lap(`proven, gap ${gap}`);
  const total = answer.chosen.reduce((sum, arc) => sum + (problem.arcs.cost[arc] ?? 0), 0);
  console.log(JSON.stringify({ pairs: answer.chosen.length, cost: total, scanned: answer.scanned }));
}

/** Some columns are candidates more often than others, and cheaper for all. */
function someCandidates(size: number, each: number): AssignmentProblem {
  const { next, below } = drawer(size);
  const start = new Int32Array(size + 1);
  const column = new Int32Array(size * each);
  const cost = new Float64Array(size * each);
  const base = Float64Array.from({ length: size }, () => below(3000));
  for (let row = 0; row < size; row++) {
    const chosen = new Set<number>();
    while (chosen.size < each) chosen.add(Math.floor(size * next() ** 1.3));
    for (const [offset, at] of [...chosen].sort((a, b) => a - b).entries()) {
      column[row * each + offset] = at;
      cost[row * each + offset] = (base[at] ?? 0) + below(7000);
    }
    start[row + 1] = (row + 1) * each;
  }
  const all = (value: number): Float64Array => new Float64Array(size).fill(value);
  const one = new Int32Array(size).fill(1);
  const unplaced = 20_000 * (size + 1);
  return {
    rows: { capacity: one, idle: all(unplaced), alone: all(unplaced) },
    columns: { capacity: one, first: all(0), again: all(0) },
    arcs: { start, column, cost },
  };
}

/** Prints what each step took, of the processor and by the clock. */
function laps(): (what: string) => void {
  let [cpu, wall] = [process.cpuUsage(), performance.now()];
  return (what) => {
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      `${what}: ${seconds((user + system) / 1000)} s CPU, ${seconds(performance.now() - wall)} s, ${memory} MB at most`,
    );
    [cpu, wall] = [process.cpuUsage(), performance.now()];
  };
}
