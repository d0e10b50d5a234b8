import { strictArguments, WrongArguments } from '../../scripts/strict-arguments.ts';
import type { Weather } from './plan-seed.ts';
import { type Strike, strikesAt } from './strike.ts';

/** What `npm run simulate` was asked for. */
export interface SimulateOptions {
  readonly seeds: readonly number[];
  readonly weather: Weather;
  /** Instead of `seeds`: those that found something once, each in its own weather. */
  readonly past: boolean;
  /** No seed is begun later than so many minutes after the first. */
  readonly minutes: number | undefined;
  readonly jobs: number;
  readonly twice: boolean;
  /** One seed whose whole story is printed. */
  readonly replay: boolean;
  /** Outcomes are kept there, and seeds that it has are not run again. */
  readonly resume: string | undefined;
}

/** The help text. */
export const simulateUsage = `Runs many small cycles of the production handlers and machines against faults, events and awkward people, and checks them.

  npm run simulate -- [options]

  --seeds N       how many cycles (default 20)
  --from S        the first seed (default 1)
  --people A-B    fewest and most people of a company, 4 to 10 (default 4-10)
  --kills         kills all executions at random moments of every cycle
  --calm          no faults and no events: awkward people only
  --jobs N        worker processes (default 2)
  --minutes M     begins no seed after M minutes
  --past          runs the seeds that once found something, and no others
  --twice         runs every seed twice and compares the traces
  --replay SEED   runs one seed and prints its whole story
  --strike F@S    lets the fault F happen, once, at the first visit of the site S: crash-after@park/dynamodb.UpdateItem
  --resume FILE   keeps outcomes in FILE, one a line; seeds that are in it are not run again
  --help          this text

From 500 seeds on, a site that no fault has hit is struck on purpose, by every kind of fault, in a cycle more for each.

Exit codes: 0 nothing was lost and nothing happened twice, 1 a violation or a fault site never hit, 2 wrong arguments.
`;

const known = {
  seeds: { type: 'string' },
  from: { type: 'string' },
  people: { type: 'string' },
  kills: { type: 'boolean' },
  calm: { type: 'boolean' },
  jobs: { type: 'string' },
  past: { type: 'boolean' },
  minutes: { type: 'string' },
  twice: { type: 'boolean' },
  replay: { type: 'string' },
  strike: { type: 'string' },
  resume: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments; 'help' when that is what was asked for. Throws WrongArguments. */
export function readSimulateOptions(args: readonly string[]): SimulateOptions | 'help' {
  const given = strictArguments(args, known).values;
  if (given.help === true) return 'help';
  const { replay, kills = false, calm = false, twice = false, resume } = given;
  const strike = given.strike === undefined ? undefined : strikeOf(given.strike);
  if (calm && strike !== undefined) throw new WrongArguments('--calm knows no faults: leave out --strike.');
  if (kills && calm) throw new WrongArguments('--kills and --calm contradict each other: leave one of them out.');
  if (replay !== undefined && (given.seeds !== undefined || given.from !== undefined))
    throw new WrongArguments('--replay runs one seed: leave out --seeds and --from.');
  if (given.past === true && [given.seeds, given.from, given.replay, resume].some((each) => each !== undefined))
    throw new WrongArguments('--past runs seeds of its own: leave out --seeds, --from, --replay and --resume.');
  if (resume === '') throw new WrongArguments('--resume takes the name of a file, such as --resume out/seeds.jsonl');
  const count = replay === undefined ? wholeNumber('--seeds', given.seeds ?? '20', 1) : 1;
  const from = wholeNumber(replay === undefined ? '--from' : '--replay', replay ?? given.from ?? '1', 0);
  return {
    seeds: Array.from({ length: count }, (_, at) => from + at),
    weather: {
      people: peopleRange(given.people ?? '4-10'),
      events: kills ? 'kills' : calm ? 'calm' : 'drawn',
      ...(strike === undefined ? {} : { strike }),
    },
    past: given.past === true,
    minutes: given.minutes === undefined ? undefined : wholeNumber('--minutes', given.minutes, 1),
    jobs: wholeNumber('--jobs', given.jobs ?? '2', 1),
    twice,
    replay: replay !== undefined,
    resume,
  };
}

/** The command that runs one seed of these options again. */
export function replayCommand(seed: number, { people, events, strike }: Weather): string {
  const range = `${String(people[0])}-${String(people[1])}`;
  const mood = events === 'drawn' ? '' : ` --${events}`;
  const forced = strike === undefined ? '' : ` --strike ${strike.kind}@${strike.site}`;
  return `npm run simulate -- --replay ${String(seed)}${range === '4-10' ? '' : ` --people ${range}`}${mood}${forced}`;
}

function strikeOf(text: string): Strike {
  const at = text.indexOf('@');
  const [kind, site] = [text.slice(0, at), text.slice(at + 1)];
  const able = strikesAt(site);
  const strike = able.find((each) => each.kind === kind);
  if (strike !== undefined) return strike;
  const kinds = able.map((each) => each.kind).join(', ');
  throw new WrongArguments(
    kinds === ''
      ? `--strike takes a fault and a site as counts name them, such as crash-after@park/dynamodb.UpdateItem, not "${text}".`
      : `At ${site} can strike: ${kinds}. Not "${kind}".`,
  );
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (number >= least) return number;
  throw new WrongArguments(`${option} takes a whole number from ${String(least)}, such as ${option} 7, not "${text}".`);
}

function peopleRange(text: string): [number, number] {
  const [, least, most] = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const range: [number, number] = [Number(least), Number(most)];
  if (range[0] >= 4 && range[1] <= 10 && range[0] <= range[1]) return range;
  throw new WrongArguments(`--people takes two numbers from 4 to 10, such as --people 4-6, not "${text}".`);
}
