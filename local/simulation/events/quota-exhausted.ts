import { plusMinutes } from '../../../shared/domain/instant.ts';
import type { EventKind } from './event-kind.ts';

/** SES's daily quota is used up: every send is refused for a day. */
export const quotaExhausted: EventKind = {
  name: 'quota exhausted',
  share: 0.15,
  times: [1, 1],
  strike: ({ simulated, clock }) => {
    const until = plusMinutes(clock.now(), 24 * 60);
    simulated.exhaustQuota(until);
    return until;
  },
};
