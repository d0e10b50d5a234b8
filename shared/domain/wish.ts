import * as z from 'zod';
import { CycleId, PersonId } from './ids.ts';
import { Instant } from './instant.ts';

/** Somebody became free and would have another partner: the cycle thinks of new pairs. Ids and instants only; noted again it is the same. */
export const Wish = z.object({
  cycleId: CycleId,
  personId: PersonId,
  /** From then on it counts. */
  at: Instant,
  /** A coordinator asked for it: nobody else is waited for. */
  atOnce: z.boolean().default(false),
});
export type Wish = z.infer<typeof Wish>;
