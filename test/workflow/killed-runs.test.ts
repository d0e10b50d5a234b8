import { expect, it } from 'vitest';
import { assembleFor } from '../../local/run/assemble-for.ts';
import { runCycle } from '../../local/run/cycle-run.ts';
import { generateCompany } from '../../local/sample/generate-company.ts';
import { seededRandom } from '../../local/step-functions/seeded-random.ts';
import { everythingOf, killedRun } from './killed-run.ts';

it('a cycle whose process dies again and again ends as if nothing had happened: nothing lost, nothing sent twice', async () => {
  const company = generateCompany(6, 1);
  const options = { assembly: await assembleFor(company), company, seed: 1 };
  const { run, kills } = await killedRun(options, (turn) => seededRandom(`kill ${String(turn)}`) < 0.2);
  expect(kills).toBeGreaterThan(15);
  expect(run.cycle.status).toBe('closed');
  expect(everythingOf(run)).toEqual(everythingOf(await runCycle(options)));
});
