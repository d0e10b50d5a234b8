import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commandLocally } from '../../../local/command.ts';
import { keptIn } from '../../../local/output/output-directory.ts';
import { runCycle } from '../../../local/run/cycle-run.ts';
import { openRun, startedWith } from '../../../local/run/open-run.ts';
import { readCycle, readRecords } from '../../../local/run/records.ts';
import { companyOf, runOptions } from '../../../local/run/run-options.ts';
import { readStartOptions } from '../../../local/start-options.ts';

const out = mkdtempSync(join(tmpdir(), 'rebours-command-'));
afterAll(() => {
  rmSync(out, { recursive: true });
});
const ofRun = ['--people', '6', '--out', out];

/** What a command said, and its exit code. */
async function given(...args: string[]) {
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  return { code: await commandLocally([...args, ...ofRun], { say, complain: say }), said };
}

/** `npm start` as far as `until`, then killed; undefined when it got to its end. */
async function started(until: string) {
  const options = readStartOptions(ofRun);
  if (options === 'help') throw new Error('These are no options');
  const common = await runOptions(options, companyOf(options));
  const store = openRun(keptIn(out), startedWith({ ...common, people: options.people }));
  let cycleId = '';
  try {
    const run = await runCycle({
      ...common,
      store,
      onMoment: (world) => {
        const [cycle] = readRecords(world).cycles;
        cycleId = cycle?.cycleId ?? '';
        if (world.clock.now() >= until) throw new Error('killed');
      },
    });
    return { cycleId, status: readCycle(run.world, run.cycle.cycleId)?.status };
  } catch {
    return { cycleId, status: undefined };
  } finally {
    store.close();
  }
}

describe('npm run command:local', () => {
  it('acts on the run that an interrupted npm start left, and the next one goes on from there', async () => {
    expect((await given('why', 'cyc_aaaaaaaaaaaaaaaa')).said.join()).toContain('holds no run that is under way');
    expect(await given('why', 'cyc_aaaaaaaaaaaaaaaa', '--seed', 'some')).toMatchObject({ code: 2 });
    const { cycleId } = await started('2027-02-10T00:00:00.000Z');
    const why = await given('why', cycleId);
    expect(why).toMatchObject({ code: 0 });
    expect(why.said.join('\n')).toContain(': running');
    expect((await given('cancel', cycleId)).said.join()).toMatch(/^done: /);
    expect((await given('cancel', cycleId)).said.join()).toMatch(/^already so: /);
    expect(await started('2030-01-01T00:00:00.000Z')).toEqual({ cycleId, status: 'canceled' });
  });
});
