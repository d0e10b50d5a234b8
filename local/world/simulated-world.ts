import type { Simulation } from '../simulation/simulation.ts';
import type { Simulated } from './simulated.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

/** A world in which every AWS call is an event of virtual time. */
export type SimulatedWorld = World & { readonly simulated: Simulated };

/** Opens a world in which this simulation decides what goes wrong. One simulation is for one world. */
export async function openSimulatedWorld(
  options: WorldOptions & { readonly simulation: Simulation },
): Promise<SimulatedWorld> {
  const world = await openWorld(options);
  const { simulated } = world;
  if (simulated === undefined) throw new Error('The world has no simulation');
  return { ...world, simulated };
}
