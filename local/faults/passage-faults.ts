import { eventDuplicated } from './event-duplicated.ts';
import { eventLate } from './event-late.ts';
import { eventLost } from './event-lost.ts';
import type { PassageFault } from './fault.ts';
import { indexStale } from './index-stale.ts';
import { messageDelayed } from './message-delayed.ts';
import { messageDuplicated } from './message-duplicated.ts';
import { messageRedelivered } from './message-redelivered.ts';
import { messageReordered } from './message-reordered.ts';
import { messageToDeadLetters } from './message-to-dead-letters.ts';
import { noticeLost } from './notice-lost.ts';

/** Everything that can go wrong with messages, events and reads of indexes. */
export const passageFaults: readonly PassageFault[] = [
  messageDuplicated,
  messageDelayed,
  messageReordered,
  messageRedelivered,
  messageToDeadLetters,
  eventDuplicated,
  eventLate,
  eventLost,
  noticeLost,
  indexStale,
];
