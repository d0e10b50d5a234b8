import type { SeedOutcome, SeedTask } from './seed-outcome.ts';
import { seedWorker } from './seed-worker.ts';

/** Runs tasks in worker processes, as many at a time as `jobs`, as long as one may begin; outcomes are told as they come. Throws SimulatorBroke. */
export async function runSeeds(
  tasks: readonly SeedTask[],
  { jobs, mayBegin }: { readonly jobs: number; readonly mayBegin: () => boolean },
  onOutcome: (outcome: SeedOutcome, task: SeedTask) => void,
): Promise<void> {
  const waiting = [...tasks];
  const work = async (): Promise<void> => {
    const worker = seedWorker();
    try {
      const next = () => (mayBegin() ? waiting.shift() : undefined);
      for (let task = next(); task !== undefined; task = next()) onOutcome(await worker.run(task), task);
    } finally {
      worker.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, work));
}
