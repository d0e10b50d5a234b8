import { type Timer, timerHeap } from '../step-functions/timers.ts';

/** What happens when in virtual time (epoch ms). Nothing happens by itself: the world fires what is due, one by one. */
export interface Scheduler {
  readonly now: () => number;
  /** Things of the same instant happen in the order in which they were scheduled; an instant in the past is now. */
  readonly at: (instant: number, happen: () => void) => void;
  readonly nextAt: () => number | undefined;
  /** Lets the earliest thing happen if it is due; false when nothing is. */
  readonly fireNext: () => boolean;
}

type Event = Timer & { readonly happen: () => void };

/** An empty agenda on a clock that somebody else moves. */
export function scheduler(now: () => number): Scheduler {
  const events = timerHeap<Event>();
  let order = 0;
  return {
    now,
    at: (instant, happen) => {
      events.add({ at: Math.max(instant, now()), order: ++order, happen });
    },
    nextAt: () => events.earliest()?.at,
    fireNext: () => {
      const event = events.earliest();
      if (event === undefined || event.at > now()) return false;
      events.removeEarliest();
      event.happen();
      return true;
    },
  };
}
