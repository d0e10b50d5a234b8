import type * as z from 'zod';
import { runCommand } from '../../../shared/contracts/steps.ts';
import type { Cycle } from '../../../shared/domain/cycle.ts';
import { readRecords } from '../../run/records.ts';
import type { SimulatedWorld } from '../../world/simulated-world.ts';

/**
 * Gives a command about the cycle, when there is one, and does not wait for its answer: its calls are events of virtual time like all others.
 * One that a fault cuts short stays half given, as when nobody looks at what the terminal said.
 */
export function giveCommand(
  world: SimulatedWorld,
  orderAbout: (cycle: Cycle) => z.input<typeof runCommand.input> | undefined,
): void {
  const [cycle] = readRecords(world).cycles;
  const order = cycle === undefined ? undefined : orderAbout(cycle);
  if (order !== undefined) world.call(runCommand.name, order).catch(() => undefined);
}
