import type { PassageFault } from './fault.ts';

/** A message is overtaken by those sent shortly after it. */
export const messageReordered: PassageFault = {
  kind: 'message-reordered',
  usually: 0.1,
  canStrike: ({ what }) => what === 'message',
  fate: (draw) => [draw.between(200, 5000)],
};
