import { formMatching, type MatchingInput } from './form-matching.ts';
import type { Matching, NamedPair, Objective, RefusedLock } from './matching.ts';
import { isSamePair } from './settle-locks.ts';
import type { GaveUp } from './solve-assignment.ts';

/** What imposing one pair takes away from the best matching at each level. Where a level falls, later ones may rise (negative). */
export type PairPrice =
  | { readonly kind: 'priced'; readonly loss: Required<Objective> }
  | { readonly kind: 'refused'; readonly reason: RefusedLock['reason'] };

/** The exact price of imposing a pair: matches again with the pair locked and compares. `best` is the matching of the same input. */
export function pricePair(input: MatchingInput, best: Matching, pair: NamedPair): PairPrice | GaveUp {
  const vetoes = input.vetoes.filter((veto) => !isSamePair(veto, pair));
  const forced = formMatching({ ...input, vetoes, locks: [...input.locks, pair] });
  if (forced.kind === 'gave-up') return forced;
  const refused = forced.refusedLocks.find((lock) => isSamePair(lock, pair));
  if (refused !== undefined) return { kind: 'refused', reason: refused.reason };
  const [from, to] = [best.certificate.objective, forced.certificate.objective];
  return {
    kind: 'priced',
    loss: {
      people: from.people - to.people,
      waited: from.waited - to.waited,
      pairs: from.pairs - to.pairs,
      worst: (from.worst ?? 0) - (to.worst ?? 0),
      total: from.total - to.total,
    },
  };
}
