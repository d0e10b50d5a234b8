import { plusMinutes } from '../../../shared/domain/instant.ts';
import type { EventKind } from './event-kind.ts';

/** SES's daily quota is used up: every send is refused for a day. */
export const quotaExhausted: EventKind = {
  name: 'quota exhausted',
  share: 0.15,
  times: [1, 1],
  strike: ({ world, exhaustQuota }) => {
    exhaustQuota(plusMinutes(world.clock.now(), 24 * 60));
  },
};
