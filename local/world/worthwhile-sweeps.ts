import type { Instant } from '../../shared/domain/instant.ts';
import type { EmbeddedDynamo } from '../dynamodb/embedded-dynamo.ts';
import { workDue } from './work-due.ts';

/** What is remembered of the last sweep. */
export interface SweepMemory {
  readonly sweptWrites: number;
  readonly due?: { readonly at?: Instant | undefined } | undefined;
}

/** Tells which ticks of the sweeper may be skipped, because it could find nothing to do. */
export interface WorthwhileSweeps {
  /** Looks up what the next sweep would have to find, when nothing was written since the last one: before each tick. */
  readonly look: (nextTick: Instant | undefined) => void;
  readonly isWorthwhile: () => boolean;
  /** A sweep has seen everything that is written by now. */
  readonly remember: () => void;
  /** The next tick does what this one did not. */
  readonly forget: () => void;
  readonly memory: () => SweepMemory;
}

/** A tick is worth while when anything was written since the last sweep, or something of the work index has come due. */
export function worthwhileSweeps({
  dynamo,
  program,
  now,
  kept,
}: {
  readonly dynamo: EmbeddedDynamo;
  /** The table every function that changes facts is given. */
  readonly program: string;
  readonly now: () => number;
  readonly kept: SweepMemory | undefined;
}): WorthwhileSweeps {
  let sweptWrites = kept?.sweptWrites ?? -1;
  let due = kept?.due;
  const isPast = (at: Instant | undefined) => at !== undefined && Date.parse(at) <= now();
  return {
    look: (nextTick) => {
      if (isPast(nextTick) && due === undefined && dynamo.writes() === sweptWrites)
        due = { at: workDue(dynamo, program) };
    },
    isWorthwhile: () => dynamo.writes() !== sweptWrites || due === undefined || isPast(due.at),
    remember: () => {
      if (dynamo.writes() === sweptWrites) return;
      sweptWrites = dynamo.writes();
      due = undefined;
    },
    forget: () => {
      sweptWrites = -1;
    },
    memory: () => ({ sweptWrites, due }),
  };
}
