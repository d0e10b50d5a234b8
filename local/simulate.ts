import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { WrongArguments } from '../scripts/strict-arguments.ts';
import { assembleFor } from './run/assemble-for.ts';
import { pastSeeds } from './simulation/past-seeds.ts';
import { planSeed } from './simulation/plan-seed.ts';
import { runSeeds } from './simulation/run-seeds.ts';
import { SeedOutcome, type SeedTask } from './simulation/seed-outcome.ts';
import {
  readSimulateOptions,
  replayCommand,
  type SimulateOptions,
  simulateUsage,
} from './simulation/simulate-options.ts';
import { strikesOfSparedSites } from './simulation/spared-sites.ts';
import { mustHaveHitAll, totalsOf, totalsText } from './simulation/totals.ts';

const print = (...lines: readonly string[]) => stdout.write(`${lines.join('\n')}\n`);

/** `npm run simulate`: runs seeds, prints what they came to, and answers the exit code. */
async function simulate(options: SimulateOptions): Promise<number> {
  const { weather, jobs, twice, replay, resume, minutes } = options;
  const all = options.past
    ? pastSeeds.map(({ seed, events }) => ({ seed, weather: { ...weather, events } }))
    : options.seeds.map((seed) => ({ seed, weather }));
  const seeds = all.map(({ seed }) => seed);
  const outcomes = resume === undefined ? [] : readOutcomes(resume, seeds);
  const known = new Set(outcomes.map(({ seed }) => seed));
  const [first = 1] = seeds;
  const assembly = await assembleFor(planSeed(first, weather).company);
  const began = performance.now();
  const tasks = all.filter(({ seed }) => !known.has(seed)).map((each) => ({ ...each, assembly, twice, tell: replay }));
  const mayBegin = () => minutes === undefined || performance.now() - began < minutes * 60_000;
  if (known.size > 0)
    print(`${String(known.size)} seeds are known from ${resume ?? ''}, ${String(tasks.length)} to go`);
  await runSeeds(tasks, { jobs, mayBegin }, (outcome, task) => {
    outcomes.push(outcome);
    if (resume !== undefined) keep(resume, outcome);
    tell(outcome, task);
    if (outcomes.length % 10 === 0 && !replay) print(`${String(outcomes.length)} of ${String(seeds.length)} seeds`);
  });
  const hitsAll = mustHaveHitAll(outcomes) && weather.events !== 'calm';
  const strikes = hitsAll ? strikesOfSparedSites(outcomes) : [];
  if (strikes.length > 0)
    print(`Chance has spared some sites: ${String(strikes.length)} cycles more strike there on purpose`);
  const aimed = strikes.map(({ seed, strike }) => ({
    seed,
    weather: { ...weather, strike },
    assembly,
    twice,
    tell: false,
  }));
  await runSeeds(aimed, { jobs, mayBegin }, (outcome, task) => {
    outcomes.push(outcome);
    tell(outcome, task);
  });
  const totals = totalsOf(outcomes);
  print('', ...totalsText(totals, Math.max(1, (performance.now() - began) / 1000)));
  const isBlind = hitsAll && totals.sitesNeverHit.length > 0;
  return totals.failed.length > 0 || isBlind ? 1 : 0;
}

function tell(
  { seed, violations, story, status, milliseconds }: SeedOutcome,
  { weather, tell: whole }: SeedTask,
): void {
  if (whole) print(...story, `Seed ${String(seed)}: ${status}, ${milliseconds.toFixed(0)} ms`);
  if (violations.length === 0) return;
  print(
    `Seed ${String(seed)} FAILED (${status}):`,
    ...violations.map(({ number, name, ids, what }) => `  ${String(number)} ${name}: ${ids.join(' ')} ${what}`),
  );
  if (!whole) print('  Story:', ...story.map((line) => `    ${line}`), `  Replay: ${replayCommand(seed, weather)}`);
}

function readOutcomes(file: string, seeds: readonly number[]): SeedOutcome[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => SeedOutcome.parse(JSON.parse(line))).filter(({ seed }) => seeds.includes(seed));
}

function keep(file: string, outcome: SeedOutcome): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(outcome)}\n`);
}

try {
  const options = readSimulateOptions(argv.slice(2));
  if (options === 'help') print(simulateUsage);
  else process.exitCode = await simulate(options);
} catch (error) {
  if (!(error instanceof WrongArguments)) throw error;
  stderr.write(`${error.message}\n\n${simulateUsage}`);
  process.exitCode = 2;
}
