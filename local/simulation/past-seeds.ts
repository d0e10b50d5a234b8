import type { Weather } from './plan-seed.ts';

/** A seed that once ended in a violation. */
export interface PastSeed {
  readonly seed: number;
  readonly events: Weather['events'];
  /** What was wrong, in the program or in the simulation itself. */
  readonly found: string;
}

/** Every seed that ever found something: run at each submission. A later change may lead a seed elsewhere; the unit test named beside a fix stays. */
export const pastSeeds: readonly PastSeed[] = [
  { seed: 9, events: 'drawn', found: 'news of a delivery that fails for good leaves its email sent, not delivered' },
  { seed: 11, events: 'drawn', found: 'an older reply that was handled later overwrote a newer one' },
  { seed: 14, events: 'drawn', found: 'an older reply that was handled later overwrote a newer one' },
  { seed: 15, events: 'drawn', found: 'an older reply that was handled later overwrote a newer one' },
  { seed: 21, events: 'drawn', found: 'an answer to a form whose execution was killed before it' },
  { seed: 40, events: 'drawn', found: 'an import that failed in every attempt of three executions, each replaced' },
  { seed: 2026, events: 'drawn', found: 'an attempt repeated by the SDK put its older token over a newer one' },
  {
    seed: 503,
    events: 'drawn',
    found: 'a crash between the address of a coordinator and her name left a cycle that could ask nobody',
  },
  { seed: 1037, events: 'kills', found: 'three sweeps in a row that one failing repair had cut short' },
  { seed: 50029, events: 'drawn', found: 'a report that a pause of six weeks holds back was looked for after 30 days' },
];
