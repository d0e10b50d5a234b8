import * as z from 'zod';
import { type Instant, plusMinutes } from './instant.ts';
import type { Pair } from './pair.ts';

const aWeek = 7 * 24 * 60; // minutes

/** Where pairs and their sessions stand, as the Monday digest tells it (content.md 6.2). */
export const PairCounts = z.object({
  pairs: z.object({ all: z.int(), open: z.int(), closed: z.int() }),
  sessions: z.object({
    held: z.int(),
    /** Placed before now, whatever became of them. */
    planned: z.int(),
    /** Placed within the next seven days. */
    thisWeek: z.int(),
    heardFromOne: z.int(),
  }),
  /** Sessions that ended with one answer or none. */
  feedbackMissing: z.int(),
});
export type PairCounts = z.infer<typeof PairCounts>;

export function pairCounts(pairs: readonly Pair[], now: Instant): PairCounts {
  const sessions = pairs.flatMap((pair) => pair.sessions);
  const over = sessions.filter((session) => session.concludedAt !== undefined);
  const closed = pairs.filter(({ status }) => status === 'closed').length;
  const soon = plusMinutes(now, aWeek);
  const heardFromOne = over.filter(({ heardFrom }) => heardFrom === 'one').length;
  const heardFromNobody = over.filter(({ heardFrom }) => heardFrom === 'nobody').length;
  return {
    pairs: { all: pairs.length, open: pairs.length - closed, closed },
    sessions: {
      held: over.filter(({ status }) => status === 'held').length,
      planned: sessions.filter(({ meetsAt, status }) => meetsAt < now && status !== 'moving').length,
      thisWeek: sessions.filter(({ status, meetsAt }) => status === 'planned' && meetsAt >= now && meetsAt < soon)
        .length,
      heardFromOne,
    },
    feedbackMissing: heardFromOne + heardFromNobody,
  };
}
