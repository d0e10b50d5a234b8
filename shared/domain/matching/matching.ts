import * as z from 'zod';
import { PersonId } from '../ids.ts';
import { Side } from '../participant.ts';
import { RuleCode } from './hard-rules.ts';
import { NamedPair, Preset } from './named-pair.ts';
import { Breakdown } from './score-pair.ts';

/** 0 to 10 000; people see a hundredth of it. */
const Score = z.int().min(0).max(10_000);

/** A proposed pair and why it scores what it scores. */
export const MatchedPair = NamedPair.extend({
  score: Score,
  breakdown: Breakdown,
  /** A coordinator asked for it: it was not weighed against others. */
  locked: z.boolean(),
  /** A chain of managers stops before the top, so no reporting line was found but one is not excluded. */
  lineToConfirm: z.boolean(),
});
export type MatchedPair = z.infer<typeof MatchedPair>;

/**
 * What placing the person would cost the others, at least (proven by the prices): units of the preset's last level
 * (score points; squared points under "balanced"), or something of a level above it,
 * or a pair a coordinator asked to keep.
 */
export const PlacingPrice = z.union([
  z.number().min(0),
  z.literal([
    'kept-pair',
    'weaker-worst-pair',
    'a-running-pair',
    'one-pair-less',
    'someone-who-waited',
    'one-person-less',
  ]),
]);
export type PlacingPrice = z.infer<typeof PlacingPrice>;

/** Why somebody has no partner. */
export const UnmatchedReason = z.discriminatedUnion('kind', [
  /** Every possible partner is excluded: how many, by the first rule that excludes them. */
  z.object({ kind: z.literal('no-legal-partner'), counts: z.partialRecord(RuleCode, z.int().min(0)) }),
  /** Partners are allowed, but none scores as much as the program's floor. */
  z.object({ kind: z.literal('below-floor'), best: Score }),
  /** Those allowed are better used by others. */
  z.object({ kind: z.literal('all-taken'), price: PlacingPrice }),
  /** The person offers no place. */
  z.object({ kind: z.literal('no-capacity') }),
  /** A coordinator left the person out of this matching. */
  z.object({ kind: z.literal('set-aside') }),
]);
export type UnmatchedReason = z.infer<typeof UnmatchedReason>;

/** Somebody without a partner, on one side (a person can be on both). */
export const Unmatched = z.object({ personId: PersonId, side: Side, reason: UnmatchedReason });
export type Unmatched = z.infer<typeof Unmatched>;

/** A pair a coordinator asked for that cannot be: a rule no one may set aside, no place left, or somebody not enrolled on that side. */
export const RefusedLock = NamedPair.extend({
  reason: z.union([RuleCode, z.literal(['no-place-left', 'not-enrolled'])]),
});
export type RefusedLock = z.infer<typeof RefusedLock>;

/** What a matching reached at each level. */
export const Objective = z.object({
  /** People with at least one partner; who is on both sides counts on each. */
  people: z.int().min(0),
  /** Of them, those who found nobody last time. */
  waited: z.int().min(0),
  pairs: z.int().min(0),
  /** Score of the weakest pair; absent without pairs. */
  worst: Score.optional(),
  total: z.int().min(0),
});
export type Objective = z.infer<typeof Objective>;

/** The result of a computation: nothing in it is decided until a coordinator approves. */
export const Matching = z.object({
  kind: z.literal('formed'),
  preset: Preset,
  pairs: z.array(MatchedPair),
  unmatched: z.array(Unmatched),
  refusedLocks: z.array(RefusedLock),
  /** Gap 0: the prices proved, for this run, that nothing legal is better. `scanned` is the work it took. */
  certificate: z.object({ gap: z.literal(0), objective: Objective, scanned: z.int().min(0) }),
  medianScore: Score.optional(),
});
export type Matching = z.infer<typeof Matching>;
