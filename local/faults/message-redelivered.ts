import type { PassageFault } from './fault.ts';

/** A message was handled, its deletion got lost, and it comes again. */
export const messageRedelivered: PassageFault = {
  kind: 'message-redelivered',
  usually: 0.03,
  canStrike: ({ what }) => what === 'handled',
  fate: (draw) => [draw.between(0, 180_000)],
};
