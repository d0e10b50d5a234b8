import type { CycleId } from '../domain/ids.ts';

/** Keys of the long texts and results in the documents bucket. */
export const documentOf = {
  newCycle: (cycleId: CycleId): string => `cycles/${cycleId}/new.json`,
  start: (cycleId: CycleId, round: number): string =>
    `cycles/${cycleId}/start${round === 1 ? '' : `-${String(round)}`}.json`,
  refresh: (cycleId: CycleId, round: number): string => `cycles/${cycleId}/refresh-${String(round)}.json`,
  problems: (inboundId: string): string => `problems/${inboundId}.json`,
  matching: (cycleId: CycleId, round: number): string => `cycles/${cycleId}/matching-${String(round)}.json`,
  digest: (cycleId: CycleId, date: string): string => `cycles/${cycleId}/digest-${date}.json`,
  expertise: (cycleId: CycleId, issue: string): string => `cycles/${cycleId}/expertise-${issue}.json`,
  report: (cycleId: CycleId): string => `cycles/${cycleId}/report.json`,
};

/** Where received emails lie in the inbox bucket; SES puts its own message id behind it. */
export const receivedMail = 'mail/';

/** Marks a received email that is a conversation between two people: the inbox bucket deletes it the next day. */
export const nobodysBusiness = { Key: 'keep', Value: 'one-day' } as const;
