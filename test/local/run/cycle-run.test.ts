import { describe, expect, it } from 'vitest';
import { assembleFor } from '../../../local/run/assemble-for.ts';
import { type Progress, runCycle } from '../../../local/run/cycle-run.ts';
import { CycleStuck } from '../../../local/run/cycle-stuck.ts';
import { startRun } from '../../../local/run/start-run.ts';
import { generateCompany } from '../../../local/sample/generate-company.ts';

const company = generateCompany(6, 1);
const silentCoordinators = {
  'claire.dubois@solane.example': { character: 'silent' },
  'marc.tremblay@solane.example': { character: 'silent' },
} as const;

describe('startRun', () => {
  it('stands three days before enrollment opens, with the answer to the start email and nothing else sent', async () => {
    const run = await startRun({ assembly: await assembleFor(company), company, seed: 1 });
    expect(run.world.clock.now()).toBe('2027-01-11T09:00:00.000Z');
    expect(run.cycle?.status).toBe('draft');
    expect(run.world.mails.map(({ to }) => to)).toEqual([['claire.dubois@solane.example']]);
  });
});

describe('runCycle', () => {
  it('ends with a canceled cycle when no coordinator says yes, and nobody else is ever written to', async () => {
    const told: Progress[] = [];
    const run = await runCycle({
      assembly: await assembleFor(company),
      company,
      seed: 1,
      personas: silentCoordinators,
      onProgress: (progress) => told.push(progress),
    });
    expect(run.cycle.status).toBe('canceled');
    expect(new Set(run.world.mails.flatMap(({ to }) => to))).toEqual(new Set(['claire.dubois@solane.example']));
    expect(told.map(({ status }) => status)).toEqual(['draft', 'canceled']);
  });

  it('says where a cycle is stuck that does not end', async () => {
    const stuck = runCycle({
      assembly: await assembleFor(company),
      company,
      seed: 1,
      startsAt: '2026-11-02T09:00:00.000Z', // enrollment opens 73 days later
      longestDays: 30,
    });
    const error: unknown = await stuck.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CycleStuck);
    expect(String(error)).toMatch(/The cycle is enrolling on 2026-12-0[12]/);
    expect(String(error)).toMatch(/^Executions under way: .*rebours-cycle: /m);
    expect(String(error)).toMatch(/^Open forms: ENR-/m);
  });
});
