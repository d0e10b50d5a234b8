import type { SeedOutcome, SeedTask } from './seed-outcome.ts';
import { seedWorker } from './seed-worker.ts';

/** Runs tasks in worker processes, as many at a time as `jobs`; outcomes are told as they come. Throws SimulatorBroke. */
export async function runSeeds(
  tasks: readonly SeedTask[],
  jobs: number,
  onOutcome: (outcome: SeedOutcome) => void,
): Promise<void> {
  const waiting = [...tasks];
  const work = async (): Promise<void> => {
    const worker = seedWorker();
    try {
      for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) onOutcome(await worker.run(task));
    } finally {
      worker.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, work));
}
