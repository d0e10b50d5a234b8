import '../scripts/check-node.mjs'; // first: it says what to do on an older Node
import { giveCommand, type Speech } from '../scripts/command.ts';
import { WrongArguments } from '../scripts/strict-arguments.ts';
import { keptIn } from './output/output-directory.ts';
import { openRun, startedWith } from './run/open-run.ts';
import { companyOf, runOptions } from './run/run-options.ts';
import { startRun } from './run/start-run.ts';
import { readStartOptions } from './start-options.ts';

const ofRun = new Set(['--out', '--people', '--seed', '--cycle', '--roster']);

/**
 * `npm run command:local`: gives a command to the run that an interrupted `npm start` left, with what it was started with, and keeps what
 * follows from it; the next `npm start` goes on from there. Answers the exit code of `npm run command`.
 */
export async function commandLocally(args: readonly string[], speech: Speech): Promise<number> {
  const [own, rest] = split(args);
  return giveCommand(
    rest,
    async ({ name, payload }) => {
      const options = readStartOptions(own);
      if (options === 'help') throw new WrongArguments('Options of the run come with a value');
      const common = await runOptions(options, companyOf(options));
      const store = openRun(keptIn(options.out), startedWith({ ...common, people: options.people }));
      try {
        if (!store.goesOn)
          throw new Error(`${options.out} holds no run that is under way: interrupt npm start, then give the command.`);
        const run = await startRun({ ...common, parts: store.parts });
        const answer = await run.world.call(name, payload);
        await run.world.settle();
        run.keep();
        store.commit();
        return answer;
      } finally {
        store.close();
      }
    },
    speech,
  );
}

/** What says which run is meant, and what is the command's own. */
function split(args: readonly string[]): [string[], string[]] {
  const own: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (!ofRun.has(arg)) rest.push(arg);
    else own.push(arg, args[(at += 1)] ?? '');
  }
  return [own, rest];
}

if (import.meta.main)
  process.exitCode = await commandLocally(process.argv.slice(2), {
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  });
