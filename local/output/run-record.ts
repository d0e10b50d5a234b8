import type { Cycle } from '../../shared/domain/cycle.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Persona } from '../employees/personas.ts';
import type { StoredMail } from '../mail/mailbox.ts';
import type { CycleRun } from '../run/cycle-run.ts';
import { type Records, type Report, readRecords, readReport } from '../run/records.ts';
import type { ReceivedMail, RunCounts } from '../run/start-run.ts';

/** What AWS would have counted. */
export interface Usage extends RunCounts {
  readonly transitions: number;
  readonly invocations: number;
  readonly readUnits: number;
  /** Entries of the indexes included. */
  readonly writeUnits: number;
  readonly storedObjects: number;
}

/** A finished run as plain data: all that is printed and written about it. */
export interface RunRecord {
  readonly startsAt: Instant;
  readonly endedAt: Instant;
  readonly cycle: Cycle;
  readonly records: Records;
  readonly sent: readonly StoredMail[];
  readonly received: readonly ReceivedMail[];
  /** Who played whom, by address. */
  readonly cast: ReadonlyMap<string, { readonly name: string; readonly persona: Persona }>;
  readonly report: Report | undefined;
  readonly usage: Usage;
}

/** Takes down what a run left behind. */
export function recordOf(run: CycleRun): RunRecord {
  const { world, cycle, employees } = run;
  const tables = Object.values(world.dynamo.usage());
  const invocations = [...world.invocations.values()];
  return {
    startsAt: run.startsAt,
    endedAt: run.endedAt,
    cycle,
    records: readRecords(world),
    sent: world.mails,
    received: run.received,
    cast: new Map(
      [...employees].map(([address, { state }]) => [address, { name: state.name, persona: state.persona }]),
    ),
    report: readReport(world, cycle.cycleId),
    usage: {
      ...run.counts(),
      transitions: run.transitions,
      invocations: sum(invocations),
      readUnits: sum(tables.map(({ readUnits }) => readUnits)),
      writeUnits: sum(tables.map(({ writeUnits, indexWriteUnits }) => writeUnits + indexWriteUnits)),
      storedObjects: sum(world.assembly.buckets.map((bucket) => world.storage.keys(bucket).length)),
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
