import type * as z from 'zod';
import { runCommand, tellWhy } from '../../shared/contracts/steps.ts';
import type { World } from '../world/world.ts';

/** Gives a command to the deployed function, and does what follows from it now. */
export async function command(
  world: Pick<World, 'call' | 'settle'>,
  order: z.input<typeof runCommand.input>,
): Promise<z.output<typeof runCommand.output>> {
  const answer = runCommand.output.parse(await world.call(runCommand.name, order));
  await world.settle();
  return answer;
}

/** The life of something, as lines; throws when nothing has this id. */
export async function why(world: Pick<World, 'call'>, id: string, cycleId?: string): Promise<string[]> {
  const { found, lines } = tellWhy.output.parse(
    await world.call(tellWhy.name, { id, ...(cycleId === undefined ? {} : { cycleId }) }),
  );
  if (!found) throw new Error(lines.join('\n'));
  return lines;
}
