import type { PassageFault } from './fault.ts';

/** SES tells the same twice. */
export const eventDuplicated: PassageFault = {
  kind: 'event-duplicated',
  usually: 0.05,
  canStrike: ({ what }) => what === 'ses-event',
  fate: (draw) => [0, draw.between(0, 120_000)],
};
