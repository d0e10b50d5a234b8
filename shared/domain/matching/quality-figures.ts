import * as z from 'zod';
import { MatchedPair } from './matching.ts';

const By = z.enum(['unit', 'site']);
const Side = z.enum(['mentor', 'mentee']);

/** How the people of one unit or site fare. */
export const GroupShare = z.object({
  by: By,
  side: Side,
  name: z.string(),
  people: z.int(),
  unmatched: z.int(),
  /** Of those with a partner, by each one's best pair; absent without any, or where too few have one. */
  medianScore: z.int().optional(),
});
export type GroupShare = z.infer<typeof GroupShare>;

/** What a sum hides. Figures of fewer people than the threshold are in no group: `hidden` says how many people that is. */
export const MatchingQuality = z.object({
  pairs: z.int(),
  worst: z.int().optional(),
  /** One pair in twenty scores this or less. */
  fifthPercentile: z.int().optional(),
  total: z.int(),
  /** Pairs not formed in which each would rather have the other than the partner in hand, where what one learns oneself counts for both directions. */
  blocking: z.int(),
  worstPairs: z.array(MatchedPair),
  groups: z.array(GroupShare),
  hidden: z.array(z.object({ by: By, side: Side, people: z.int() })),
});
export type MatchingQuality = z.infer<typeof MatchingQuality>;
