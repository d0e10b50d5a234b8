import type { Instant } from '../../shared/domain/instant.ts';
import type { Outgoing } from './people/person-kind.ts';

/** Messages that people have written and that have not left yet. */
export interface Agenda {
  readonly add: (from: string, outgoing: Outgoing) => void;
  readonly nextAt: () => Instant | undefined;
  /** Takes everything out that leaves by then, soonest first; at one moment, in the order of writing. */
  readonly takeDue: (now: Instant) => { readonly from: string; readonly outgoing: Outgoing }[];
}

/** An empty agenda. A cycle of ten people never has more than a few dozen messages waiting: a sorted list will do. */
export function createAgenda(): Agenda {
  let waiting: { from: string; outgoing: Outgoing }[] = [];
  return {
    add: (from, outgoing) => {
      const after = waiting.findIndex((other) => other.outgoing.at > outgoing.at);
      waiting.splice(after < 0 ? waiting.length : after, 0, { from, outgoing });
    },
    nextAt: () => waiting[0]?.outgoing.at,
    takeDue: (now) => {
      const due = waiting.filter(({ outgoing }) => outgoing.at <= now);
      waiting = waiting.slice(due.length);
      return due;
    },
  };
}
