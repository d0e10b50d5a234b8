import { describe, expect, it } from 'vitest';
import { judgedReplies } from './judge-reply.ts';
import { describeReply, Tally } from './reply-rates.ts';

// A sample of seconds; test/slow/generated-replies.test.ts reads more, `npm run replies` prints the rates of as many as one likes.
async function tally(seed: string, count: number, withNoise: boolean): Promise<{ tally: Tally; worst: string[] }> {
  const all = new Tally();
  const worst: string[] = [];
  for await (const judged of judgedReplies(seed, count, withNoise)) {
    all.add(judged);
    if (judged.verdict === 'wrong' || judged.verdict === 'silent') worst.push(describeReply(judged));
  }
  return { tally: all, worst };
}

describe('replies to every form, of seventeen clients, in 27 styles', () => {
  it('are read, at least 99 of 100, and the others asked again', async () => {
    const { tally: rates, worst } = await tally('npm test', 800, false);
    expect(worst).toEqual([]);
    expect(rates.rates().understood).toBeGreaterThanOrEqual(0.99);
  });

  it('are read, at least 97 of 100, when gateways, keyboards and wrong labels have been at them', async () => {
    const { tally: rates, worst } = await tally('npm test', 1600, true);
    expect(worst).toEqual([]);
    expect(rates.rates().understood).toBeGreaterThanOrEqual(0.97);
  });
});
