import { connectionLost } from '../wire.ts';
import type { CallFault } from './fault.ts';

/** The request never arrives, and nobody says so until the connection breaks. */
export const timeoutBefore: CallFault = {
  kind: 'timeout-before',
  usually: 0.01,
  canStrike: () => true,
  spell: { probability: 0.2, milliseconds: [2000, 30_000] },
  strike: async ({ draw, sleep }) => {
    await sleep(draw.between(200, 6000));
    throw connectionLost();
  },
};
