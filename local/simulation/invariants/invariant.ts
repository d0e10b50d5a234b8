import type { Evidence } from '../evidence.ts';

/** Something that must not happen did. */
export interface Violation {
  /** Ids and codes only, never names, addresses or answers. */
  readonly ids: readonly string[];
  readonly what: string;
}

/** One promise of the program, judged from the outside. Adding one is one small file and its line in `all.ts`. */
export interface Invariant {
  readonly number: number;
  readonly name: string;
  readonly check: (evidence: Evidence) => readonly Violation[];
}
