import { beforeAll, describe, expect, it } from 'vitest';
import { assembleFor } from '../../local/run/assemble-for.ts';
import { type CycleRunOptions, runCycle } from '../../local/run/cycle-run.ts';
import { generateCompany } from '../../local/sample/generate-company.ts';
import { seededRandom } from '../../local/step-functions/seeded-random.ts';
import { everythingOf, killedRun } from './killed-run.ts';

const seed = 1;
const company = generateCompany(6, seed);
let options: CycleRunOptions;
let undisturbed: ReturnType<typeof everythingOf>;

beforeAll(async () => {
  options = { assembly: await assembleFor(company), company, seed };
  undisturbed = everythingOf(await runCycle(options));
});

describe('a run whose process is killed and started again', () => {
  it('ends as if nothing had happened, wherever it was killed', async () => {
    const { run, kills } = await killedRun(options, (turn) => seededRandom(`kill ${String(turn)}`) < 0.15);
    console.log(kills);
    expect(everythingOf(run)).toEqual(undisturbed);
  });
});
