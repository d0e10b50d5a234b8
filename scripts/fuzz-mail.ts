import { corpus, readMutants } from '../test/mail/read-mutated.ts';
import { strictArguments, WrongArguments } from './strict-arguments.ts';

/** Processor time of this thread, in milliseconds: what else a machine does makes no message slower. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Damages many messages, reads them as the program does, and prints what became of them and how long it took. */
async function fuzz(args: readonly string[]): Promise<void> {
  const { values } = strictArguments(args, {
    count: { type: 'string', default: '200000' },
    seed: { type: 'string', default: 'fuzz' },
  });
  if (!/^\d{1,8}$/.test(values.count)) throw new WrongArguments(`--count needs a whole number, not ${values.count}`);
  const outcomes = new Map<string, number>();
  const times: number[] = [];
  let slowest = { seed: '', milliseconds: 0 };
  for await (const mutant of readMutants(await corpus(300), values.seed, Number(values.count), processorTime)) {
    outcomes.set(mutant.outcome, (outcomes.get(mutant.outcome) ?? 0) + 1);
    times.push(mutant.milliseconds);
    if (mutant.milliseconds > slowest.milliseconds) slowest = mutant;
  }
  times.sort((a, b) => a - b);
  const quantile = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  for (const [outcome, count] of [...outcomes].sort(([, a], [, b]) => b - a))
    console.log(`${String(count).padStart(8)}  ${outcome}`);
  console.log(
    `milliseconds of processor time: median ${quantile(0.5)}, p99 ${quantile(0.99)}, p99.9 ${quantile(0.999)}, max ${quantile(1)} (seed "${slowest.seed}")`,
  );
  console.log(`over 100 ms: ${String(times.filter((time) => time > 100).length)} of ${String(times.length)}`);
}

try {
  await fuzz(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof WrongArguments)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
