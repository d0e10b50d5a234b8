import type { Staging } from '../staging.ts';

/** One small deliberate defect of the production code, and the cycles that must notice it. */
export interface Mutant {
  readonly name: string;
  /** What is no longer true, in one sentence. */
  readonly breaks: string;
  /** Path from the root of the repository. */
  readonly file: string;
  /** Text that is there exactly once, and what stands there instead. */
  readonly replace: string;
  readonly by: string;
  /** Fewest and most people of the company; the smallest company unless said. */
  readonly people?: readonly [number, number];
  /** Who and what makes the defect show, so that none needs luck. */
  readonly staging: Staging;
  /** Tried in this order until one kills it. */
  readonly seeds: readonly [number, ...number[]];
  /** Numbers of the invariants that notice it: another violation would be a broken mutant, not a killed one. */
  readonly killedBy: readonly [number, ...number[]];
}
