import { connectionLost } from '../wire.ts';
import type { CallFault } from './fault.ts';

/** The request never arrives, and nobody says so until the connection breaks. */
export const timeoutBefore: CallFault = {
  kind: 'timeout-before',
  usually: 0.01,
  canStrike: () => true,
  strike: async ({ draw, sleep }) => {
    await sleep(draw.between(200, 6000));
    throw connectionLost();
  },
};
