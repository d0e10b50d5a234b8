import { generateCandidates } from '../local/sample/generate-candidates.ts';
import { defaultWeights } from '../shared/domain/cycle-definition.ts';
import { defaultCatalog } from '../shared/domain/expertise/default-catalog.ts';
import { matchProgram, type ScoredProgram, scoreProgram } from '../shared/domain/matching/form-matching.ts';
import type { MatchedPair } from '../shared/domain/matching/matching.ts';
import { directedScores, qualityIn } from '../shared/domain/matching/matching-quality.ts';
import { breakdownOf, scoreOf } from '../shared/domain/matching/score-pair.ts';
import { pairAt, type TablePair } from '../shared/domain/matching/score-table.ts';
import { strictArguments } from './strict-arguments.ts';

const { values } = strictArguments(process.argv.slice(2), {
  mentors: { type: 'string', default: '500' },
  leaders: { type: 'string', default: '500' },
  seed: { type: 'string', default: '1' },
});
const program = scoreProgram({
  ...generateCandidates(Number(values.mentors), Number(values.leaders), Number(values.seed)),
  catalog: defaultCatalog,
  weights: defaultWeights,
  floor: 0,
  vetoes: [],
  day: '2027-02-01',
});
const legal = [...program.pairs.table.cells.keys()].flatMap((cell) => pairAt(program.pairs.table, cell) ?? []);

console.log(
  `${values.mentors} mentors, ${values.leaders} leaders, ${legal.length} allowed pairs, seed ${values.seed}\n`,
);
console.log('| rule | pairs | worst | 5th percentile | total | blocking pairs | CPU ms |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const preset of ['nobody-sacrificed', 'balanced', 'total'] as const)
  show(preset, () => {
    const matched = matchProgram(program, { preset, kept: [], running: [] });
    if (matched.kind === 'gave-up') throw new Error('gave up');
    return matched.matching.pairs;
  });
show('greedy, best pair first', () => greedy(program, legal));
show('Gale-Shapley, leaders propose', () => galeShapley(program, legal));

function show(rule: string, form: () => readonly MatchedPair[]): void {
  const before = process.cpuUsage();
  const pairs = form();
  const { user, system } = process.cpuUsage(before);
  const { worst, fifthPercentile, total, blocking } = qualityIn(program, pairs, 5);
  const figures = [
    pairs.length,
    worst ?? '',
    fifthPercentile ?? '',
    total,
    blocking,
    Math.round((user + system) / 1000),
  ];
  console.log(`| ${rule} | ${figures.map(String).join(' | ')} |`);
}

/** Takes the best pair of those left, again and again. */
function greedy(from: ScoredProgram, pairs: readonly TablePair[]): MatchedPair[] {
  const taken = new Set<string>();
  return pairs
    .toSorted((a, b) => b.score - a.score)
    .flatMap((pair) => {
      const both = [`mentor ${String(pair.mentor)}`, `leader ${String(pair.mentee)}`];
      if (both.some((one) => taken.has(one))) return [];
      for (const one of both) taken.add(one);
      return [matched(from, pair)];
    });
}

/** Every leader asks mentors in the order she would rather have them; a mentor keeps the one he would rather have of those who asked. */
function galeShapley(from: ScoredProgram, pairs: readonly TablePair[]): MatchedPair[] {
  const [mentorWould, leaderWould] = [directedScores(from, 'mentor'), directedScores(from, 'mentee')];
  const cellOf = (pair: TablePair): number => pair.mentee * from.mentors.length + pair.mentor;
  const wishes = from.mentees.map((_, mentee) =>
    pairs.filter((pair) => pair.mentee === mentee).sort((a, b) => leaderWould(cellOf(b)) - leaderWould(cellOf(a))),
  );
  const kept = new Map<number, TablePair>();
  const asking = wishes.map((_, mentee) => mentee);
  for (let mentee = asking.pop(); mentee !== undefined; mentee = asking.pop()) {
    const pair = wishes[mentee]?.shift();
    if (pair === undefined) continue;
    const rival = kept.get(pair.mentor);
    if (rival !== undefined && mentorWould(cellOf(rival)) >= mentorWould(cellOf(pair))) asking.push(mentee);
    else {
      kept.set(pair.mentor, pair);
      if (rival !== undefined) asking.push(rival.mentee);
    }
  }
  return [...kept.values()].map((pair) => matched(from, pair));
}

function matched({ mentors, mentees, weights }: ScoredProgram, pair: TablePair): MatchedPair {
  const [mentor, mentee] = [mentors[pair.mentor], mentees[pair.mentee]];
  if (mentor === undefined || mentee === undefined) throw new RangeError('A pair of the table is two people');
  const breakdown = breakdownOf(mentor, mentee);
  const { personId: mentorId } = mentor;
  const { personId: menteeId } = mentee;
  return { mentorId, menteeId, score: scoreOf(breakdown, weights), breakdown, locked: false, lineToConfirm: false };
}
