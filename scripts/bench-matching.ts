import { spawn } from 'node:child_process';
import * as z from 'zod';
import { instances } from './bench/instances.ts';
import { type Solver, solvers } from './bench/solvers.ts';
import { strictArguments } from './strict-arguments.ts';

const help = `npm run bench:matching -- [--kinds mentoring,product] [--sizes 100,500] [--solvers ours,munkres] [--seconds 120]

Our matching core beside the packages of npm on the same instances: most pairs, then the highest total. Each measurement is a process
of its own; its time is the least processor time of a few runs, its memory the most the whole process ever held.
Without arguments: everything below, about half an hour on a quiet machine.`;

interface Run {
  readonly kind: string;
  readonly size: number;
  readonly solver: string;
}

const Measured = z.object({
  pairs: z.number(),
  total: z.number(),
  /** Of the processor, in milliseconds. */
  time: z.number(),
  /** The whole process at its largest, in megabytes. */
  memory: z.number(),
});
type Measured = z.infer<typeof Measured>;

const dense = ['ours', 'munkres', 'munkres-algorithm'];
/** What each package can do here in a bearable time: munkres-js takes minutes from 1,000 on, HiGHS has 2 GB of memory. */
const plan: readonly { kinds: readonly string[]; sizes: readonly number[]; solvers: readonly string[] }[] = [
  { kinds: ['mentoring', 'random'], sizes: [100, 500], solvers: [...dense, 'munkres-js', 'highs'] },
  { kinds: ['mentoring'], sizes: [1000, 2000], solvers: [...dense, 'munkres-js', 'highs'] },
  { kinds: ['random'], sizes: [1000, 2000], solvers: dense },
  { kinds: ['mentoring'], sizes: [5000], solvers: ['ours', 'munkres'] },
  { kinds: ['mentor only', 'leader only', 'product', 'all equal'], sizes: [500, 1000, 2000], solvers: dense },
];

if (import.meta.main) {
  const { values } = strictArguments(process.argv.slice(2), {
    kinds: { type: 'string' },
    sizes: { type: 'string' },
    solvers: { type: 'string' },
    seconds: { type: 'string', default: '120' },
    measure: { type: 'string' },
    help: { type: 'boolean' },
  });
  if (values.help === true) console.log(help);
  else if (values.measure !== undefined) await measure(...(values.measure.split(',') as [string, string, string]));
  else await compare(values, Number(values.seconds));
}

/** Runs the plan, or what is asked for, and prints a table in Markdown. */
async function compare(asked: Partial<Record<'kinds' | 'sizes' | 'solvers', string>>, seconds: number): Promise<void> {
  const wanted = (list: string | undefined, item: string): boolean =>
    list === undefined || list.split(',').includes(item);
  console.log('| instance | size | package | pairs | total | CPU ms | MB | to the fastest other |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  let isUnequal = false;
  for (const { kinds, sizes, solvers: names } of plan)
    for (const kind of kinds.filter((each) => wanted(asked.kinds, each)))
      for (const size of sizes.filter((each) => wanted(asked.sizes, String(each)))) {
        const results: (Run & { measured: Measured | undefined })[] = [];
        for (const solver of names.filter((each) => wanted(asked.solvers, each))) {
          const run = { kind, size, solver };
          results.push({ ...run, measured: await inOwnProcess(run, seconds) });
        }
        const answers = new Set(
          results.flatMap(({ measured }) => (measured === undefined ? [] : [`${measured.pairs}:${measured.total}`])),
        );
        if (answers.size > 1) isUnequal = true;
        for (const result of results) console.log(line(result, results));
      }
  console.log(isUnequal ? '\nThe answers DIFFER.' : '\nAll answers of an instance are equal.');
  if (isUnequal) process.exitCode = 1;
}

function line(
  { kind, size, solver, measured }: Run & { measured: Measured | undefined },
  results: readonly (Run & { measured: Measured | undefined })[],
): string {
  if (measured === undefined) return `| ${kind} | ${size} | ${solver} | | | did not end | | |`;
  const others = results.flatMap((other) => (other.solver === solver ? [] : (other.measured?.time ?? [])));
  const ratio = others.length === 0 ? '' : (measured.time / Math.min(...others)).toFixed(2);
  const { pairs, total, time, memory } = measured;
  return `| ${kind} | ${size} | ${solver} | ${pairs} | ${total} | ${time.toFixed(1)} | ${memory} | ${ratio} |`;
}

/** Nothing where it took too long or failed. */
async function inOwnProcess({ solver, kind, size }: Run, seconds: number): Promise<Measured | undefined> {
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=8192', import.meta.filename, '--measure', `${solver},${kind},${size}`],
    { stdio: ['ignore', 'pipe', 'ignore'], timeout: seconds * 1000, killSignal: 'SIGKILL' },
  );
  let text = '';
  for await (const part of child.stdout) text += String(part);
  const last = text.trim().split('\n').at(-1) ?? '';
  return last.startsWith('{') ? Measured.parse(JSON.parse(last)) : undefined;
}

async function measure(name: string, kind: string, size: string): Promise<void> {
  const [solver, instance] = [solvers[name], instances[kind]];
  if (solver === undefined || instance === undefined) throw new Error(`No solver ${name} or no instance ${kind}`);
  const table = instance(Number(size));
  const { times, pairs } = await timed(solver, table);
  const measured: Measured = {
    pairs: pairs.length,
    total: pairs.reduce((sum, pair) => sum + pair.score, 0),
    time: Math.min(...times),
    memory: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  console.log(JSON.stringify(measured));
}

/** Runs until two seconds are used up, at most 20 times: the first runs of a short one are spent on compiling. */
async function timed(solver: Solver, table: Parameters<Solver>[0]) {
  const times: number[] = [];
  for (let used = 0; ; ) {
    const before = process.cpuUsage();
    const pairs = await solver(table);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    used += times.at(-1) ?? 0;
    if (used > 2000 || times.length === 20) return { times, pairs };
  }
}
