import type { EventKind } from './event-kind.ts';
import { giveCommand } from './give-command.ts';

/** An engineer has the cycle and everything open in it looked at again, needed or not. */
export const resumed: EventKind = {
  name: 'resumed',
  share: 0.3,
  times: [1, 2],
  strike: (world) => {
    giveCommand(world, ({ cycleId }) => ({ command: 'resume', cycleId, by: 'ops' }));
    return world.clock.now();
  },
};
