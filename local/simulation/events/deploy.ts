import type { EventKind } from './event-kind.ts';

/** A deploy in mid-cycle: running executions keep the definition they started with, new ones take the new one. */
export const deploy: EventKind = {
  name: 'deploy',
  share: 0.5,
  times: [1, 2],
  strike: ({ world, label }) => {
    world.machines.replaceMachines(
      world.assembly.stateMachines.map((machine) => ({
        ...machine,
        definition: { ...(machine.definition as object), Comment: `deployed as ${label}` },
      })),
    );
  },
};
