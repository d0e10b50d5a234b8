import type { PassageFault } from './fault.ts';

/** A standard queue delivers one message twice. */
export const messageDuplicated: PassageFault = {
  kind: 'message-duplicated',
  usually: 0.05,
  canStrike: ({ what }) => what === 'message',
  fate: (draw) => [0, draw.between(0, 90_000)],
};
