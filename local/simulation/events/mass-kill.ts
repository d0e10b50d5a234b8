import type { EventKind } from './event-kind.ts';

/** Every execution is aborted at one moment, as an engineer or a deleted stack would. */
export const massKill: EventKind = {
  name: 'mass kill',
  share: 0.5,
  times: [1, 4],
  strike: ({ simulated, clock }) => {
    simulated.killAll();
    return clock.now();
  },
};
