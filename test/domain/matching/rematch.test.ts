import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinOf } from '../../../shared/domain/expertise/similarity.ts';
import type { Candidate } from '../../../shared/domain/matching/candidate.ts';
import { brokenRule } from '../../../shared/domain/matching/hard-rules.ts';
import type { NamedPair } from '../../../shared/domain/matching/named-pair.ts';
import { prepareCandidate } from '../../../shared/domain/matching/prepare-candidate.ts';
import { type RematchInput, rematch } from '../../../shared/domain/matching/rematch.ts';
import { breakdownOf, scoreOf } from '../../../shared/domain/matching/score-pair.ts';
import { aMentee, aMentor, anInput, claim, named } from './a-candidate.ts';

function rematched(input: RematchInput) {
  const answer = rematch(input);
  if (answer.kind !== 'rematched') throw new Error('gave up');
  return answer;
}

function names(pairs: readonly NamedPair[]): string[] {
  return pairs.map(({ mentorId, menteeId }) => `${mentorId} ${menteeId}`.replaceAll('per_', ''));
}

const video = claim('content.short-video');
const python = claim('data.python');

describe('rematch', () => {
  it('gives a free leader to a free mentor and touches nobody else', () => {
    const {
      locks: _,
      preset: __,
      ...program
    } = anInput(
      [aMentor('ines'), aMentor('leo'), aMentor('tom', { teaches: [python] })],
      [aMentee('anne'), aMentee('paul'), aMentee('zoe', { wants: [python] })],
    );
    const running = [named('ines', 'anne'), named('tom', 'paul')];
    const { formed, ended, matching } = rematched({
      ...program,
      running,
      moves: 'none',
      vetoes: [named('leo', 'zoe')],
    });
    expect(names(formed)).toEqual([]);
    expect(ended).toEqual([]);
    expect(names(matching.pairs)).toEqual(['ines anne', 'tom paul']);
    expect(matching.unmatched.map(({ personId }) => personId)).toEqual(['per_leo', 'per_zoe']);
  });

  it('ends a running pair where that serves somebody more, and only then', () => {
    const {
      locks: _,
      preset: __,
      ...program
    } = anInput(
      [aMentor('ines', { teaches: [video] }), aMentor('tom', { teaches: [video, python] })],
      [aMentee('anne', { wants: [video] }), aMentee('zoe', { wants: [python] })],
    );
    const running = [named('tom', 'anne')];
    expect(names(rematched({ ...program, running, moves: 'none' }).formed)).toEqual([]);
    const { formed, ended } = rematched({ ...program, running, moves: 'fewest' });
    expect(names(ended)).toEqual(['tom anne']);
    expect(names(formed)).toEqual(['ines anne', 'tom zoe']);
  });

  it('keeps a running pair that today’s rules forbid, and one that scores less than another would', () => {
    const {
      locks: _,
      preset: __,
      ...program
    } = anInput(
      [aMentor('ines', { managers: ['anne'] }), aMentor('leo', { teaches: [video] })],
      [aMentee('anne', { wants: [video] }), aMentee('paul', { wants: [video] })],
    );
    const running = [named('ines', 'anne'), named('leo', 'paul')];
    for (const moves of ['none', 'fewest'] as const) {
      const { formed, ended } = rematched({ ...program, running, moves });
      expect([formed, ended]).toEqual([[], []]);
    }
  });

  it('is the best of all sets of pairs: served, pairs, fewest ended, best worst new pair, total', () => {
    const wants = fc.uniqueArray(fc.constantFrom('content.short-video', 'data.python', 'ai.generative'), {
      minLength: 1,
      maxLength: 2,
    });
    const people = fc.array(wants, { minLength: 2, maxLength: 3 });
    let ends = 0;
    fc.assert(
      fc.property(people, people, fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8]), (juniors, leaders, order) => {
        const {
          locks: _,
          preset: __,
          ...program
        } = anInput(
          juniors.map((teaches, index) => aMentor(`a${index}`, { teaches: teaches.map(claim) })),
          leaders.map((wishes, index) => aMentee(`b${index}`, { wants: wishes.map(claim) })),
        );
        const legal = legalPairs(program);
        // Some pairs run, chosen with no regard to what is best.
        const running: ScoredPair[] = [];
        for (const position of order.slice(0, 2)) {
          const pair = legal[position];
          if (pair !== undefined && !running.some((other) => shares(other, pair))) running.push(pair);
        }
        const { formed, ended, matching } = rematched({ ...program, running, moves: 'fewest' });
        if (ended.length > 0) ends++;
        const ours = levels(
          matching.pairs.map(({ mentorId, menteeId, score }) => ({ mentorId, menteeId, score })),
          running,
        );
        expect(formed.length + running.length - ended.length).toBe(matching.pairs.length);
        let best = levels([], running);
        for (let set = 1; set < 2 ** legal.length; set++) {
          const pairs = legal.filter((_, index) => set & (1 << index));
          if (pairs.some((pair, index) => pairs.slice(index + 1).some((other) => shares(pair, other)))) continue;
          const theirs = levels(pairs, running);
          const differs = theirs.findIndex((value, level) => value !== best[level]);
          if (differs >= 0 && theirs[differs]! > best[differs]!) best = theirs;
        }
        expect(ours).toEqual(best);
      }),
      { numRuns: 300 },
    );
    expect(ends).toBeGreaterThan(0);
  });
});

interface ScoredPair extends NamedPair {
  score: number;
}

function shares(a: NamedPair, b: NamedPair): boolean {
  return a.mentorId === b.mentorId || a.menteeId === b.menteeId;
}

function levels(pairs: readonly ScoredPair[], running: readonly ScoredPair[]): number[] {
  const isRunning = (pair: ScoredPair): boolean =>
    running.some((other) => other.mentorId === pair.mentorId && other.menteeId === pair.menteeId);
  const fresh = pairs.filter((pair) => !isRunning(pair)).map(({ score }) => score);
  const total = pairs.reduce((sum, { score }) => sum + score, 0);
  return [pairs.length, pairs.length - fresh.length, Math.min(10_000, ...fresh), total];
}

function legalPairs(program: Pick<RematchInput, 'mentors' | 'mentees' | 'catalog' | 'day' | 'weights'>): ScoredPair[] {
  const kin = kinOf(program.catalog);
  const prepare = (candidate: Candidate) => prepareCandidate(candidate, kin, program.day);
  return program.mentors.map(prepare).flatMap((mentor) =>
    program.mentees.map(prepare).flatMap((mentee) => {
      const pair = { mentorId: mentor.personId, menteeId: mentee.personId };
      const score = scoreOf(breakdownOf(mentor, mentee), program.weights);
      return brokenRule(mentor, mentee) === undefined ? [{ ...pair, score }] : [];
    }),
  );
}
