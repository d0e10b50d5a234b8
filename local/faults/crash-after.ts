import type { CallFault } from './fault.ts';

/** The service does its work, and the sandbox dies before it hears of it. */
export const crashAfter: CallFault = {
  kind: 'crash-after',
  usually: 0.012,
  canStrike: () => true,
  strike: async ({ there, sleep, perform, crash }) => {
    await sleep(there);
    await perform();
    return crash();
  },
};
