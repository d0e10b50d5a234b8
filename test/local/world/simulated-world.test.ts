import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assembleFor } from '../../../local/run/assemble-for.ts';
import { readRecords } from '../../../local/run/records.ts';
import { type StartedRun, type StartRunOptions, startRun } from '../../../local/run/start-run.ts';
import { generateCompany } from '../../../local/sample/generate-company.ts';
import { type SimulationOptions, simulationFor } from '../../../local/simulation/simulation.ts';
import type { Simulated } from '../../../local/world/simulated.ts';
import { openSimulatedWorld } from '../../../local/world/simulated-world.ts';

const company = generateCompany(6, 1);

interface Opening extends StartedRun {
  readonly simulated: Simulated;
}

/** A simulated world in which the coordinator has her answer, and gives hers. */
async function anOpening(options: SimulationOptions, observers: StartRunOptions['observers'] = {}): Promise<Opening> {
  const run = await startRun({
    assembly: await assembleFor(company),
    company,
    seed: 1,
    observers,
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

/** A copy of an assembly in which one text of the templates is another. */
function changedAssembly(assembly: string, text: string, other: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'assembly-'));
  cpSync(assembly, copy, { recursive: true });
  for (const file of readdirSync(copy).filter((name) => name.endsWith('.template.json'))) {
    const path = join(copy, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(text, other));
  }
  return copy;
}

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

  it('starts executions on what a deploy brings, while those that run keep their own definition', async () => {
    const visited: [execution: string, state: string][] = [];
    const run = await anOpening(
      { seed: 6, rates: 'none' },
      {
        onHistory: ({ executionArn, state = '' }) => {
          if (state.startsWith('Plan the form')) visited.push([executionArn, state]);
        },
      },
    );
    await run.simulated.rest(after(run.answer.at, 1));
    const old = new Set(visited.map(([execution]) => execution));
    const later = changedAssembly(await assembleFor(company), 'Plan the form', 'Plan the form anew');
    await run.simulated.deploy({ assembly: later });
    await confirm(run);
    const since = visited.filter(([execution, state]) => state.endsWith('anew') || !old.has(execution));
    expect(old.size).toBe(1);
    expect(visited.filter(([execution]) => old.has(execution)).length).toBeGreaterThan(1);
    expect(visited.filter(([execution, state]) => old.has(execution) && state.endsWith('anew'))).toEqual([]);
    expect(since.length).toBeGreaterThan(1);
    expect(since.filter(([, state]) => !state.endsWith('anew'))).toEqual([]);
  });

  it('does nothing in an outage, and afterwards goes on where it was without making up for lost ticks', async () => {
    const startsAt = '2027-01-11T09:00:00.000Z';
    const world = await openSimulatedWorld({
      assembly: await assembleFor(company),
      seed: 1,
      startsAt,
      everySweep: true,
      simulation: simulationFor({ seed: 1, rates: 'none' }),
    });
    const invoked = () => [...world.invocations.values()].reduce((sum, count) => sum + count, 0);
    await world.simulated.advance(after(startsAt, 1.1));
    const inAnHour = invoked();
    expect(inAnHour).toBeGreaterThan(3);
    world.simulated.outage(after(startsAt, 49.1));
    await world.simulated.advance(after(startsAt, 49));
    expect(invoked()).toBe(inAnHour);
    await world.simulated.advance(after(startsAt, 50.1));
    expect(invoked()).toBe(2 * inAnHour);
    expect(world.simulated.inFlight()).toBe(0);
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
