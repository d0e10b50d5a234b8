import { describe, expect, it } from 'vitest';
import { readRecords } from '../../local/run/records.ts';
import type { World } from '../../local/world/world.ts';
import { compareDiaries } from './diaries.ts';
import { smallRun } from './small-run.ts';

/** Every execution that runs is ended from outside at these moments: in enrollment, between sessions, while closing forms are out. */
const kills = [
  '2027-01-20T10:00:00.000Z',
  '2027-03-10T07:00:00.000Z',
  '2027-05-19T12:00:00.000Z',
  '2027-07-20T12:00:00.000Z',
];

const executionsOf = ({ assembly, machines }: World) =>
  assembly.stateMachines.flatMap(({ arn }) => machines.listExecutions({ stateMachineArn: arn }));

describe('a cycle whose executions are all ended from outside, again and again', () => {
  it('still closes, with every answer stored and no email sent twice', async () => {
    const left = [...kills];
    let killed = 0;
    const run = await smallRun({
      people: 6,
      seed: 1,
      onMoment: (world) => {
        if (left[0] === undefined || world.clock.now() < left[0]) return;
        left.shift();
        killed += executionsOf(world).filter(({ status }) => status === 'RUNNING').length;
        world.machines.killAll({ Error: 'Killed' });
      },
    });
    const { forms, ledger, audit } = readRecords(run.world);
    expect(killed).toBeGreaterThan(10);
    expect(run.cycle.status).toBe('closed');
    expect(executionsOf(run.world).filter(({ status }) => status === 'RUNNING')).toEqual([]);
    expect([...forms.values()].filter(({ status }) => status === 'issued')).toEqual([]);
    const wrong = compareDiaries(run.employees.values(), forms.values()).filter(
      ({ meant, stored, askedAgain }) => !askedAgain && JSON.stringify(stored) !== JSON.stringify(meant),
    );
    expect(wrong).toEqual([]);
    expect(run.world.mails).toHaveLength(ledger.filter(({ sentAt }) => sentAt !== undefined).length);
    expect(ledger.filter(({ status }) => ['queued', 'claimed', 'unknown'].includes(status))).toEqual([]);
    for (const [, events] of audit)
      expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
  });
});
