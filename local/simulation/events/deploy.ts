import type { EventKind } from './event-kind.ts';

/** A deploy in mid-cycle: new handlers at once, while running executions keep the definition they started with. */
export const deploy: EventKind = {
  name: 'deploy',
  share: 0.5,
  times: [1, 2],
  strike: async ({ simulated, clock }) => {
    await simulated.deploy();
    return clock.now();
  },
};
