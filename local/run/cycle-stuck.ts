import type { Cycle } from '../../shared/domain/cycle.ts';
import type { World } from '../world/world.ts';
import { readRecords } from './records.ts';
import type { ReplyAgenda } from './reply-agenda.ts';

/** A cycle that does not end; the message says what it waits for. */
export class CycleStuck extends Error {
  override name = 'CycleStuck';
}

/** What a cycle that should be over still waits for: its executions by state, its open forms by kind, mail and replies under way. */
export function whereItIsStuck(stuck: {
  readonly world: World;
  readonly cycle: Cycle;
  readonly agenda: ReplyAgenda;
  readonly days: number;
}): string {
  const { world, cycle, agenda, days } = stuck;
  const { forms, ledger } = readRecords(world);
  const running = world.assembly.stateMachines.flatMap(({ arn, name }) =>
    world.machines
      .listExecutions({ stateMachineArn: arn, statusFilter: 'RUNNING' })
      .map(({ state = 'starting' }) => `${name}: ${state}`),
  );
  const openForms = [...forms.values()].filter(({ status }) => status === 'issued').map(({ kind }) => kind);
  const unsettled = ledger.flatMap(({ status, mail }) =>
    status === 'queued' || status === 'claimed' ? [`${mail}, ${status}`] : [],
  );
  return [
    `The cycle is ${cycle.status} on ${world.clock.now()} and nothing moves it within ${String(days)} days of its start.`,
    `Executions under way: ${counted(running)}`,
    `Open forms: ${counted(openForms)}`,
    `Emails that have not settled: ${counted(unsettled)}`,
    `Replies under way: ${String(agenda.size())}`,
  ].join('\n');
}

function counted(things: readonly string[]): string {
  if (things.length === 0) return 'none';
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return [...counts].map(([thing, count]) => `${thing} (${String(count)})`).join(', ');
}
