import type { Instant } from '../../shared/domain/instant.ts';
import { plainItem } from '../run/plain-item.ts';
import { environmentOf, readRecords, readReport } from '../run/records.ts';
import type { World } from '../world/world.ts';
import { type Evidence, type ExecutionEnd, StoredItem } from './evidence.ts';
import { markOf } from './mail-mark.ts';
import type { SeedPlan } from './plan-seed.ts';

/** What only the driver knows when a run is over. */
export type Witnessed = Pick<
  Evidence,
  'stuck' | 'diaries' | 'steps' | 'sweeps' | 'texts' | 'interruptions' | 'lost' | 'lostNotices' | 'isFaulty'
>;

/** Takes everything down that invariants look at. */
export function gatherEvidence({ seed, company }: SeedPlan, world: World, witnessed: Witnessed): Evidence {
  const endedAt: Instant = world.clock.now();
  const records = readRecords(world);
  const [cycle] = records.cycles;
  const report = cycle === undefined ? undefined : readReport(world, cycle.cycleId);
  const executions: ExecutionEnd[] = world.assembly.stateMachines.flatMap((machine) =>
    world.machines
      .listExecutions({ stateMachineArn: machine.arn })
      .map(({ name, status }) => ({ machine: machine.name, name, status })),
  );
  return {
    seed,
    company,
    endedAt,
    records,
    items: world.dynamo.items(environmentOf(world, 'PROGRAM_TABLE')).map((item) => StoredItem.parse(plainItem(item))),
    mails: world.mails.map(({ id, at, to, raw }) => ({ id, at, to, mark: markOf(raw) })),
    executions,
    queued: new Map(world.assembly.queues.map(({ name }) => [name, world.queues.depth(name)])),
    report: report === undefined ? undefined : `${report.fr.text}\n${report.en.text}`,
    ...witnessed,
  };
}
