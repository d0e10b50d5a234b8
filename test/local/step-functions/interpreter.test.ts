import { describe, expect, it } from 'vitest';
import { aMachine, aWorld, lambda, named, park, pass, START } from './a-world.ts';

describe('states', () => {
  it('a Pass without Output hands on its input', async () => {
    const { output, status } = await aWorld(aMachine({ Go: pass() })).run({ a: [1] });
    expect({ output, status }).toEqual({ output: { a: [1] }, status: 'SUCCEEDED' });
  });

  it('Assign and Output see the values from before the assignment', async () => {
    const world = aWorld(
      aMachine({
        First: pass({ Assign: { a: 1, b: 2 }, Next: 'Swap' }),
        Swap: pass({ Assign: { a: '{% $b %}', b: '{% $a %}' }, Output: '{% [$a, $b] %}', Next: 'Tell' }),
        Tell: pass({ Output: { before: '{% $states.input %}', after: ['{% $a %}', '{% $b %}'] } }),
      }),
    );
    expect((await world.run()).output).toEqual({ before: [1, 2], after: [2, 1] });
  });

  it('a Choice takes the first rule that holds, with that rule’s Output and Assign', async () => {
    const choice = {
      Type: 'Choice',
      Output: 'default output',
      Choices: [
        { Condition: '{% $states.input.n > 10 %}', Next: 'End', Output: 'large' },
        { Condition: '{% $states.input.n > 5 %}', Next: 'End' },
      ],
      Default: 'End',
    };
    const machine = aMachine({ Choose: choice, End: { Type: 'Succeed' } });
    expect((await aWorld(machine).run({ n: 11 })).output).toBe('large');
    expect((await aWorld(machine).run({ n: 6 })).output).toEqual({ n: 6 });
    expect((await aWorld(machine).run({ n: 1 })).output).toBe('default output');
  });

  it('a Choice without a match and without a default fails the execution', async () => {
    const choice = { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'End' }] };
    const { status, error } = await aWorld(aMachine({ Choose: choice, End: { Type: 'Succeed' } })).run();
    expect([status, error?.Error]).toEqual(['FAILED', 'States.Runtime']);
  });

  it('a condition that is not a boolean fails the execution', async () => {
    const choice = { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'End' }], Default: 'End' };
    const { error } = await aWorld(aMachine({ Choose: choice, End: { Type: 'Succeed' } })).run();
    expect(error?.Error).toBe('States.QueryEvaluationError');
  });

  it('a Fail reports its computed error and cause', async () => {
    const fail = { Type: 'Fail', Error: 'TooFew', Cause: '{% "only " & $states.input.n %}' };
    const { error, status, stoppedAt } = await aWorld(aMachine({ Give_up: fail })).run({ n: 3 });
    expect({ error, status, stoppedAt }).toEqual({
      error: { Error: 'TooFew', Cause: 'only 3' },
      status: 'FAILED',
      stoppedAt: START,
    });
  });

  it('a Wait ends after its seconds, or at its timestamp, or at once when that is past', async () => {
    const until = (fields: object) => aWorld(aMachine({ Wait: { Type: 'Wait', End: true, ...fields } })).run();
    expect((await until({ Seconds: '{% 60 * 60 %}' })).stoppedAt).toBe(START + 3_600_000);
    expect((await until({ Timestamp: '2027-03-01T00:00:00Z' })).stoppedAt).toBe(Date.parse('2027-03-01T00:00:00Z'));
    expect((await until({ Timestamp: '{% "2026-01-01T00:00:00+01:00" %}' })).stoppedAt).toBe(START);
    expect((await until({ Seconds: '{% "soon" %}' })).error?.Error).toBe('States.QueryEvaluationError');
  });

  it('an expression that finds nothing fails the execution, wherever it stands in a template', async () => {
    for (const Output of ['{% $states.input.nope %}', { a: ['{% $nope %}'] }, '{% $states.context.Task.Token %}']) {
      const { error } = await aWorld(aMachine({ Go: pass({ Output }) })).run();
      expect(error?.Error).toBe('States.QueryEvaluationError');
    }
  });

  it('the context knows execution, machine and state', async () => {
    const machine = aMachine({ Go: pass({ Output: '{% $states.context %}' }) });
    expect((await aWorld(machine).run({ x: 1 }, 'cyc_1-1')).output).toEqual({
      Execution: {
        Id: 'arn:aws:states:eu-west-1:123456789012:execution:cycle:cyc_1-1',
        Name: 'cyc_1-1',
        Input: { x: 1 },
        StartTime: '2027-01-14T08:00:00.000Z',
      },
      StateMachine: { Id: machine.arn, Name: 'cycle' },
      State: { Name: 'Go', EnteredTime: '2027-01-14T08:00:00.000Z', RetryCount: 0 },
    });
  });
});

describe('tasks', () => {
  it('call the function with the evaluated payload; the result is payload and status', async () => {
    const machine = aMachine({ Work: lambda('double', { Output: '{% $states.result %}' }) });
    const world = aWorld(machine, { double: ({ n }) => ({ n: Number(n) * 2 }) });
    expect((await world.run({ n: 21 })).output).toEqual({ Payload: { n: 42 }, StatusCode: 200 });
  });

  it('know their caller', async () => {
    const callers: unknown[] = [];
    const world = aWorld(
      aMachine({ Work: lambda('f') }),
      {},
      { invoke: (...call) => Promise.resolve(callers.push(call)) },
    );
    await world.run();
    expect(callers).toEqual([
      [
        'f',
        {},
        {
          machineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:cycle',
          executionArn: 'arn:aws:states:eu-west-1:123456789012:execution:cycle:one',
          state: 'Work',
        },
      ],
    ]);
  });

  it('a function cannot change what the execution remembers', async () => {
    const machine = aMachine({
      Remember: pass({ Assign: { list: [1] }, Output: { list: [1] }, Next: 'Work' }),
      Work: lambda('spoil', { Arguments: { FunctionName: 'spoil', Payload: { list: '{% [$list] %}' } }, Next: 'Tell' }),
      Tell: pass({ Output: '{% [$list] %}' }),
    });
    const world = aWorld(machine, { spoil: ({ list }) => (list as number[]).push(2) });
    expect((await world.run()).output).toEqual([1]);
  });

  it('retry an error with backoff up to the limit, then catch it', async () => {
    const times: number[] = [];
    const machine = aMachine({
      Work: lambda('f', {
        Retry: [
          { ErrorEquals: ['Flaky'], IntervalSeconds: 2, BackoffRate: 3, MaxDelaySeconds: 10, MaxAttempts: 4 },
          { ErrorEquals: ['States.TaskFailed'], MaxAttempts: 99 },
        ],
        Catch: [
          {
            ErrorEquals: ['Flaky'],
            Next: 'Rescue',
            Assign: { why: '{% $states.errorOutput.Error %}' },
            Output: { caught: '{% $states.errorOutput %}', input: '{% $states.input %}' },
          },
        ],
      }),
      Rescue: pass({ Output: '{% $merge([$states.input, {"why": $why}]) %}' }),
    });
    const world: ReturnType<typeof aWorld> = aWorld(machine, {
      f: () => {
        times.push((world.clock.time - START) / 1000);
        throw named('Flaky', 'again');
      },
    });
    expect((await world.run({ n: 1 })).output).toEqual({
      caught: { Error: 'Flaky', Cause: '{"errorType":"Flaky","errorMessage":"again","trace":[]}' },
      input: { n: 1 },
      why: 'Flaky',
    });
    expect(times).toEqual([0, 2, 8, 18, 28]); // after 2, 6, then 10 and 10 instead of 18 and 54
    expect(world.engine.transitions).toBe(2 + 4);
  });

  it('see how often they were retried', async () => {
    const counts: unknown[] = [];
    const machine = aMachine({
      Work: lambda('f', {
        Arguments: { FunctionName: 'f', Payload: { retries: '{% $states.context.State.RetryCount %}' } },
        Retry: [
          { ErrorEquals: ['A'], MaxAttempts: 1 },
          { ErrorEquals: ['B'], MaxAttempts: 2 },
        ],
      }),
    });
    const errors = ['B', 'A', 'B'];
    const world = aWorld(machine, {
      f: ({ retries }) => {
        counts.push(retries);
        const error = errors.shift();
        if (error !== undefined) throw named(error);
      },
    });
    expect((await world.run()).status).toBe('SUCCEEDED');
    expect(counts).toEqual([0, 1, 2, 3]);
  });

  it('are not retried when MaxAttempts is 0, even if a later retrier would', async () => {
    let calls = 0;
    const machine = aMachine({
      Work: lambda('f', { Retry: [{ ErrorEquals: ['Final'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }] }),
    });
    const world = aWorld(machine, {
      f: () => {
        calls += 1;
        throw named('Final');
      },
    });
    expect((await world.run()).error?.Error).toBe('Final');
    expect(calls).toBe(1);
  });

  it('full jitter waits between nothing and the whole delay, the same for the same seed', async () => {
    const retriedAt = async (seed: number) => {
      const machine = aMachine({
        Work: lambda('f', {
          Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 1000, JitterStrategy: 'FULL' }],
        }),
      });
      const times: number[] = [];
      const world: ReturnType<typeof aWorld> = aWorld(
        machine,
        {
          f: () => {
            times.push(world.clock.time - START);
            throw new Error('no');
          },
        },
        { seed },
      );
      await world.run();
      return times;
    };
    const [one, again, other] = [await retriedAt(1), await retriedAt(1), await retriedAt(2)];
    expect(one).toEqual(again);
    expect(one).not.toEqual(other);
    expect(one[1]).toBeLessThanOrEqual(1_000_000);
  });

  it('a computed TimeoutSeconds that is no whole number in range fails the execution past every catch', async () => {
    for (const seconds of ['0', '1.5', '31536001', '"60"']) {
      const machine = aMachine({
        Ask: park('f', {
          TimeoutSeconds: `{% ${seconds} %}`,
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Rescue' }],
        }),
        Rescue: pass(),
      });
      const { status, error } = await aWorld(machine, { f: () => ({}) }).run();
      expect([status, error?.Error]).toEqual(['FAILED', 'States.Runtime']);
    }
  });

  it('time out when the function took longer than TimeoutSeconds', async () => {
    const machine = aMachine({ Work: lambda('slow', { TimeoutSeconds: 60 }) });
    const world: ReturnType<typeof aWorld> = aWorld(machine, { slow: () => (world.clock.time += 60_000) });
    expect((await world.run()).error).toEqual({ Error: 'States.Timeout' });
  });

  it('of other services go to the integration, whose errors carry the service’s prefix', async () => {
    const machine = aMachine({
      Store: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:dynamodb:updateItem',
        Arguments: { TableName: 't', Key: { pk: { S: '{% $states.input.id %}' } } },
        Catch: [{ ErrorEquals: ['DynamoDb.ConditionalCheckFailedException'], Next: 'Lost' }],
        End: true,
      },
      Lost: pass({ Output: 'lost race' }),
    });
    const calls: unknown[] = [];
    const integrate = (service: string, args: unknown) => {
      calls.push(service, args);
      if (calls.length > 2) return Promise.reject(named('ConditionalCheckFailedException'));
      return Promise.resolve({ Attributes: {} });
    };
    expect((await aWorld(machine, {}, { integrate }).run({ id: 'a' })).output).toEqual({ Attributes: {} });
    expect(calls).toEqual(['aws-sdk:dynamodb:updateItem', { TableName: 't', Key: { pk: { S: 'a' } } }]);
    expect((await aWorld(machine, {}, { integrate }).run({ id: 'a' })).output).toBe('lost race');
  });

  it('an error in a catcher’s own Output fails the execution instead of being caught again', async () => {
    const machine = aMachine({
      Work: lambda('f', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Rescue', Output: '{% $nope %}' }] }),
      Rescue: pass(),
    });
    const { error } = await aWorld(machine, {
      f: () => {
        throw named('Broken');
      },
    }).run();
    expect(error?.Error).toBe('States.QueryEvaluationError');
  });
});

describe('error names', () => {
  const caughtBy = async (pattern: string, fields: Record<string, unknown>, thrown = 'Own') => {
    const machine = aMachine({
      Work: park('f', { ...fields, Catch: [{ ErrorEquals: [pattern], Next: 'Caught' }] }),
      Caught: pass({ Output: '{% $states.input.Error %}' }),
    });
    const world = aWorld(machine, {
      f: () => {
        if (thrown !== '') throw named(thrown);
      },
    });
    const { status, output } = await world.run();
    return status === 'SUCCEEDED' ? output : 'not caught';
  };

  it('States.TaskFailed covers a function’s error but no timeout and no evaluation error', async () => {
    expect(await caughtBy('States.TaskFailed', {})).toBe('Own');
    expect(await caughtBy('States.TaskFailed', { TimeoutSeconds: 9 }, '')).toBe('not caught');
    expect(await caughtBy('States.TaskFailed', { TimeoutSeconds: 9, HeartbeatSeconds: 3 }, '')).toBe('not caught');
    expect(await caughtBy('States.TaskFailed', { Arguments: { FunctionName: '{% $nope %}' } })).toBe('not caught');
  });

  it('States.ALL covers timeouts and evaluation errors too', async () => {
    expect(await caughtBy('States.ALL', { TimeoutSeconds: 9 }, '')).toBe('States.Timeout');
    expect(await caughtBy('States.ALL', { Arguments: { FunctionName: '{% $nope %}' } })).toBe(
      'States.QueryEvaluationError',
    );
  });

  it('States.Timeout covers a missed heartbeat, which has its own name', async () => {
    const fields = { TimeoutSeconds: 9, HeartbeatSeconds: 3 };
    expect(await caughtBy('States.Timeout', fields, '')).toBe('States.HeartbeatTimeout');
    expect(await caughtBy('States.HeartbeatTimeout', fields, '')).toBe('States.HeartbeatTimeout');
    expect(await caughtBy('States.HeartbeatTimeout', { TimeoutSeconds: 9 }, '')).toBe('not caught');
  });

  it('too much data escapes States.ALL and States.TaskFailed but not its own name', async () => {
    const fields = { Arguments: { FunctionName: 'f', Payload: 'x'.repeat(262_144) } };
    expect(await caughtBy('States.ALL', fields)).toBe('not caught');
    expect(await caughtBy('States.TaskFailed', fields)).toBe('not caught');
    expect(await caughtBy('States.DataLimitExceeded', fields)).toBe('States.DataLimitExceeded');
  });
});

describe('limits', () => {
  it('256 KiB of output fit, one byte more does not', async () => {
    const machine = aMachine({ Work: lambda('f', { Output: '{% $states.result.Payload %}' }) });
    const fits = 262_144 - '{"Payload":"","StatusCode":200}'.length;
    expect((await aWorld(machine, { f: () => 'x'.repeat(fits) }).run()).status).toBe('SUCCEEDED');
    const { error } = await aWorld(machine, { f: () => 'x'.repeat(fits + 1) }).run();
    expect(error?.Error).toBe('States.DataLimitExceeded');
  });

  it('counts bytes, not characters', async () => {
    const machine = aMachine({ Grow: pass({ Output: '{% $states.input & $states.input %}' }) });
    expect((await aWorld(machine).run('é'.repeat(70_000))).error?.Error).toBe('States.DataLimitExceeded');
    expect((await aWorld(machine).run('e'.repeat(70_000))).status).toBe('SUCCEEDED');
  });

  it('the 25,000th history event ends the execution', async () => {
    const world = aWorld(aMachine({ Ping: pass({ Next: 'Pong' }), Pong: pass({ Next: 'Ping' }) }));
    const { status, error, events } = await world.run();
    expect([status, error?.Error, events]).toEqual(['FAILED', 'States.Runtime', 25_000]);
    expect(world.events).toHaveLength(25_000);
    expect(world.events.at(-1)?.type).toBe('ExecutionFailed');
  });

  it('an execution ends at its own timeout, whatever it waits for', async () => {
    const machine = aMachine({ Ask: park('f') }, { TimeoutSeconds: 3600 });
    const world = aWorld(machine, { f: () => ({}) });
    const { status, stoppedAt, error } = await world.run();
    expect({ status, stoppedAt, error }).toEqual({
      status: 'TIMED_OUT',
      stoppedAt: START + 3_600_000,
      error: { Error: 'States.Timeout' },
    });
  });
});
