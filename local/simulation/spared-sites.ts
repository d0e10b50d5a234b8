import type { SeedOutcome } from './seed-outcome.ts';
import { type Strike, strikesAt } from './strike.ts';
import { totalsOf } from './totals.ts';

/**
 * What strikes on purpose the sites that chance has spared: for each that was passed and never struck, the first seed that passed it, once for every
 * kind of fault that can strike there. Until the strike such a cycle is the one that is known, so it does pass the site.
 */
export function strikesOfSparedSites(
  outcomes: readonly SeedOutcome[],
): { readonly seed: number; readonly strike: Strike }[] {
  const inOrder = outcomes.toSorted((a, b) => a.seed - b.seed);
  return totalsOf(outcomes).sitesNeverHit.flatMap((site) => {
    const passed = inOrder.find(({ visits }) => visits[site] !== undefined);
    return passed === undefined ? [] : strikesAt(site).map((strike) => ({ seed: passed.seed, strike }));
  });
}
