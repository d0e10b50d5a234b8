import '../scripts/check-node.mjs'; // first: it says what to do on an older Node
import { randomBytes } from 'node:crypto';
import { WrongArguments } from '../scripts/strict-arguments.ts';
import { checkOutput, ForeignDirectory } from './output/output-directory.ts';
import type { Terminal } from './output/progress-display.ts';
import { shownLetter } from './output/shown-letter.ts';
import { openGame } from './play/game.ts';
import { serve } from './play/server.ts';
import { playUsage, readPlayOptions } from './play-options.ts';
import { StartRefused } from './run/cycle-run.ts';
import { KeptRunRefused, keptRun } from './run/kept-run.ts';
import { startedWith } from './run/open-run.ts';
import { companyOf, runOptions } from './run/run-options.ts';

/** Where the command speaks. */
export interface Streams {
  readonly stdout: Pick<Terminal, 'write'>;
  readonly stderr: Pick<Terminal, 'write'>;
}

/**
 * `npm run play`: serves a run to browsers of this machine until the signal comes. Answers the exit code: 0 ended, 1 the files have problems,
 * 2 wrong arguments.
 */
export async function play(args: readonly string[], { stdout, stderr }: Streams, end: AbortSignal): Promise<number> {
  try {
    const options = readPlayOptions(args);
    if (options === 'help') {
      stdout.write(playUsage);
      return 0;
    }
    checkOutput(options.out);
    const common = await runOptions(options, companyOf(options));
    const store = keptRun(startedWith({ ...common, people: options.people }), options);
    try {
      if (store.goesOn) stdout.write(`Going on with the run that ${options.out} keeps.\n`);
      const game = await openGame({ ...common, store });
      const server = await serve(game, {
        port: options.port,
        token: randomBytes(24).toString('base64url'),
        onError: (error) =>
          stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
      });
      stdout.write(`Open ${server.url} (Ctrl+C ends it)\n`);
      await new Promise((resolve) => {
        if (end.aborted) resolve(undefined);
        else end.addEventListener('abort', resolve, { once: true });
      });
      await server.close();
      stdout.write(`Kept in ${options.out}; the same command goes on.\n`);
      return 0;
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof WrongArguments) {
      stderr.write(`${error.message}\nSee: npm run play -- --help\n`);
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
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      stderr.write('Another program listens at this port: choose another with --port N, or leave it out.\n');
      return 2;
    }
    if (error instanceof StartRefused) {
      stderr.write(`${(await shownLetter(error.answer.raw)).text.trimEnd()}\n`);
      return 1;
    }
    throw error;
  }
}

if (import.meta.main) {
  const end = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      end.abort();
    });
  process.exitCode = await play(process.argv.slice(2), process, end.signal);
}
