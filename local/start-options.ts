import { strictArguments, WrongArguments } from '../scripts/strict-arguments.ts';
import { smallestCompany } from './sample/generate-company.ts';

/** Which run is meant, and where it is kept. */
export interface RunOptions {
  readonly cycle: string | undefined;
  readonly roster: string | undefined;
  readonly people: number | undefined;
  readonly seed: number;
  readonly out: string;
  readonly fresh: boolean;
}

/** What `npm start` was asked for. */
export interface StartOptions extends RunOptions {
  readonly dryRun: boolean;
}

export const usage = `Runs a whole reverse-mentoring cycle on this machine, on virtual time, with simulated people.

  npm start -- [options]

  --cycle FILE    the cycle to run (cycle.json); the sample company's unless given
  --roster FILE   who may be invited (roster.csv); the sample company's unless given
  --people N      makes up a company of N people (${String(smallestCompany)} or more) instead
  --seed N        another seed, other people and answers; the same seed, the same emails (default 1)
  --out DIR       where to write what happened (default out/); open DIR/index.html
  --fresh         starts anew where DIR holds a run that was interrupted
  --dry-run       sends the start email only and prints what the coordinator would read
  --help          this text

A run that was interrupted goes on where it was: start it again in the same way.

Exit codes: 0 done, 1 the files have problems or the cycle failed, 2 wrong arguments.
`;

/** The arguments that say which run is meant. */
export const runArguments = {
  cycle: { type: 'string' },
  roster: { type: 'string' },
  people: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  fresh: { type: 'boolean' },
} as const;

const known = {
  ...runArguments,
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments; 'help' when that is what was asked for. Throws WrongArguments. */
export function readStartOptions(args: readonly string[]): StartOptions | 'help' {
  const { 'dry-run': dryRun = false, help, ...run } = strictArguments(args, known).values;
  if (help === true) return 'help';
  return { ...readRunOptions(run, 'out'), dryRun };
}

/** Which run the arguments mean; `directory` is where it is kept unless they say so. Throws WrongArguments. */
export function readRunOptions(
  values: {
    readonly [Name in keyof typeof runArguments]?: (typeof runArguments)[Name]['type'] extends 'string'
      ? string
      : boolean;
  },
  directory: string,
): RunOptions {
  const { cycle, roster, people, seed = '1', out = directory, fresh = false } = values;
  if (people !== undefined && (roster !== undefined || cycle !== undefined))
    throw new WrongArguments(
      '--people makes up its own cycle and roster: leave out either it or --cycle and --roster.',
    );
  const size = people === undefined ? undefined : wholeNumber('--people', people);
  if (size !== undefined && size < smallestCompany)
    throw new WrongArguments(
      `--people takes ${String(smallestCompany)} or more: a smaller company has nobody to pair.`,
    );
  if (out === '') throw new WrongArguments('--out takes the name of a directory, such as --out out');
  return { cycle, roster, people: size, seed: wholeNumber('--seed', seed), out, fresh };
}

/** A number given to an option. Throws WrongArguments. */
export function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new WrongArguments(`${option} takes a whole number, such as ${option} 7, not "${text}".`);
}
