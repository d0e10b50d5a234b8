import { plusMinutes } from '../../../shared/domain/instant.ts';
import type { EventKind } from './event-kind.ts';

/** The company's mail server refuses half of its people for an afternoon, and says that they do not exist. */
export const bounceStorm: EventKind = {
  name: 'bounce storm',
  share: 0.1,
  times: [1, 1],
  strike: ({ simulated, clock }) => {
    simulated.bounceStorm({ share: 0.5, until: plusMinutes(clock.now(), 6 * 60) });
    return clock.now();
  },
};
