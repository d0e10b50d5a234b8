import type { PassageFault } from './fault.ts';

/** SES never tells. Lost `Send` events are on the record of the simulation: they excuse a second email. */
export const eventLost: PassageFault = {
  kind: 'event-lost',
  usually: 0.01,
  canStrike: ({ what }) => what === 'ses-event',
  fate: () => [],
};
