import { strictArguments, WrongArguments } from '../scripts/strict-arguments.ts';
import { smallestCompany } from './sample/generate-company.ts';
import { type RunOptions, readRunOptions, runArguments, wholeNumber } from './start-options.ts';

/** What `npm run play` was asked for. */
export interface PlayOptions extends RunOptions {
  /** 0 for any that is free. */
  readonly port: number;
}

export const playUsage = `Plays a reverse-mentoring cycle in a browser: read anybody's emails, reply, move time on.

  npm run play -- [options]

  --port N        where to listen on 127.0.0.1; any free port unless given
  --cycle FILE    the cycle to run (cycle.json); the sample company's unless given
  --roster FILE   who may be invited (roster.csv); the sample company's unless given
  --people N      makes up a company of N people (${String(smallestCompany)} or more) instead
  --seed N        another seed, other people and answers (default 1)
  --out DIR       where the run is kept (default out-play/); the directory of an interrupted npm start goes on by hand
  --fresh         starts anew where DIR holds a run
  --help          this text

Ctrl+C ends it; the same command goes on where it was. npm start -- --out DIR lets everybody answer by themselves until the end.

Exit codes: 0 ended, 1 the files have problems, 2 wrong arguments.
`;

const known = {
  ...runArguments,
  port: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments; 'help' when that is what was asked for. Throws WrongArguments. */
export function readPlayOptions(args: readonly string[]): PlayOptions | 'help' {
  const { port, help, ...run } = strictArguments(args, known).values;
  if (help === true) return 'help';
  const listensAt = port === undefined ? 0 : wholeNumber('--port', port);
  if (listensAt > 65_535) throw new WrongArguments('--port takes a number up to 65535, or 0 for any free port.');
  return { ...readRunOptions(run, 'out-play'), port: listensAt };
}
