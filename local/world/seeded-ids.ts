import type { Ids } from '../../shared/ports.ts';
import { seededRandom } from '../step-functions/seeded-random.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Random ids that a seed decides, going on after the first `drawn` of them. */
export function seededIds(seed: number, drawn: number): Ids & { readonly drawn: () => number } {
  let count = drawn;
  return {
    random: (length) => {
      count += 1;
      return Array.from(
        { length },
        (_, at) => alphabet[Math.floor(seededRandom(`${String(seed)}|id|${String(count)}|${String(at)}`) * 32)] ?? 'a',
      ).join('');
    },
    drawn: () => count,
  };
}
