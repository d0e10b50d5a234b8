import type { CycleId } from '../domain/ids.ts';

/** Keys of the long texts and results in the documents bucket. */
export const documentOf = {
  start: (cycleId: CycleId): string => `cycles/${cycleId}/start.json`,
  problems: (inboundId: string): string => `problems/${inboundId}.json`,
  matching: (cycleId: CycleId, round: number): string => `cycles/${cycleId}/matching-${String(round)}.json`,
  digest: (cycleId: CycleId, date: string): string => `cycles/${cycleId}/digest-${date}.json`,
  report: (cycleId: CycleId): string => `cycles/${cycleId}/report.json`,
};

/** Where received emails lie in the inbox bucket; SES puts its own message id behind it. */
export const receivedMail = 'mail/';

/** Marks a received email that is a conversation between two people: the inbox bucket deletes it the next day. */
export const nobodysBusiness = { Key: 'keep', Value: 'one-day' } as const;
