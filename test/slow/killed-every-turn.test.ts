import { expect, it } from 'vitest';
import { assembleFor } from '../../local/run/assemble-for.ts';
import { runCycle } from '../../local/run/cycle-run.ts';
import { generateCompany } from '../../local/sample/generate-company.ts';
import { everythingOf, killedRun } from '../workflow/killed-run.ts';

it('a whole cycle whose process dies in every turn ends as if nothing had happened: nothing lost, nothing sent twice', async () => {
  const company = generateCompany(6, 1);
  const options = { assembly: await assembleFor(company), company, seed: 1 };
  const { run, kills } = await killedRun(options, () => true);
  expect(kills).toBeGreaterThan(100);
  expect(run.cycle.status).toBe('closed');
  expect(everythingOf(run)).toEqual(everythingOf(await runCycle(options)));
});
