import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { plainItem } from '../../../local/run/plain-item.ts';
import type { ForcedFault } from '../../../local/simulation/simulation.ts';
import { aSmallWorld, type SmallWorld } from '../simulation/a-small-world.ts';

const put = (pk: string) => new PutItemCommand({ TableName: 'facts', Item: { pk: { S: pk } } });
const count = new UpdateItemCommand({
  TableName: 'facts',
  Key: { pk: { S: 'counter' } },
  UpdateExpression: 'ADD #count :one',
  ExpressionAttributeNames: { '#count': 'count' },
  ExpressionAttributeValues: { ':one': { N: '1' } },
});
const mail = new SendRawEmailCommand({
  Source: 'program@program.example',
  Destinations: ['ines@people.example'],
  RawMessage: { Data: Buffer.from('From: program@program.example\r\nSubject: test\r\n\r\ntext\r\n') },
  ConfigurationSetName: 'set',
  Tags: [{ Name: 'ledger', Value: 'tag' }],
});

/** A queue's function that writes an item, counts, and writes another, with these faults. */
function aWorker(...forced: ForcedFault[]): SmallWorld {
  const world = aSmallWorld(
    {
      work: async (_event, { dynamo }) => {
        await dynamo.send(put('first'));
        await dynamo.send(count);
        await dynamo.send(put('last'));
        return {};
      },
      send: (_event, { ses }) => ses.send(mail),
    },
    { forced },
  );
  world.queues.send('arn:aws:sqs:eu-west-1:123456789012:work', 'a');
  return world;
}
const keys = ({ dynamo }: SmallWorld) =>
  dynamo
    .items('facts')
    .map((item) => plainItem(item)['pk'])
    .toSorted();
const counted = ({ dynamo }: SmallWorld) => dynamo.items('facts').find(({ count }) => count !== undefined)?.['count'];
const kinds = ({ events }: SmallWorld) => events.map(({ kind }) => kind);
const at = { function: 'work', service: 'dynamodb', operation: 'UpdateItem' } as const;
const counts = { 'work/dynamodb.UpdateItem': 1 };
const struck = ({ simulation }: SmallWorld, kind: string) =>
  Object.fromEntries([...simulation.counts.bySite()].map(([site, ofSite]) => [site, ofSite.get(kind)]));

describe('a crash', () => {
  it('after a call: the call took effect, the next never happens, and SQS delivers again', async () => {
    const world = aWorker({ kind: 'crash-after', at, times: 1 });
    await world.seconds(100);
    expect(keys(world)).toEqual(['counter', 'first']);
    expect(kinds(world)).toEqual(['failed']);
    await world.seconds(200);
    expect(keys(world)).toEqual(['counter', 'first', 'last']);
    expect(counted(world)).toEqual({ N: '2' });
    expect(kinds(world)).toEqual(['failed', 'delivered']);
    expect(struck(world, 'crash-after')).toEqual(counts);
  });

  it('before a call: the call has no effect, and SQS delivers again', async () => {
    const world = aWorker({ kind: 'crash-before', at, times: 1 });
    await world.seconds(100);
    expect(keys(world)).toEqual(['first']);
    await world.seconds(200);
    expect(counted(world)).toEqual({ N: '1' });
  });

  it('at every receive: the message goes to the dead letters', async () => {
    const world = aWorker({ kind: 'crash-before', at });
    await world.seconds(1000);
    expect(kinds(world)).toEqual(['failed', 'failed', 'failed', 'dead-lettered']);
    expect(world.queues.bodies('dead')).toEqual(['a']);
  });
});

describe('a throttle', () => {
  it('is absorbed by the SDK’s retries and costs time only', async () => {
    const world = aWorker({ kind: 'throttle', at, times: 2 });
    await world.seconds(100);
    expect(counted(world)).toEqual({ N: '1' });
    expect(kinds(world)).toEqual(['delivered']);
  });

  it('that lasts longer than the SDK’s retries fails the function', async () => {
    const world = aWorker({ kind: 'throttle', at });
    await world.seconds(100);
    expect(counted(world)).toBeUndefined();
    expect(kinds(world)).toEqual(['failed']);
  });

  it('of SES is not retried by the SDK', async () => {
    const world = aWorker({ kind: 'throttle', at: { service: 'ses' } });
    expect(await world.call('send')).toMatchObject([{ name: 'Throttling' }]);
    expect(world.mailbox.mails).toEqual([]);
    expect(struck(world, 'throttle')).toMatchObject({ 'send/ses.SendRawEmail': 1 });
  });
});

describe('a timeout', () => {
  it('before a call has no effect, and the SDK asks again', async () => {
    const world = aWorker({ kind: 'timeout-before', at, times: 1 });
    await world.seconds(100);
    expect(counted(world)).toEqual({ N: '1' });
    expect(kinds(world)).toEqual(['delivered']);
  });

  it('after a call leaves its effect, and the SDK does it once more', async () => {
    const world = aWorker({ kind: 'timeout-after', at, times: 1 });
    await world.seconds(100);
    expect(counted(world)).toEqual({ N: '2' });
    expect(kinds(world)).toEqual(['delivered']);
  });

  it('after a send: the email has left once, and the sender sees a timeout', async () => {
    const world = aWorker({ kind: 'timeout-after', at: { service: 'ses' } });
    expect(await world.call('send')).toMatchObject([{ name: 'TimeoutError' }]);
    expect(world.mailbox.mails).toHaveLength(1);
  });
});

describe('a slow tail', () => {
  it('takes seconds and changes nothing else', async () => {
    const quick = aWorker();
    const slow = aWorker({ kind: 'slow-tail', at: { function: 'send' } });
    const durations: number[] = [];
    for (const world of [quick, slow]) {
      const before = world.passed();
      await world.call('send');
      durations.push(world.passed() - before);
      expect(world.mailbox.mails).toHaveLength(1);
    }
    expect(durations[0]).toBeLessThan(1500);
    expect(durations[1]).toBeGreaterThan(1000 + (durations[0] ?? 0) - 800);
  });
});

describe('a pause at a hand-over point', () => {
  it('lets the world change between a plan and its parking', async () => {
    const world = aSmallWorld(
      {
        park: async (_event, { dynamo }) => {
          const { Item } = await dynamo.send(new GetItemCommand({ TableName: 'facts', Key: { pk: { S: 'reply' } } }));
          await dynamo.send(put(Item === undefined ? 'parked without a reply' : 'replied'));
          return {};
        },
        reply: (_event, { dynamo }) => dynamo.send(put('reply')),
      },
      { forced: [{ kind: 'pause-plan-park' }] },
    );
    await world.call('reply', 'park'); // warm
    const before = world.passed();
    await world.call('park');
    expect(world.passed() - before).toBeGreaterThan(2000);
    expect(world.simulation.counts.byKind()).toEqual({ 'pause-plan-park': 2 });
  });
});

describe('an outage', () => {
  it('lets no call through and delivers nothing until it is over', async () => {
    const world = aWorker();
    world.parts.events.outage('2027-01-16T08:00:00.000Z');
    await world.seconds(47 * 3600);
    expect(keys(world)).toEqual([]);
    await world.seconds(2 * 3600);
    expect(keys(world)).toEqual(['counter', 'first', 'last']);
  });

  it('breaks the calls that were under way when it began', async () => {
    const world = aWorker();
    const sending = world.call('send');
    world.parts.events.outage('2027-01-14T09:00:00.000Z');
    expect(await sending).toMatchObject([{ name: 'TimeoutError' }]);
    expect(world.mailbox.mails).toEqual([]);
  });
});
