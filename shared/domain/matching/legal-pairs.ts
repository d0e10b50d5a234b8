import type { Weights } from '../cycle-definition.ts';
import { brokenRule, type RuleCode } from './hard-rules.ts';
import type { NamedPair } from './matching.ts';
import type { PreparedCandidate } from './prepare-candidate.ts';
import { breakdownOf, scoreOf } from './score-pair.ts';

/** Two people who may be a pair, by their positions, and what the pair would score. */
export interface LegalPair {
  readonly mentor: number;
  readonly mentee: number;
  readonly score: number;
}

/** What stood in one person's way. */
export interface Obstacles {
  readonly counts: Record<RuleCode, number>;
  /** The best score among partners who are allowed but below the floor. */
  bestBelowFloor: number | undefined;
}

/**
 * Every pair that may be formed, mentee by mentee, and what excluded the others. Pairs in `settled` and people who offer no
 * place are not looked at.
 */
export function legalPairs(
  mentors: readonly PreparedCandidate[],
  mentees: readonly PreparedCandidate[],
  rules: { weights: Weights; floor: number; vetoes: readonly NamedPair[]; settled: readonly NamedPair[] },
): { legal: LegalPair[]; mentorObstacles: Obstacles[]; menteeObstacles: Obstacles[] } {
  const vetoed = new Set(rules.vetoes.map(pairKey));
  const settled = new Set(rules.settled.map(pairKey));
  const legal: LegalPair[] = [];
  const mentorObstacles = mentors.map(noObstacles);
  const menteeObstacles = mentees.map(noObstacles);
  for (const [menteeAt, mentee] of mentees.entries())
    for (const [mentorAt, mentor] of mentors.entries()) {
      if (mentor.capacity === 0 || mentee.capacity === 0) continue;
      const key = pairKey({ mentorId: mentor.personId, menteeId: mentee.personId });
      if (settled.has(key)) continue;
      const both = [mentorObstacles[mentorAt], menteeObstacles[menteeAt]];
      const broken = vetoed.has(key) ? 'veto' : brokenRule(mentor, mentee);
      if (broken !== undefined) {
        for (const obstacles of both) if (obstacles !== undefined) obstacles.counts[broken]++;
        continue;
      }
      const score = scoreOf(breakdownOf(mentor, mentee), rules.weights);
      if (score >= rules.floor) legal.push({ mentor: mentorAt, mentee: menteeAt, score });
      else
        for (const obstacles of both)
          if (obstacles !== undefined) obstacles.bestBelowFloor = Math.max(score, obstacles.bestBelowFloor ?? 0);
    }
  return { legal, mentorObstacles, menteeObstacles };
}

function noObstacles(): Obstacles {
  return {
    counts: {
      self: 0,
      'reporting-line': 0,
      veto: 0,
      'past-pair': 0,
      'not-junior': 0,
      'no-common-language': 0,
      'no-common-time': 0,
      'goals-not-covered': 0,
      'no-common-format': 0,
    },
    bestBelowFloor: undefined,
  };
}

function pairKey({ mentorId, menteeId }: NamedPair): string {
  return `${mentorId} ${menteeId}`;
}
