import type { Weights } from '../cycle-definition.ts';
import type { PersonId } from '../ids.ts';
import { RuleCode } from './hard-rules.ts';
import type { NamedPair } from './named-pair.ts';
import { pairScorer } from './pair-scorer.ts';
import type { PreparedCandidate } from './prepare-candidate.ts';

/** The score of every pair of a program: two bytes a pair, so that all pairs of 10,000 and 10,000 people are 200 MB. */
export interface ScoreTable {
  readonly mentors: number;
  readonly mentees: number;
  /** At `mentee * mentors + mentor`: 0 where the pair may not be formed, else what `cellOf` says. */
  readonly cells: Uint16Array;
}

/** A pair that may be formed, by the positions of the two. */
export interface TablePair {
  readonly mentor: number;
  readonly mentee: number;
  readonly score: number;
  /** It is running already: to keep it moves nobody. */
  readonly running: boolean;
}

export const highestScore = 10_000;
const firstRunning = highestScore + 2;
/** One more than the highest value of a cell. */
export const cellValues = firstRunning + highestScore + 1;

/** The value of a cell whose pair may be formed. */
export function cellOf(score: number, running: boolean): number {
  return running ? firstRunning + score : 1 + score;
}

/** What a cell says; nothing where the pair may not be formed. */
export function pairAt({ cells, mentors }: ScoreTable, cell: number): TablePair | undefined {
  const value = cells[cell]!;
  if (value === 0) return undefined;
  const running = value >= firstRunning;
  const score = value - (running ? firstRunning : 1);
  return { mentor: cell % mentors, mentee: Math.floor(cell / mentors), score, running };
}

/** What stood in one person's way. */
export interface Obstacles {
  readonly counts: Partial<Record<RuleCode, number>>;
  /** The best score among partners who are allowed but below the floor. */
  readonly bestBelowFloor: number | undefined;
}

/** A table, and for each person, by position, what excluded the others. */
export interface ScoredPairs {
  readonly table: ScoreTable;
  obstaclesOfMentor(position: number): Obstacles;
  obstaclesOfMentee(position: number): Obstacles;
}

/** Scores every pair once, mentee by mentee. People who offer no place are not looked at. */
export function scorePairs(
  mentors: readonly PreparedCandidate[],
  mentees: readonly PreparedCandidate[],
  rules: { weights: Weights; floor: number; vetoes: readonly NamedPair[] },
): ScoredPairs {
  const cells = new Uint16Array(mentors.length * mentees.length);
  const scorer = pairScorer(mentors, rules.weights, vetoesByMentee(rules.vetoes));
  const ofMentors = new ObstacleCounts(mentors.length);
  const ofMentees = new ObstacleCounts(mentees.length);
  const offers = Uint8Array.from(mentors, (mentor) => (mentor.capacity > 0 ? 1 : 0));
  for (const [menteeAt, mentee] of mentees.entries()) {
    if (mentee.capacity === 0) continue;
    const row = scorer(mentee);
    const base = menteeAt * mentors.length;
    for (let mentorAt = 0; mentorAt < mentors.length; mentorAt++) {
      if (offers[mentorAt] === 0) continue;
      const score = row[mentorAt]!;
      if (score >= rules.floor) cells[base + mentorAt] = cellOf(score, false);
      else if (score < 0) {
        ofMentors.count(mentorAt, score);
        ofMentees.count(menteeAt, score);
      } else {
        ofMentors.belowFloor(mentorAt, score);
        ofMentees.belowFloor(menteeAt, score);
      }
    }
  }
  return {
    table: { mentors: mentors.length, mentees: mentees.length, cells },
    obstaclesOfMentor: (position) => ofMentors.of(position),
    obstaclesOfMentee: (position) => ofMentees.of(position),
  };
}

/** The same table with other values for some pairs; 0: may not be formed. */
export function withCells(
  table: ScoreTable,
  changes: readonly { readonly mentor: number; readonly mentee: number; readonly value: number }[],
): ScoreTable {
  if (changes.length === 0) return table;
  const cells = table.cells.slice();
  for (const { mentor, mentee, value } of changes) cells[mentee * table.mentors + mentor] = value;
  return { ...table, cells };
}

function vetoesByMentee(vetoes: readonly NamedPair[]): ReadonlyMap<PersonId, readonly PersonId[]> {
  const byMentee = new Map<PersonId, PersonId[]>();
  for (const { mentorId, menteeId } of vetoes) byMentee.set(menteeId, [...(byMentee.get(menteeId) ?? []), mentorId]);
  return byMentee;
}

/** Counts per person and rule. It is a class because a hundred million pairs are counted in two arrays. */
class ObstacleCounts {
  readonly #counts: Int32Array;
  readonly #best: Int16Array;

  constructor(people: number) {
    this.#counts = new Int32Array(people * RuleCode.options.length);
    this.#best = new Int16Array(people).fill(-1);
  }

  /** `broken` is -1 for the first rule, and so on. */
  count(position: number, broken: number): void {
    this.#counts[position * RuleCode.options.length - 1 - broken]!++;
  }

  belowFloor(position: number, score: number): void {
    if (score > this.#best[position]!) this.#best[position] = score;
  }

  of(position: number): Obstacles {
    const best = this.#best[position]!;
    const counts: Partial<Record<RuleCode, number>> = {};
    for (const [rule, code] of RuleCode.options.entries()) {
      const count = this.#counts[position * RuleCode.options.length + rule]!;
      if (count > 0) counts[code] = count;
    }
    return { counts, bestBelowFloor: best < 0 ? undefined : best };
  }
}
