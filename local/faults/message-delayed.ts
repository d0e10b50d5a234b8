import type { PassageFault } from './fault.ts';

/** A message turns up minutes later. */
export const messageDelayed: PassageFault = {
  kind: 'message-delayed',
  usually: 0.03,
  canStrike: ({ what }) => what === 'message',
  fate: (draw) => [draw.between(30_000, 900_000)],
};
