import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordOf } from '../../local/output/run-record.ts';
import { type CycleRun, type CycleRunOptions, runCycle } from '../../local/run/cycle-run.ts';
import { environmentOf } from '../../local/run/records.ts';
import { openRunStore } from '../../local/store/run-store.ts';

class Killed extends Error {
  override name = 'Killed';
}

/** A run whose process is killed again and again, and how often it was. */
export interface KilledRun {
  readonly run: CycleRun;
  readonly kills: number;
}

/**
 * Runs a cycle to its end through as many processes as it takes. `isKilled` is asked once for every turn in which something was written,
 * by its number; such a turn is done and not committed when the process dies, so the next one does it again from what is on disk.
 */
export async function killedRun(options: CycleRunOptions, isKilled: (turn: number) => boolean): Promise<KilledRun> {
  const directory = mkdtempSync(join(tmpdir(), 'rebours-killed-'));
  let kills = 0;
  let turn = 0;
  let writes = 0;
  try {
    for (;;) {
      const store = openRunStore(directory, 'a run');
      try {
        const onMoment: NonNullable<CycleRunOptions['onMoment']> = ({ dynamo }) => {
          if (dynamo.writes() <= writes) return; // nothing new: time passes, or the turn is done again
          writes = dynamo.writes();
          turn += 1;
          if (isKilled(turn)) throw new Killed();
        };
        return { run: await runCycle({ ...options, store, onMoment }), kills };
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        kills += 1;
      } finally {
        store.close();
      }
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** All that can be seen of a run: every email both ways, every stored item, every execution, every diary, and what AWS would have counted. */
export function everythingOf(run: CycleRun) {
  const { world, employees } = run;
  const { sent, received, usage, report } = recordOf(run);
  return {
    endedAt: run.endedAt,
    sent: sent.map((mail) => ({ ...mail, raw: Buffer.from(mail.raw).toString('latin1') })),
    received: received.map((mail) => ({ ...mail, raw: Buffer.from(mail.raw).toString('latin1') })),
    people: [...employees.values()].map(({ state }) => state),
    items: ['PROGRAM_TABLE', 'PEOPLE_TABLE'].map((name) => world.dynamo.items(environmentOf(world, name))),
    objects: world.assembly.buckets.map((bucket) =>
      world.storage.keys(bucket).map((key) => [key, world.storage.find(bucket, key)?.storedAt]),
    ),
    executions: world.assembly.stateMachines.map(({ arn }) => world.machines.listExecutions({ stateMachineArn: arn })),
    skippedSweeps: world.schedules.skipped(),
    usage,
    report,
  };
}
