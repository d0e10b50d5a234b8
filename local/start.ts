import '../scripts/check-node.mjs'; // first: it says what to do on an older Node
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { WrongArguments } from '../scripts/strict-arguments.ts';
import { lettersOf } from './output/letters.ts';
import { checkOutput, ForeignDirectory, keptIn } from './output/output-directory.ts';
import { type ProgressDisplay, progressBar, progressLines, type Terminal } from './output/progress-display.ts';
import { recordOf } from './output/run-record.ts';
import { shownLetter } from './output/shown-letter.ts';
import { summarize } from './output/summary.ts';
import { summaryText } from './output/summary-text.ts';
import { writeOutput } from './output/write-output.ts';
import { type CycleRun, runCycle, StartRefused } from './run/cycle-run.ts';
import { CycleStuck } from './run/cycle-stuck.ts';
import { KeptRunRefused, keptRun } from './run/kept-run.ts';
import { startedWith } from './run/open-run.ts';
import { companyOf, runOptions } from './run/run-options.ts';
import { startRun } from './run/start-run.ts';
import type { CompanyFiles } from './sample/sample-company.ts';
import { readStartOptions, type StartOptions, usage } from './start-options.ts';

/** Where the command speaks: a watched terminal gets a bar, anything else lines. */
export interface Streams {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly progress?: ProgressDisplay;
}

/** `npm start`: runs a cycle, prints what it came to and writes it out. Answers the exit code: 0 done, 1 it went wrong, 2 wrong arguments. */
export async function start(args: readonly string[], streams: Streams): Promise<number> {
  const { stdout, stderr } = streams;
  try {
    const options = readStartOptions(args);
    if (options === 'help') {
      stdout.write(usage);
      return 0;
    }
    const company = companyOf(options);
    return options.dryRun ? await dryRun(options, company, streams) : await wholeRun(options, company, streams);
  } catch (error) {
    if (error instanceof WrongArguments) {
      stderr.write(`${error.message}\nSee: npm start -- --help\n`);
      return 2;
    }
    if (error instanceof ForeignDirectory) {
      stderr.write(`${error.message}.\nEmpty it, or choose another one with --out DIR.\n`);
      return 2;
    }
    if (error instanceof KeptRunRefused) {
      stderr.write(`${error.message}\n`);
      return 2;
    }
    if (error instanceof StartRefused) {
      stderr.write(`${(await shownLetter(error.answer.raw)).text.trimEnd()}\n`);
      return 1;
    }
    if (error instanceof CycleStuck) {
      stderr.write(`${error.message}\n`);
      return 1;
    }
    throw error;
  }
}

async function dryRun(options: StartOptions, company: CompanyFiles, { stdout }: Streams): Promise<number> {
  const run = await startRun(await runOptions(options, company));
  const { subject, text } = await shownLetter(run.answer.raw);
  stdout.write(`${subject}\n\n${text.trimEnd()}\n`);
  return run.cycle === undefined ? 1 : 0;
}

async function wholeRun(options: StartOptions, company: CompanyFiles, streams: Streams): Promise<number> {
  const { stdout, progress = progressLines(stdout) } = streams;
  checkOutput(options.out); // before the work, not after it
  const common = await runOptions(options, company);
  const kept = keptIn(options.out);
  const store = keptRun(startedWith({ ...common, people: options.people }), options);
  if (store.goesOn) stdout.write('Going on with the run that was interrupted here.\n');
  const startedAt = performance.now();
  let run: CycleRun;
  try {
    run = await runCycle({ ...common, store, onProgress: progress.show });
  } finally {
    progress.stop();
    store.close();
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const record = recordOf(run);
  const letters = lettersOf(record);
  const summary = summarize(record, letters);
  await writeOutput(options.out, { record, letters, summary });
  rmSync(kept, { recursive: true }); // last: until then a kill costs nothing but time
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  stdout.write(`\n${summaryText(summary, { seconds, peakMegabytes })}\n\n`);
  stdout.write(`${String(letters.length)} emails to read: ${join(options.out, 'index.html')}\n`);
  return summary.status === 'failed' ? 1 : 0;
}

if (import.meta.main) {
  const { stdout, stderr } = process;
  const progress = stdout.isTTY ? progressBar(stdout) : progressLines(stdout);
  process.exitCode = await start(process.argv.slice(2), { stdout, stderr, progress });
}
