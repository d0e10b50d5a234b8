import { judgedReplies } from '../test/forms/judge-reply.ts';
import { describeReply, Tally } from '../test/forms/reply-rates.ts';
import { strictArguments, WrongArguments } from './strict-arguments.ts';

/** Writes many replies to every form, reads them as the program does, and prints how often they were understood. */
async function printRates(args: readonly string[]): Promise<void> {
  const { values } = strictArguments(args, {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: 'replies' },
    show: { type: 'string', default: '3' },
  });
  const count = wholeNumber('count', values.count);
  const show = wholeNumber('show', values.show);
  for (const withNoise of [false, true]) {
    const tally = new Tally();
    let shown = 0;
    for await (const judged of judgedReplies(values.seed, count, withNoise)) {
      tally.add(judged);
      if (judged.verdict === 'understood' || shown >= show) continue;
      shown += 1;
      console.log(`${describeReply(judged)}\n`);
    }
    console.log(`\n${withNoise ? 'With noise' : 'Without noise'}, seed ${values.seed}\n${Tally.heading}`);
    console.log(tally.lines().join('\n'));
  }
}

function wholeNumber(name: string, given: string): number {
  if (!/^\d{1,7}$/.test(given)) throw new WrongArguments(`--${name} needs a whole number, not ${given}`);
  return Number(given);
}

try {
  await printRates(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof WrongArguments)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
