import type { GaveUp } from './core/assignment-problem.ts';
import { type MatchingInput, matchProgram, scoreProgram } from './form-matching.ts';
import type { MatchedPair, Matching } from './matching.ts';
import type { NamedPair, Preset } from './named-pair.ts';
import { isSamePair } from './named-pair.ts';

/** A program whose cycle runs, in which some people became free. Pairs that ended belong to `past` or `vetoes`, not to `running`. */
export interface RematchInput extends Omit<MatchingInput, 'locks' | 'preset'> {
  readonly running: readonly NamedPair[];
  /** "none": nobody who has a partner is touched. "fewest": running pairs may end where that serves more people. */
  readonly moves: 'none' | 'fewest';
  /** "balanced" is for a whole matching: squares and moves together would exceed exact numbers. */
  readonly preset?: Exclude<Preset, 'balanced'>;
}

/** What changes. Nothing of it is decided until a coordinator approves. */
export interface Rematch {
  readonly kind: 'rematched';
  readonly formed: readonly MatchedPair[];
  /** Running pairs that would end; always empty without moves. */
  readonly ended: readonly NamedPair[];
  /** The whole program afterwards, running pairs included; each pair's `locked` says that it was not weighed. */
  readonly matching: Matching;
}

/**
 * Finds partners for those who are free, mid-cycle. Running pairs stand as they are, even where a rule would forbid them today.
 * With moves: the most people with a partner, of them the most who waited, the most pairs, then the fewest running pairs ended;
 * the best worst pair and the highest total among the new pairs only. Proven like any matching.
 */
export function rematch({ running, moves, preset = 'nobody-sacrificed', ...input }: RematchInput): Rematch | GaveUp {
  const program = scoreProgram(input);
  const pairs = moves === 'none' ? { kept: running, running: [] } : { kept: [], running };
  const matched = matchProgram(program, { preset, ...pairs });
  if (matched.kind === 'gave-up') return matched;
  const { matching } = matched;
  const isIn = (list: readonly NamedPair[], pair: NamedPair): boolean => list.some((other) => isSamePair(other, pair));
  return {
    kind: 'rematched',
    formed: matching.pairs.filter((pair) => !isIn(running, pair)),
    ended: running.filter((pair) => !isIn(matching.pairs, pair)),
    matching,
  };
}
