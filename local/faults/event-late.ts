import type { PassageFault } from './fault.ts';

/** SES tells an hour late at most, so that events overtake each other and the sweeper. */
export const eventLate: PassageFault = {
  kind: 'event-late',
  usually: 0.05,
  canStrike: ({ what }) => what === 'ses-event',
  fate: (draw) => [draw.between(60_000, 3_600_000)],
};
