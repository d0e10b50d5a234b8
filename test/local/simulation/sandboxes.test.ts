import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { plainItem } from '../../../local/run/plain-item.ts';
import { aMachine, lambda } from '../step-functions/a-world.ts';
import { aSmallWorld, bodiesOf } from './a-small-world.ts';

const key = { TableName: 'facts', Key: { pk: { S: 'counter' } } };

/** Reads a counter and writes it back one higher; with a condition it writes only over what it read. */
const increment =
  (isConditional: boolean): Parameters<typeof aSmallWorld>[0][string] =>
  async (_event, { dynamo }) => {
    const { Item } = await dynamo.send(new GetItemCommand(key));
    const read = Item?.['count']?.N ?? '0';
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const condition = {
      ConditionExpression: '#count = :read OR attribute_not_exists(pk)',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':read': { N: read } },
    };
    await dynamo.send(
      new PutItemCommand({
        TableName: 'facts',
        Item: { pk: { S: 'counter' }, count: { N: String(Number(read) + 1) } },
        ...(isConditional ? condition : {}),
      }),
    );
    return {};
  };
const counter = ({ dynamo }: ReturnType<typeof aSmallWorld>) =>
  dynamo.items('facts').map((item) => String(plainItem(item)['count']))[0];

describe('functions in sandboxes', () => {
  it('run side by side between two calls: an unconditional write loses the other’s', async () => {
    const world = aSmallWorld({ increment: increment(false) });
    await world.call('increment', 'increment');
    expect(counter(world)).toBe('1');
  });

  it('run side by side between two calls: a condition tells the loser', async () => {
    const world = aSmallWorld({ increment: increment(true) });
    const outcomes = await world.call('increment', 'increment');
    expect(counter(world)).toBe('1');
    expect(outcomes.filter((outcome) => outcome instanceof ConditionalCheckFailedException)).toHaveLength(1);
  });

  it('take virtual time for every call', async () => {
    const world = aSmallWorld({ increment: increment(true) });
    await world.call('increment');
    expect(world.passed()).toBeGreaterThan(1150); // its own waiting and a cold start alone
    expect(world.passed()).toBeLessThan(3000);
  });

  it('are given up at their timeout: what they would have done later never happens, and the caller is told', async () => {
    const world = aSmallWorld(
      { increment: increment(true) },
      { forced: [{ kind: 'slow-tail', times: 1 }], timeoutSeconds: 1 },
    );
    const [outcome] = await world.call('increment');
    expect(outcome).toMatchObject({
      name: 'Sandbox.Timedout',
      message: expect.stringContaining('1.00 seconds') as string,
    });
    await world.seconds(120);
    expect(counter(world)).toBeUndefined();
  });

  it('keep their clients from call to call, and start anew after a crash', async () => {
    let opened = 0;
    const world = aSmallWorld(
      {
        remember: (_event, clients) => {
          const known = clients as { opened?: number };
          known.opened ??= ++opened;
          return Promise.resolve(known.opened);
        },
        crash: increment(false),
      },
      { forced: [{ kind: 'crash-before', times: 1 }] },
    );
    expect([await world.call('remember'), await world.call('remember')]).toEqual([[1], [1]]);
    expect(await world.call('remember', 'remember')).toEqual([1, 2]);
    expect(await world.call('crash')).toMatchObject([{ name: 'Runtime.ExitError' }]);
    expect(await world.call('crash')).toEqual([{}]);
  });

  it('get virtual timers and drawn chance, and the rest of the process the real ones', async () => {
    const sleepy = async () => {
      const drawn = Math.random();
      await new Promise((resolve) => {
        const never = setTimeout(() => {
          throw new Error('A cleared timer rang');
        }, 1000);
        clearTimeout(never);
        setTimeout(resolve, 20_000).unref();
      });
      return drawn;
    };
    const [one, other] = [aSmallWorld({ sleepy }), aSmallWorld({ sleepy })];
    const drawn = await one.call('sleepy');
    expect(one.passed()).toBeGreaterThan(20_000);
    expect(await other.call('sleepy')).toEqual(drawn);
    expect([Math.random()]).not.toEqual(drawn);
    await new Promise((resolve) => setTimeout(resolve, 0));
  });

  it('may call several services at once', async () => {
    const world = aSmallWorld({
      both: async (_event, { dynamo }) => {
        const put = (pk: string) => dynamo.send(new PutItemCommand({ TableName: 'facts', Item: { pk: { S: pk } } }));
        await Promise.all([put('a'), put('b'), put('c')]);
        return 'done';
      },
    });
    expect(await world.call('both')).toEqual(['done']);
    expect(world.dynamo.items('facts')).toHaveLength(3);
  });

  it('never ask the SDK’s bytes for their text, which it will refuse one day', async () => {
    class Bytes extends Uint8Array {
      override valueOf(): never {
        throw new TypeError('A string method was called on bytes');
      }
      override toString(): never {
        return this.valueOf();
      }
    }
    const world = aSmallWorld({
      put: async (_event, { dynamo }) => {
        dynamo.middlewareStack.add(
          (next) => (given) => {
            const request = given.request as { body: Uint8Array };
            request.body = new Bytes(request.body);
            return next(given);
          },
          { step: 'deserialize', priority: 'low' },
        );
        await dynamo.send(new PutItemCommand({ TableName: 'facts', Item: { pk: { S: 'a' } } }));
        return 'done';
      },
    });
    expect(await world.call('put')).toEqual(['done']);
  });

  it('report a handler that waits for something outside the world', async () => {
    const world = aSmallWorld({ stuck: () => new Promise(() => undefined) }, { timeoutSeconds: 1 });
    await expect(world.call('stuck')).rejects.toThrow('no event of the world');
  });
});

describe('queues and machines beside each other', () => {
  it('gives a queue’s function as many batches at once as the mapping allows', async () => {
    let [running, most] = [0, 0];
    const world = aSmallWorld(
      {
        work: async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 5000));
          running -= 1;
          return {};
        },
      },
      { batchSize: 1, maxConcurrency: 2 },
    );
    for (const body of ['a', 'b', 'c', 'd', 'e']) world.queues.send('arn:aws:sqs:eu-west-1:123456789012:work', body);
    await world.seconds(60);
    expect(most).toBe(2);
    expect(world.queues.depth('work')).toBe(0);
  });

  it('brings a batch back after the visibility timeout when its function is given up', async () => {
    const seen: string[] = [];
    const world = aSmallWorld(
      {
        work: async (event, { dynamo }) => {
          await dynamo.send(new GetItemCommand(key));
          seen.push(...bodiesOf(event), String(world.passed() > 180_000));
          return {};
        },
      },
      { forced: [{ kind: 'slow-tail', times: 1 }], timeoutSeconds: 1 },
    );
    world.queues.send('arn:aws:sqs:eu-west-1:123456789012:work', 'a');
    await world.seconds(400);
    expect(seen).toEqual(['a', 'true']);
    expect(world.events.map(({ kind }) => kind)).toEqual(['failed', 'delivered']);
  });

  it('lets other executions go on while one waits for its function', async () => {
    const order: unknown[] = [];
    const slow = aMachine({ slow: lambda('slow') }, { name: 'slow' });
    const quick = aMachine({ quick: lambda('quick') }, { name: 'quick' });
    const world = aSmallWorld(
      {
        slow: async () => {
          await new Promise((resolve) => setTimeout(resolve, 5000));
          order.push('slow');
        },
        quick: () => Promise.resolve(order.push('quick')),
      },
      { machines: [slow, quick] },
    );
    await world.machines.startExecution({ stateMachineArn: slow.arn, name: 'a' });
    await world.machines.startExecution({ stateMachineArn: quick.arn, name: 'b' });
    await world.seconds(10);
    expect(order).toEqual(['quick', 'slow']);
    for (const { arn } of [slow, quick])
      expect(world.machines.listExecutions({ stateMachineArn: arn })[0]?.status).toBe('SUCCEEDED');
  });

  it('ends a task at its own deadline while the function still runs, and ignores what that answers', async () => {
    const machine = aMachine({
      slow: lambda('slow', {
        TimeoutSeconds: 2,
        Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'late' }],
        Next: 'late',
      }),
      late: { Type: 'Pass', Output: 'late', End: true },
    });
    const world = aSmallWorld(
      { slow: () => new Promise((resolve) => setTimeout(resolve, 5000)) },
      { machines: [machine] },
    );
    await world.machines.startExecution({ stateMachineArn: machine.arn, name: 'a' });
    await world.seconds(3);
    const ended = world.machines.listExecutions({ stateMachineArn: machine.arn })[0];
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: 'late' });
    await world.seconds(10);
    expect(world.machines.listExecutions({ stateMachineArn: machine.arn })[0]).toEqual(ended);
  });

  it('retries a task whose sandbox died', async () => {
    const machine = aMachine({
      count: lambda('count', { Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 5 }] }),
    });
    const world = aSmallWorld(
      {
        count: (_event, { dynamo }) =>
          dynamo.send(
            new UpdateItemCommand({
              ...key,
              UpdateExpression: 'ADD #count :one',
              ExpressionAttributeNames: { '#count': 'count' },
              ExpressionAttributeValues: { ':one': { N: '1' } },
            }),
          ),
      },
      { machines: [machine], forced: [{ kind: 'crash-after', times: 2 }] },
    );
    await world.machines.startExecution({ stateMachineArn: machine.arn, name: 'a' });
    await world.seconds(60);
    expect(world.machines.listExecutions({ stateMachineArn: machine.arn })[0]?.status).toBe('SUCCEEDED');
    expect(counter(world)).toBe('3');
  });
});
