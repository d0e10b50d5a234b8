import type { Invariant } from './invariant.ts';

/** When all is over, outboxes and queues are empty and the ledger is settled. */
export const nothingLeftOver: Invariant = {
  number: 14,
  name: 'nothing is left over',
  check: ({ items, records, queued, isFaulty, endedAt }) => [
    ...items
      .filter(({ outbox = [] }) => outbox.length > 0)
      .map(({ pk }) => ({ ids: [pk], what: 'has an outbox that was not carried out' })),
    ...records.ledger
      .filter(({ status, dueAt }) => status === 'claimed' || (status === 'queued' && dueAt <= endedAt)) // after a holiday it still leaves (seed 10877)
      .map(({ key, status }) => ({ ids: [key], what: `is still ${status}` })),
    ...[...queued]
      .filter(([queue, depth]) => depth > 0 && !(isFaulty && /DeadLetters/.test(queue)))
      .map(([queue, depth]) => ({ ids: [queue], what: `holds ${String(depth)} messages` })),
  ],
};
