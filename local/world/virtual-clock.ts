import type { Instant } from '../../shared/domain/instant.ts';
import type { Clock } from '../../shared/ports.ts';

/** Time as whoever drives a world moves it. */
export interface VirtualClock extends Clock {
  /** Epoch ms. */
  readonly millis: () => number;
  /** Never backwards. */
  readonly moveTo: (instant: Instant) => void;
}

/** A clock that stands at this instant until it is moved. */
export function virtualClock(from: Instant): VirtualClock {
  let millis = Date.parse(from);
  let text = new Date(millis).toISOString(); // asked for far more often than it changes
  return {
    now: () => text,
    millis: () => millis,
    moveTo: (instant) => {
      millis = Math.max(millis, Date.parse(instant));
      text = new Date(millis).toISOString();
    },
  };
}
