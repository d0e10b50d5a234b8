import { describe, expect, it } from 'vitest';
import { assembleFor } from '../../local/run/assemble-for.ts';
import { runCycle } from '../../local/run/cycle-run.ts';
import { generateCompany } from '../../local/sample/generate-company.ts';
import { everythingOf, killedRun } from './killed-run.ts';

const company = generateCompany(6, 1);
const silentCoordinators = {
  'claire.dubois@solane.example': { character: 'silent' },
  'marc.tremblay@solane.example': { character: 'silent' },
} as const;

describe('a run whose process is killed and started again', () => {
  it('ends as if nothing had happened when it is killed in every turn: nothing lost, nothing sent twice', async () => {
    const assembly = await assembleFor(company);
    const options = { assembly, company, seed: 1, personas: silentCoordinators };
    const { run, kills } = await killedRun(options, () => true);
    expect(kills).toBeGreaterThan(5);
    expect(everythingOf(run)).toEqual(everythingOf(await runCycle(options)));
  });
});
