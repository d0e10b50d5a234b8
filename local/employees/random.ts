import { seededRandom } from '../step-functions/seeded-random.ts';

/**
 * Draws that depend on the seed and on what is drawn alone: the order in which emails arrive, and restarts in between, change
 * nothing. It is its own state.
 */
export interface Random {
  readonly seed: string;
}

/** One draw in [0, 1). */
function draw({ seed }: Random, label: string): number {
  return seededRandom(`${seed}|${label}`);
}

/** True with the given probability. */
export function chance(random: Random, label: string, probability: number): boolean {
  return draw(random, label) < probability;
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, label: string, least: number, most: number): number {
  return least + Math.floor(draw(random, label) * (most - least + 1));
}

/** One of several things, all as likely. */
export function pick<T>(random: Random, label: string, things: readonly [T, ...T[]]): T {
  return things[between(random, label, 0, things.length - 1)] ?? things[0];
}

/** One of several things, each as likely as its weight says. */
export function weighted<T>(random: Random, label: string, things: readonly [[T, number], ...[T, number][]]): T {
  let left = draw(random, label) * things.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [thing, weight] of things) {
    left -= weight;
    if (left < 0) return thing;
  }
  return things[0][0];
}

/** Some of several things, in a drawn order. */
export function sample<T>(random: Random, label: string, things: readonly T[], count: number): T[] {
  return things
    .map((thing, at) => ({ thing, rank: draw(random, `${label}|${String(at)}`) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ thing }) => thing);
}

/** The generator of a seed. */
export function seeded(seed: string): Random {
  return { seed };
}
