import { keptIn } from '../output/output-directory.ts';
import type { RunOptions } from '../start-options.ts';
import { OtherRun, RunInUse, type RunStore, RunUnusable } from '../store/run-store.ts';
import { differenceText, openRun, type StartedWith } from './open-run.ts';

/** An interrupted run that cannot go on as it was asked to; the message says what to do. */
export class KeptRunRefused extends Error {
  override name = 'KeptRunRefused';
}

/** Opens the run that an output directory keeps, or anew. Throws KeptRunRefused. */
export function keptRun(run: StartedWith, { out, fresh }: Pick<RunOptions, 'out' | 'fresh'>): RunStore {
  try {
    return openRun(keptIn(out), run, { fresh });
  } catch (error) {
    const elsewhere = 'or choose another directory with --out DIR.';
    if (error instanceof RunInUse)
      throw new KeptRunRefused(`Another command is at work in ${out}.\nLet it finish, ${elsewhere}`);
    if (error instanceof OtherRun)
      throw new KeptRunRefused(
        `${out} holds an interrupted run that was started with ${differenceText(error.startedWith, run)}.\nTo go on with it, start it again as it was; add --fresh to start anew, ${elsewhere}`,
      );
    if (error instanceof RunUnusable)
      throw new KeptRunRefused(
        `${out} holds an interrupted run that cannot go on. ${error.message}.\nAdd --fresh to start anew, ${elsewhere}`,
      );
    throw error;
  }
}
