import { availableParallelism } from 'node:os';
import { argv, stdout } from 'node:process';
import { strictArguments, WrongArguments } from '../scripts/strict-arguments.ts';
import { mutants } from './simulation/mutants/all.ts';
import type { Mutant } from './simulation/mutants/mutant.ts';
import { mutatedSource } from './simulation/mutants/mutated-assembly.ts';
import { PatchDoesNotFit } from './simulation/mutants/patched.ts';
import { type Sane, tryMutant, type Verdict } from './simulation/mutants/try-mutant.ts';
import { seedWorker } from './simulation/seed-worker.ts';

const print = (line: string) => stdout.write(`${line}\n`);
const secondsSince = (began: number) => `${((performance.now() - began) / 1000).toFixed(1)} s`;

/** `npm run mutants`: breaks copies of the program on purpose, one defect each, and answers how many went unnoticed. */
async function huntMutants(chosen: readonly Mutant[]): Promise<number> {
  const began = performance.now();
  const sane: Sane = new Map();
  const waiting = [...chosen];
  let unnoticed = 0;
  const hunt = async (): Promise<void> => {
    const worker = seedWorker();
    try {
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        const start = performance.now();
        const verdict = await tryMutant(mutant, worker, sane);
        if (verdict.kind !== 'killed') unnoticed += 1;
        print(
          `${verdict.kind.padEnd(9)} ${mutant.name.padEnd(44)} ${secondsSince(start).padStart(7)}  ${text(verdict, mutant)}`,
        );
      }
    } finally {
      worker.close();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, hunt));
  print(`${String(chosen.length - unnoticed)} of ${String(chosen.length)} mutants killed in ${secondsSince(began)}`);
  return unnoticed;
}

function text(verdict: Verdict, { breaks, seeds }: Mutant): string {
  if (verdict.kind === 'survived') {
    const others = verdict.others.map(({ number, name, what }) => `${String(number)} ${name}: ${what}`);
    return [`seeds ${seeds.join(', ')}: ${breaks}`, ...new Set(others)].join('\n    noticed instead: ');
  }
  const { number, name, what } = verdict.violation;
  const where = verdict.kind === 'killed' ? '' : 'the unchanged program violates ';
  return `seed ${String(verdict.seed)}: ${where}${String(number)} ${name}: ${what}`;
}

try {
  const { only = '' } = strictArguments(argv.slice(2), { only: { type: 'string' } }).values;
  const chosen = mutants.filter(({ name }) => name.includes(only));
  if (chosen.length === 0) throw new WrongArguments(`No mutant has "${only}" in its name`);
  await Promise.all(chosen.map(mutatedSource)); // a mutant that does not fit is known at once
  process.exitCode = (await huntMutants(chosen)) === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof PatchDoesNotFit || error instanceof WrongArguments)) throw error;
  print(error.message);
  process.exitCode = error instanceof WrongArguments ? 2 : 1;
}
