import * as z from 'zod';
import { CycleId, PersonId } from './ids.ts';
import type { Instant } from './instant.ts';

/**
 * What a cycle came to for somebody who enrolled in it. `waits`: found no partner, or a pair that did not start through no doing of theirs;
 * `passed`: said no to a proposed partner, or let the time pass; `started`: was introduced to a partner.
 */
export const PastOutcome = z.enum(['waits', 'passed', 'started']);
export type PastOutcome = z.infer<typeof PastOutcome>;

/** One fact that outlives its cycle: ids and codes only. Noted again, in whatever order, it changes nothing. */
export const PastNote = z.discriminatedUnion('what', [
  /** These two were introduced to each other: nobody proposes them to each other again. */
  z.object({ what: z.literal('partners'), personId: PersonId, other: PersonId }),
  /** One of these two would not have the other; which one is not kept. */
  z.object({ what: z.literal('apart'), personId: PersonId, other: PersonId }),
  z.object({ what: z.literal('outcome'), personId: PersonId, cycleId: CycleId, outcome: PastOutcome }),
]);
export type PastNote = z.infer<typeof PastNote>;

/** What is known of one person from earlier cycles, and from the present one as far as it has come. */
export const PersonPast = z.object({
  personId: PersonId,
  /** Partners noted with this person; each couple is noted with one of the two. */
  partners: z.array(PersonId),
  apart: z.array(PersonId),
  outcomes: z.array(z.object({ cycleId: CycleId, outcome: PastOutcome })),
});
export type PersonPast = z.infer<typeof PersonPast>;

/** What a matching reads of it. */
export interface KnownPast {
  readonly past: readonly PersonId[];
  readonly vetoes: readonly PersonId[];
  readonly waitedLastCycle: boolean;
}

/** Of whom nothing is known. */
export const noPast: KnownPast = { past: [], vetoes: [], waitedLastCycle: false };

/**
 * What the matching of one cycle reads. Who waited is told by the last of the earlier cycles that came to anything for this person, however
 * long ago: who was not there since has not lost the turn. `begun` says when each cycle was created; one that is not there counts as the oldest.
 */
export function knownPast(
  { partners, apart, outcomes }: PersonPast,
  cycleId: CycleId,
  begun: ReadonlyMap<CycleId, Instant>,
): KnownPast {
  const before = (id: CycleId): Instant => begun.get(id) ?? '';
  const earlier = outcomes.filter((each) => each.cycleId !== cycleId && before(each.cycleId) <= before(cycleId));
  const last = earlier.reduce<CycleId | undefined>(
    (latest, each) => (latest === undefined || before(each.cycleId) > before(latest) ? each.cycleId : latest),
    undefined,
  );
  const cameTo = earlier.filter((each) => each.cycleId === last).map(({ outcome }) => outcome);
  return {
    past: partners,
    vetoes: apart,
    waitedLastCycle: cameTo.length > 0 && cameTo.every((outcome) => outcome === 'waits'),
  };
}
