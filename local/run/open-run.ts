import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import type { CompanyFiles } from '../sample/sample-company.ts';
import { openRunStore, RunInUse, type RunStore } from '../store/run-store.ts';

const StartedWith = z.object({
  seed: z.int(),
  /** Of a made-up company. */
  people: z.int().optional(),
  /** Hashes: of the two files, and of the sources that run them. */
  files: z.string(),
  program: z.string(),
});

/** What must be the same for a run to go on as if nothing had happened. */
export type StartedWith = z.infer<typeof StartedWith>;

/** What a run of this company on this assembly is started with. */
export function startedWith(run: {
  readonly assembly: string;
  readonly company: CompanyFiles;
  readonly seed: number;
  readonly people: number | undefined;
}): StartedWith {
  const { company, seed, people, assembly } = run;
  const files = createHash('sha256').update(company.cycle).update('\0').update(company.roster).digest('hex');
  return { seed, ...(people === undefined ? {} : { people }), files, program: basename(assembly) };
}

/** Opens the run that a directory keeps, or anew; `fresh` forgets what is there, unless another process is at it. */
export function openRun(directory: string, run: StartedWith, { fresh = false } = {}): RunStore {
  if (!fresh) return openRunStore(directory, run);
  try {
    openRunStore(directory, run).close();
  } catch (error) {
    if (error instanceof RunInUse) throw error; // whatever else is the matter with it, it goes
  }
  rmSync(directory, { recursive: true, force: true });
  return openRunStore(directory, run);
}

/** How a run that is there was started, as far as it differs from this one. */
export function differenceText(there: unknown, here: StartedWith): string {
  const { seed, people, files, program } = StartedWith.parse(there);
  const ofOptions = seed !== here.seed || people !== here.people;
  const madeUp = people === undefined ? '' : `--people ${String(people)} `;
  return [
    ...(ofOptions ? [`${madeUp}--seed ${String(seed)}`] : []),
    ...(files === here.files || (ofOptions && people !== undefined) ? [] : ['another cycle.json or roster.csv']),
    ...(program === here.program ? [] : ['another version of the program']),
  ].join(', ');
}
