import { drawer } from '../../local/sample/drawer.ts';
import { generateCandidates } from '../../local/sample/generate-candidates.ts';
import { defaultWeights } from '../../shared/domain/cycle-definition.ts';
import { defaultCatalog } from '../../shared/domain/expertise/default-catalog.ts';
import { scoreProgram } from '../../shared/domain/matching/form-matching.ts';
import { cellOf, type ScoreTable } from '../../shared/domain/matching/score-table.ts';

/** What is measured: a generated program, and matrices that are hard for one method or another. All of `size` by `size`. */
export const instances: Readonly<Record<string, (size: number) => ScoreTable>> = {
  mentoring: (size) =>
    scoreProgram({
      ...generateCandidates(size, size, 1),
      catalog: defaultCatalog,
      weights: defaultWeights,
      floor: 0,
      vetoes: [],
      day: '2027-02-01',
    }).pairs.table,
  /** Every pair allowed, every cost from 0 to 10,000 equally likely. */
  random: (size) => {
    const { below } = drawer(size);
    return matrix(size, () => below(10_001));
  },
  'mentor only': (size) => matrix(size, (_, mentor) => Math.floor((10_000 * ((mentor * 7919) % size)) / size)),
  'leader only': (size) => matrix(size, (leader) => Math.floor((10_000 * ((leader * 7919) % size)) / size)),
  product: (size) => matrix(size, (leader, mentor) => Math.round((10_000 * (leader + 1) * (mentor + 1)) / size ** 2)),
  'all equal': (size) => matrix(size, () => 5000),
};

function matrix(size: number, costOf: (leader: number, mentor: number) => number): ScoreTable {
  const cells = new Uint16Array(size * size);
  for (let leader = 0; leader < size; leader++)
    for (let mentor = 0; mentor < size; mentor++)
      cells[leader * size + mentor] = cellOf(10_000 - costOf(leader, mentor), false);
  return { mentors: size, mentees: size, cells };
}
