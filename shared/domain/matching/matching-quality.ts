import { type MatchingInput, type ScoredProgram, scoreProgram } from './form-matching.ts';
import type { MatchedPair } from './matching.ts';
import type { NamedPair } from './named-pair.ts';
import type { PreparedCandidate } from './prepare-candidate.ts';
import type { GroupShare, MatchingQuality } from './quality-figures.ts';
import { pairAt, scorePairs } from './score-table.ts';

// How many pairs a coordinator reads one by one.
const mostWorstPairs = 10;

/**
 * Measures any set of pairs of a program, whoever formed it. `threshold`: the fewest people a figure may stand on (5 or more).
 */
export function matchingQuality(
  input: Omit<MatchingInput, 'locks' | 'preset'>,
  pairs: readonly MatchedPair[],
  threshold: number,
): MatchingQuality {
  return qualityIn(scoreProgram(input), pairs, threshold);
}

/** The same for a program that is scored already. */
export function qualityIn(program: ScoredProgram, pairs: readonly MatchedPair[], threshold: number): MatchingQuality {
  if (threshold < 5) throw new RangeError('Figures stand on five people or more');
  const byScore = [...pairs].sort((a, b) => a.score - b.score);
  const groups = (['unit', 'site'] as const).flatMap((by) =>
    (['mentor', 'mentee'] as const).map((side) => groupShares(program, pairs, by, side, threshold)),
  );
  return {
    pairs: pairs.length,
    worst: byScore[0]?.score,
    fifthPercentile: byScore[Math.ceil(byScore.length / 20) - 1]?.score,
    total: pairs.reduce((sum, pair) => sum + pair.score, 0),
    blocking: blockingPairs(program, pairs),
    worstPairs: byScore.slice(0, mostWorstPairs),
    groups: groups.flatMap(({ shown }) => shown),
    hidden: groups.flatMap(({ hidden }) => (hidden.people === 0 ? [] : [hidden])),
  };
}

function groupShares(
  program: ScoredProgram,
  pairs: readonly MatchedPair[],
  by: 'unit' | 'site',
  side: 'mentor' | 'mentee',
  threshold: number,
): { shown: GroupShare[]; hidden: MatchingQuality['hidden'][number] } {
  const best = new Map<string, number>();
  for (const pair of pairs) {
    const id = side === 'mentor' ? pair.mentorId : pair.menteeId;
    best.set(id, Math.max(pair.score, best.get(id) ?? 0));
  }
  const members = new Map<string, PreparedCandidate[]>();
  for (const person of side === 'mentor' ? program.mentors : program.mentees)
    members.set(person[by], [...(members.get(person[by]) ?? []), person]);
  const sorted = [...members].sort(([, a], [, b]) => a.length - b.length);
  // A single group kept back could be worked out from the whole: the next smallest is kept back with it.
  let kept = sorted.filter(([, people]) => people.length < threshold).length;
  if (kept === 1) kept = Math.min(2, sorted.length);
  const shown = sorted.slice(kept).map(([name, people]): GroupShare => {
    const scores = people.flatMap(({ personId }) => best.get(personId) ?? []).sort((a, b) => a - b);
    return {
      by,
      side,
      name,
      people: people.length,
      unmatched: people.length - scores.length,
      medianScore: scores.length < threshold ? undefined : scores[(scores.length - 1) >> 1],
    };
  });
  shown.sort((a, b) => (a.name < b.name ? -1 : 1));
  const people = sorted.slice(0, kept).reduce((sum, [, own]) => sum + own.length, 0);
  return { shown, hidden: { by, side, people } };
}

/** Pairs that both would rather have than a partner in hand. Somebody with a place left would rather have anybody allowed. */
function blockingPairs(program: ScoredProgram, pairs: readonly NamedPair[]): number {
  const { mentors, mentees, pairs: scored } = program;
  const { table } = scored;
  const mentorGains = directedScores(program, 'mentor');
  const menteeGains = directedScores(program, 'mentee');
  // The scores of the partners each has, -1 for a place left.
  const mentorHas = mentors.map(({ capacity }) => new Array<number>(capacity).fill(-1));
  const menteeHas = mentees.map(({ capacity }) => new Array<number>(capacity).fill(-1));
  const formed = new Set<number>();
  for (const { mentorId, menteeId } of pairs) {
    const [mentor, mentee] = [program.mentorAt(mentorId), program.menteeAt(menteeId)];
    if (mentor === undefined || mentee === undefined) throw new Error('A pair names people of the program');
    const cell = mentee * table.mentors + mentor;
    formed.add(cell);
    replaceLeast(mentorHas[mentor]!, mentorGains(cell));
    replaceLeast(menteeHas[mentee]!, menteeGains(cell));
  }
  const [mentorLeast, menteeLeast] = [mentorHas.map(leastOf), menteeHas.map(leastOf)];
  let blocking = 0;
  for (const cell of table.cells.keys()) {
    const pair = pairAt(table, cell);
    if (pair === undefined || formed.has(cell)) continue;
    const { mentor, mentee } = pair;
    if (mentorGains(cell) > mentorLeast[mentor]! && menteeGains(cell) > menteeLeast[mentee]!) blocking++;
  }
  return blocking;
}

/** The score of a pair, by its cell, as one side sees it: what that person learns counts for both directions. */
export function directedScores(
  { mentors, mentees, weights }: ScoredProgram,
  side: 'mentor' | 'mentee',
): (cell: number) => number {
  const learning = weights.goals + weights.reciprocal;
  const own = side === 'mentee' ? { goals: learning, reciprocal: 0 } : { goals: 0, reciprocal: learning };
  const { table } = scorePairs(mentors, mentees, { weights: { ...weights, ...own }, floor: 0, vetoes: [] });
  return (cell) => pairAt(table, cell)?.score ?? 0;
}

function replaceLeast(has: number[], gain: number): void {
  const least = has.indexOf(leastOf(has));
  if (least >= 0) has[least] = gain;
}

function leastOf(has: readonly number[]): number {
  return has.reduce((least, gain) => Math.min(least, gain), Infinity);
}
