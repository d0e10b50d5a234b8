import type { CallFault } from './fault.ts';

/** The call takes seconds, on the way there or on the way back, long enough to meet a function's timeout now and then. */
export const slowTail: CallFault = {
  kind: 'slow-tail',
  usually: 0.01,
  canStrike: () => true,
  strike: async ({ there, back, draw, sleep, perform }) => {
    const [late, isThere] = [draw.between(1000, 20_000), draw.chance(0.5)];
    await sleep(there + (isThere ? late : 0));
    const response = await perform();
    await sleep(back + (isThere ? 0 : late));
    return response;
  },
};
