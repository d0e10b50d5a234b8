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
const seedsPerWorker = 50;

/** Runs tasks in worker processes, as many at a time as `jobs`, as long as one may begin; outcomes are told as they come. Throws SimulatorBroke. */
export async function runSeeds(
  tasks: readonly SeedTask[],
  { jobs, mayBegin }: { readonly jobs: number; readonly mayBegin: () => boolean },
  onOutcome: (outcome: SeedOutcome) => void,
): Promise<void> {
  const waiting = [...tasks];
  const work = async (): Promise<void> => {
    let worker: ChildProcess | undefined;
    let done = 0;
    try {
      const next = () => (mayBegin() ? waiting.shift() : undefined);
      for (let task = next(); task !== undefined; task = next()) {
        if (worker === undefined || done % seedsPerWorker === 0) {
          worker?.disconnect();
          worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)));
        }
        done += 1;
        onOutcome(await answerOf(worker, task));
      }
    } finally {
      worker?.disconnect();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, work));
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
