import { expect, it } from 'vitest';
import { corpus, readMutants } from './read-mutated.ts';

const reasons =
  /^(?:person|out-of-office|bounce|complaint|read-receipt|calendar-reply|list|own|unreadable: (?:nested too deeply|headers too big|too many parts|too many lines|written in utf-7|not parsable))$/;

// `npm run fuzz` reads 200,000 and prints how long they took.
it('two thousand damaged messages are each read, or refused with a reason, and none throws', async () => {
  const outcomes = new Map<string, number>();
  for await (const { outcome } of readMutants(await corpus(60), 'npm test', 2_000, () => 0))
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  for (const outcome of outcomes.keys()) expect(outcome).toMatch(reasons);
  // The damage is real, and not all of it is fatal.
  expect(outcomes.get('person')).toBeGreaterThan(200);
  expect([...outcomes.keys()].filter((each) => each.startsWith('unreadable')).length).toBeGreaterThan(2);
});
