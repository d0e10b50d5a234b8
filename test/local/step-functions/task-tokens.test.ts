import { describe, expect, it } from 'vitest';
import { aMachine, aWorld, named, park, pass, START } from './a-world.ts';

const DAY = 86_400_000;

describe('a task with a token', () => {
  it('waits for months without a timer and ends with what the token brought', async () => {
    const world = aWorld(aMachine({ Ask: park('send') }), { send: () => 'ignored' });
    await world.start();
    await world.runUntil(START + 200 * DAY);
    expect(world.engine.nextWakeAt()).toBeUndefined();
    await world.engine.sendTaskSuccess({ taskToken: world.tokens[0]!, output: { signal: 'reply' } });
    await world.runUntil();
    const { output, stoppedAt } = world.described('one');
    expect({ output, stoppedAt }).toEqual({ output: { signal: 'reply' }, stoppedAt: START + 200 * DAY });
  });

  it('goes on with $states.result, nothing wrapped around it', async () => {
    const world = aWorld(aMachine({ Ask: park('send', { Output: '{% $states.result.signal %}' }) }), {
      send: () => '',
    });
    await world.start();
    await world.engine.settle();
    await world.engine.sendTaskSuccess({ taskToken: world.tokens[0]!, output: { signal: 'reply' } });
    await world.engine.settle();
    expect(world.described('one').output).toBe('reply');
  });

  it('times out after the computed seconds; then its token is stale', async () => {
    const machine = aMachine({
      Plan: pass({ Assign: { waitSeconds: 7200 }, Next: 'Ask' }),
      Ask: park('send', {
        TimeoutSeconds: '{% $waitSeconds %}',
        Retry: [{ ErrorEquals: ['States.TaskFailed'] }],
        Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Remind' }],
      }),
      Remind: park('send'),
    });
    const world = aWorld(machine, { send: () => '' });
    await world.start();
    await world.engine.settle();
    expect(world.engine.nextWakeAt()).toBe(START + 7_200_000);
    await world.runUntil();
    expect(world.described('one').state).toBe('Remind');
    expect(world.tokens).toHaveLength(2);
    await expect(world.engine.sendTaskSuccess({ taskToken: world.tokens[0]!, output: {} })).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
    await world.engine.sendTaskSuccess({ taskToken: world.tokens[1]!, output: {} });
  });

  it('has another token for each retry, and the earlier one is stale', async () => {
    const machine = aMachine({ Ask: park('send', { Retry: [{ ErrorEquals: ['States.TaskFailed'] }] }) });
    const world = aWorld(machine, {
      send: () => {
        if (world.tokens.length < 3) throw named('TimeoutError');
      },
    });
    await world.start();
    await world.runUntil();
    expect(new Set(world.tokens).size).toBe(3);
    const [first, , last] = world.tokens;
    const answer = (taskToken: string) => world.engine.sendTaskSuccess({ taskToken, output: {} });
    await expect(answer(first!)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    await answer(last!);
    await expect(answer(last!)).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  it('may be answered before its function has returned, even if that then throws', async () => {
    const world: ReturnType<typeof aWorld> = aWorld(aMachine({ Ask: park('send') }), {
      send: async () => {
        await world.engine.sendTaskSuccess({ taskToken: world.tokens[0]!, output: 'quick' });
        throw named('TooLate');
      },
    });
    expect((await world.run()).output).toBe('quick');
  });

  it('fails with the error it is sent, which Retry and Catch see', async () => {
    const machine = aMachine({
      Ask: park('send', {
        Retry: [{ ErrorEquals: ['Again'] }],
        Catch: [{ ErrorEquals: ['Declined'], Next: 'Caught' }],
      }),
      Caught: pass(),
    });
    const world = aWorld(machine, { send: () => '' });
    await world.start();
    await world.engine.settle();
    await world.engine.sendTaskFailure({ taskToken: world.tokens[0]!, error: 'Again' });
    await world.runUntil();
    await world.engine.sendTaskFailure({ taskToken: world.tokens[1]!, error: 'Declined', cause: 'no time' });
    await world.runUntil();
    expect(world.described('one').output).toEqual({ Error: 'Declined', Cause: 'no time' });
  });

  it('lives on heartbeats until one is missed', async () => {
    const world = aWorld(aMachine({ Ask: park('send', { HeartbeatSeconds: 60, TimeoutSeconds: 1000 }) }), {
      send: () => '',
    });
    await world.start();
    for (const second of [50, 100, 150]) {
      await world.runUntil(START + second * 1000);
      await world.engine.sendTaskHeartbeat({ taskToken: world.tokens[0]! });
    }
    await world.runUntil();
    const { error, stoppedAt } = world.described('one');
    expect({ error, stoppedAt }).toEqual({ error: { Error: 'States.HeartbeatTimeout' }, stoppedAt: START + 210_000 });
  });

  it('times out in spite of heartbeats', async () => {
    const world = aWorld(aMachine({ Ask: park('send', { HeartbeatSeconds: 60, TimeoutSeconds: 100 }) }), {
      send: () => '',
    });
    await world.start();
    await world.runUntil(START + 50_000);
    await world.engine.sendTaskHeartbeat({ taskToken: world.tokens[0]! });
    await world.runUntil();
    expect(world.described('one').error).toEqual({ Error: 'States.Timeout' });
    expect(world.described('one').stoppedAt).toBe(START + 100_000);
  });

  it('can wait on an integration instead of a function', async () => {
    const machine = aMachine({
      Park: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken',
        Arguments: { Token: '{% $states.context.Task.Token %}' },
        End: true,
      },
    });
    let taskToken = '';
    const integrate = (_: string, args: unknown) => {
      taskToken = (args as { Token: string }).Token;
      return Promise.resolve(undefined);
    };
    const world = aWorld(machine, {}, { integrate });
    await world.start();
    await world.engine.settle();
    await world.engine.sendTaskSuccess({ taskToken, output: { signal: 'wake' } });
    await world.engine.settle();
    expect(world.described('one').output).toEqual({ signal: 'wake' });
  });

  it('an invented token is invalid, one of an unknown execution belongs to no task', async () => {
    const world = aWorld(aMachine({ Ask: park('send') }), { send: () => '' });
    await world.start();
    await world.engine.settle();
    const token = world.tokens[0]!;
    for (const taskToken of ['x', '', token.slice(1), `${token}A`, token.toLowerCase()])
      await expect(world.engine.sendTaskHeartbeat({ taskToken })).rejects.toMatchObject({ name: 'InvalidToken' });
    const elsewhere = aWorld(aMachine({ Ask: park('send') }), { send: () => '' });
    await expect(elsewhere.engine.sendTaskHeartbeat({ taskToken: token })).rejects.toMatchObject({
      name: 'TaskDoesNotExist',
    });
  });
});
