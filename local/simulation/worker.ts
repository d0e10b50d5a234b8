import { outcomeOfSeed, type SeedTask } from './seed-outcome.ts';

/** A worker process: a seed comes in as a message, its outcome goes back; it ends when its parent lets go. */
process.on('message', (task: SeedTask) => {
  outcomeOfSeed(task).then(
    (outcome) => process.send?.({ outcome }),
    (error: unknown) =>
      process.send?.({
        seed: task.seed,
        failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  );
});
