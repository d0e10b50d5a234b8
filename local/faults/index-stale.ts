import type { PassageFault } from './fault.ts';

/** An index answers as of some seconds ago. */
export const indexStale: PassageFault = {
  kind: 'index-stale',
  usually: 0.1,
  canStrike: ({ what }) => what === 'index-read',
  fate: (draw) => [draw.between(100, 5000)],
};
