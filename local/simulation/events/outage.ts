import { plusMinutes } from '../../../shared/domain/instant.ts';
import type { EventKind } from './event-kind.ts';

/** Nothing of ours runs for 48 hours; mail that comes in waits, and timers ring late. */
export const outage: EventKind = {
  name: 'outage',
  share: 0.15,
  times: [1, 1],
  strike: ({ simulated, clock }) => {
    const until = plusMinutes(clock.now(), 48 * 60);
    simulated.outage(until);
    return until;
  },
};
