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
  { seed: 52003, events: 'drawn', found: 'a decision read again from the inbox seemed older than itself and was lost' },
  {
    seed: 10224,
    events: 'drawn',
    found: 'an objection in time was read when its form had expired, whose execution could not move',
  },
  { seed: 10279, events: 'drawn', found: 'an objection in time was read after the pairs were made' },
  { seed: 10366, events: 'drawn', found: 'a yes of Friday that was confirmed on Monday was taken for one of Friday' },
  { seed: 10504, events: 'drawn', found: 'one pair resumed and another left to rest were taken for one pause' },
  {
    seed: 10528,
    events: 'drawn',
    found: 'a decision that its message brought to the cycle after two sweeps that died',
  },
  { seed: 10541, events: 'drawn', found: 'a form that waited for its week left in a pause that began meanwhile' },
  { seed: 10618, events: 'drawn', found: 'the start of a pair reached a leader who had said PAUSE since their yes' },
  {
    seed: 10834,
    events: 'drawn',
    found: 'a message that waited for the end of an outage was judged as if there had been none',
  },
  {
    seed: 10836,
    events: 'drawn',
    found: 'an approval that was read late left the other coordinator no time to object',
  },
  {
    seed: 10868,
    events: 'drawn',
    found: 'of a reply that broke off, the A left of “Aucune raison” was read as an answer',
  },
  { seed: 10877, events: 'drawn', found: 'a late answer that waits for the end of a holiday was taken for left over' },
  { seed: 10983, events: 'drawn', found: 'a colleague’s answer from the mailbox of somebody who had said STOP' },
  { seed: 20032, events: 'kills', found: 'no sweep looked at a form that was issued when its cycle was over' },
  {
    seed: 20224,
    events: 'kills',
    found: 'the changes of a corrected roster were taken for mail that nobody asked for',
  },
  { seed: 20250, events: 'kills', found: 'nonsense of a simulated person could be read as the answer 1: A' },
  { seed: 20418, events: 'kills', found: 'who had said PAUSE as well was told the next morning that the partner had' },
  { seed: 20772, events: 'kills', found: 'a yes taken back while the other one rested waited for that one’s return' },
  {
    seed: 70043,
    events: 'kills',
    found: 'a decision that its form knew and the cycle did not was refused without a word',
  },
];
