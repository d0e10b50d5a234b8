import { describe, expect, it } from 'vitest';
import { embeddedSchedules, type ScheduleDefinition } from '../../../local/queues/embedded-schedules.ts';
import { memoryParts } from '../store/memory-parts.ts';

const aSchedule = (fields: Partial<ScheduleDefinition> = {}): ScheduleDefinition => ({
  name: 'sweep',
  arn: 'arn:aws:scheduler:eu-west-1:123456789012:schedule/default/sweep',
  expression: 'rate(15 minutes)',
  functionArn: 'sweep-function',
  enabled: true,
  ...fields,
});

function aClock(schedules: ScheduleDefinition[], options: Partial<Parameters<typeof embeddedSchedules>[0]> = {}) {
  const time = { now: '2027-01-14T08:00:00.000Z' };
  const ran: unknown[] = [];
  const embedded = embeddedSchedules({
    clock: { now: () => time.now },
    schedules,
    invoke: (functionArn, event) => Promise.resolve(ran.push([time.now, functionArn, event])),
    ...options,
  });
  return { ...embedded, time, ran };
}

describe('the embedded Scheduler', () => {
  it('runs each schedule once an interval, in the order of time', async () => {
    const { nextWakeAt, turn, time, ran } = aClock([
      aSchedule({ input: '{"every":"quarter"}' }),
      aSchedule({ name: 'digest', functionArn: 'digest', expression: 'rate(20 minutes)', input: '{}' }),
    ]);
    for (let wake = nextWakeAt(); wake !== undefined && wake <= '2027-01-14T08:45:00.000Z'; wake = nextWakeAt()) {
      time.now = wake;
      expect(await turn()).toBe(true);
    }
    expect(await turn()).toBe(false);
    expect(ran).toEqual([
      ['2027-01-14T08:15:00.000Z', 'sweep-function', { every: 'quarter' }],
      ['2027-01-14T08:20:00.000Z', 'digest', {}],
      ['2027-01-14T08:30:00.000Z', 'sweep-function', { every: 'quarter' }],
      ['2027-01-14T08:40:00.000Z', 'digest', {}],
      ['2027-01-14T08:45:00.000Z', 'sweep-function', { every: 'quarter' }],
    ]);
  });

  it('gives the event of Scheduler when none is configured, and fills in the attributes of one that is', async () => {
    const { turn, time, ran } = aClock([aSchedule(), aSchedule({ input: '{"at":"<aws.scheduler.scheduled-time>"}' })]);
    time.now = '2027-01-14T08:15:00.000Z';
    await turn();
    await turn();
    expect(ran).toMatchObject([
      [time.now, 'sweep-function', { source: 'aws.scheduler', time: '2027-01-14T08:15:00Z', detail: '{}' }],
      [time.now, 'sweep-function', { at: '2027-01-14T08:15:00Z' }],
    ]);
  });

  it('counts the ticks it was told are not worth running', async () => {
    const { turn, time, ran, skipped } = aClock([aSchedule()], { isWorthwhile: () => false });
    time.now = '2027-01-14T09:00:00.000Z';
    while (await turn());
    expect([ran, skipped()]).toEqual([[], 4]);
  });

  it('goes on after a run that failed', async () => {
    const failures: unknown[] = [];
    const { turn, time } = aClock([aSchedule()], {
      invoke: () => Promise.reject(new Error('down')),
      onFailure: (_schedule, error) => failures.push(error),
    });
    time.now = '2027-01-14T08:30:00.000Z';
    while (await turn());
    expect(failures).toEqual([new Error('down'), new Error('down')]);
  });

  it('leaves a disabled schedule alone and refuses what is not a rate', () => {
    expect(aClock([aSchedule({ enabled: false })]).nextWakeAt()).toBeUndefined();
    expect(() => aClock([aSchedule({ expression: 'cron(0 8 * * ? *)' })])).toThrow('Only rate schedules are supported');
  });

  it('goes on with its next tick when it was kept', async () => {
    const parts = memoryParts();
    const first = aClock([aSchedule()], { parts });
    first.time.now = '2027-01-14T08:15:00.000Z';
    await first.turn();
    first.keep();
    const second = aClock([aSchedule()], { parts }); // its clock says 8:00: without what was kept it would run at 8:15 again
    expect(second.nextWakeAt()).toBe('2027-01-14T08:30:00.000Z');
  });
});
