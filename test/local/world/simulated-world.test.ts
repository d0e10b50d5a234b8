import { describe, expect, it } from 'vitest';
import { assembleFor } from '../../../local/run/assemble-for.ts';
import { readRecords } from '../../../local/run/records.ts';
import { type StartedRun, startRun } from '../../../local/run/start-run.ts';
import { generateCompany } from '../../../local/sample/generate-company.ts';
import { type SimulationOptions, simulationFor } from '../../../local/simulation/simulation.ts';
import type { Simulated } from '../../../local/world/simulated.ts';

const company = generateCompany(6, 1);

interface Opening extends StartedRun {
  readonly simulated: Simulated;
}

/** A simulated world in which the coordinator has her answer, and gives hers. */
async function anOpening(options: SimulationOptions): Promise<Opening> {
  const run = await startRun({
    assembly: await assembleFor(company),
    company,
    seed: 1,
    simulation: simulationFor({ story: 100, ...options }),
  });
  const { simulated } = run.world;
  if (simulated === undefined) throw new Error('The world is not simulated');
  return { ...run, simulated };
}

/** The lead coordinator says yes, and three days pass. */
async function confirm({ answer, employees, world, deliver, simulated }: Opening): Promise<void> {
  const [lead = ''] = answer.to;
  const replies = (await employees.get(lead)?.receive(answer.raw, answer.at)) ?? [];
  for (const reply of replies) {
    while ((await simulated.advance(reply.at)) === 'mail');
    await deliver({ ...reply, from: lead });
  }
  while ((await simulated.advance(after(answer.at, 24 * 4))) === 'mail');
  expect(world.mails.length).toBeGreaterThan(1);
}
const after = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

describe('a simulated world', () => {
  it('goes the same way again for the same seed, event by event, and another way for another', async () => {
    const runs: Opening[] = [];
    for (const seed of [3, 3, 4]) {
      const run = await anOpening({ seed, rates: 'normal' });
      await confirm(run);
      runs.push(run);
    }
    const [one, again, other] = runs.map(({ simulated }) => simulated.traceHash());
    expect(again).toBe(one);
    expect(other).not.toBe(one);
    expect(runs[1]?.simulated.story()).toEqual(runs[0]?.simulated.story());
    expect(runs[0]?.simulated.simulation.counts.total()).toBeGreaterThan(5);
  });

  it('tells its story in ids and names of ours, without an address or a name of a person', async () => {
    const run = await anOpening({ seed: 5, rates: 'light', story: 100_000 });
    await confirm(run);
    const story = run.simulated.story().join('\n');
    expect(story).toContain('receive-email/dynamodb.');
    expect(story).not.toContain('@');
    for (const { last } of readRecords(run.world).people.values()) expect(story).not.toContain(last);
  });

  it('goes on with new handlers and machines after a deploy, while what runs keeps its own', async () => {
    const run = await anOpening({ seed: 6, rates: 'none' });
    await run.simulated.deploy();
    await confirm(run);
    expect(readRecords(run.world).cycles[0]?.status).toBe('enrolling');
    expect(run.simulated.story().length).toBe(100);
  });

  it('aborts every running execution, and lets what their functions were doing end', async () => {
    const run = await anOpening({ seed: 6, rates: 'none' });
    const running = () =>
      run.world.assembly.stateMachines.flatMap(({ arn }) =>
        run.world.machines.listExecutions({ stateMachineArn: arn, statusFilter: 'RUNNING' }),
      );
    await run.simulated.rest(after(run.answer.at, 1));
    expect(running().length).toBeGreaterThan(0);
    run.simulated.killAll();
    expect(running()).toEqual([]);
  });

  it('has a stored email nobody was told of on its record, and answers it once the sweeper found it', async () => {
    const run = await anOpening({
      seed: 6,
      rates: 'none',
      forced: [{ kind: 'notice-lost', at: { name: 'inbound' }, times: 1 }],
    });
    expect(run.simulated.lostNotices()).toEqual([run.received[0]?.id]);
    expect(Date.parse(run.answer.at) - Date.parse(run.startsAt)).toBeGreaterThan(10 * 60_000);
  });
});
