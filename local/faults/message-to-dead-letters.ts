import type { PassageFault } from './fault.ts';

/** A message goes straight to the dead letters: as if every receive of it had failed. A queue without any keeps it. */
export const messageToDeadLetters: PassageFault = {
  kind: 'message-to-dead-letters',
  usually: 0.002,
  canStrike: ({ what }) => what === 'message',
  fate: () => 'dead letters',
};
