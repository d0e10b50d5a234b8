import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { SeedOutcome, type SeedTask } from './seed-outcome.ts';

const Answer = z.union([z.object({ outcome: SeedOutcome }), z.object({ seed: z.int(), failure: z.string() })]);

/** A simulation that itself broke: a fault of the simulator, not a violation. */
class SimulatorBroke extends Error {
  override name = 'SimulatorBroke';
}

/** A worker is replaced after so many seeds: what a sandboxed world leaves behind is freed with its process. */
const seedsPerProcess = 50;

/** Simulates seeds in a process of its own, one at a time. */
export interface SeedWorker {
  /** Throws SimulatorBroke. */
  readonly run: (task: SeedTask) => Promise<SeedOutcome>;
  readonly close: () => void;
}

/** A worker whose process starts with its first seed and ends when it is closed. */
export function seedWorker(): SeedWorker {
  let worker: ChildProcess | undefined;
  let done = 0;
  return {
    run: (task) => {
      if (worker === undefined || done % seedsPerProcess === 0) {
        worker?.disconnect();
        worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)));
      }
      done += 1;
      return answerOf(worker, task);
    },
    close: () => worker?.disconnect(),
  };
}

function answerOf(worker: ChildProcess, task: SeedTask): Promise<SeedOutcome> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null): void => {
      reject(new SimulatorBroke(`The worker of seed ${String(task.seed)} ended with code ${String(code)}`));
    };
    worker.once('exit', gone);
    worker.once('message', (message) => {
      worker.off('exit', gone);
      const answer = Answer.parse(message);
      if ('outcome' in answer) resolve(answer.outcome);
      else reject(new SimulatorBroke(`Seed ${String(answer.seed)}: ${answer.failure}`));
    });
    worker.send(task);
  });
}
