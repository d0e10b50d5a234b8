import { connectionLost } from '../wire.ts';
import type { CallFault } from './fault.ts';

/** The service does its work and the answer is lost: the SDK, where it may, asks for the same once more. */
export const timeoutAfter: CallFault = {
  kind: 'timeout-after',
  usually: 0.02,
  canStrike: () => true,
  strike: async ({ there, draw, sleep, perform }) => {
    await sleep(there);
    await perform();
    await sleep(draw.between(200, 6000));
    throw connectionLost();
  },
};
