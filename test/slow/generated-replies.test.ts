import { expect, it } from 'vitest';
import { judgedReplies } from '../forms/judge-reply.ts';
import { describeReply, Tally } from '../forms/reply-rates.ts';

it.each([
  ['without noise', false, 8_000, 0.99],
  ['with noise', true, 16_000, 0.97],
] as const)('of replies %s none is misread or lost, and few are asked again', async (_, withNoise, count, least) => {
  const tally = new Tally();
  const worst: string[] = [];
  for await (const judged of judgedReplies('npm run test:slow', count, withNoise)) {
    tally.add(judged);
    if (judged.verdict === 'wrong' || judged.verdict === 'silent') worst.push(describeReply(judged));
  }
  expect(worst).toEqual([]);
  expect(tally.rates().understood).toBeGreaterThanOrEqual(least);
});
