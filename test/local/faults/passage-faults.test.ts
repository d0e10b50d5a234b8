import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import type { ForcedFault } from '../../../local/simulation/simulation.ts';
import { aSmallWorld, bodiesOf, urlOf } from '../simulation/a-small-world.ts';

/** Who sends `a`, `b` and `c` to the queue at once, or an email, and what the queues' functions saw: when, in seconds, and what. */
function aPost(forced: ForcedFault[], options: Partial<Parameters<typeof aSmallWorld>[1]> = {}) {
  const seen: (readonly [second: number, what: string])[] = [];
  const see = (what: string[]) => {
    for (const one of what) seen.push([Math.floor(world.passed() / 1000), one]);
    return Promise.resolve({});
  };
  const world = aSmallWorld(
    {
      post: async (_event, { sqs }) => {
        for (const MessageBody of ['a', 'b', 'c'])
          await sqs.send(new SendMessageCommand({ QueueUrl: urlOf('work'), MessageBody }));
      },
      send: (_event, { ses }) =>
        ses.send(
          new SendRawEmailCommand({
            Source: 'program@program.example',
            Destinations: ['ines@people.example'],
            RawMessage: { Data: Buffer.from('From: program@program.example\r\nSubject: test\r\n\r\ntext\r\n') },
            ConfigurationSetName: 'set',
            Tags: [{ Name: 'ledger', Value: 'tag1' }],
          }),
        ),
      'write and read': async (_event, { dynamo }) => {
        await dynamo.send(new PutItemCommand({ TableName: 'facts', Item: { pk: { S: 'fact' } } }));
        return read(dynamo);
      },
      read: (_event, { dynamo }) => read(dynamo),
      work: (event) => see(bodiesOf(event)),
      dead: (event) => see(bodiesOf(event).map((body) => `dead ${body}`)),
      outcomes: (event) => see(bodiesOf(event).map((body) => (JSON.parse(body) as { eventType: string }).eventType)),
    },
    { forced, batchSize: 1, maxConcurrency: 20, ...options },
  );
  return { world, seen, what: () => seen.map(([, one]) => one).toSorted() };
}
const read = async (dynamo: DynamoDBClient) => {
  const { Item } = await dynamo.send(new GetItemCommand({ TableName: 'facts', Key: { pk: { S: 'fact' } } }));
  return Item === undefined ? 'nothing' : 'something';
};
const one = (kind: string, name?: string): ForcedFault[] => [
  { kind, times: 1, ...(name === undefined ? {} : { at: { name } }) },
];

describe('a message', () => {
  it('is delivered twice', async () => {
    const { world, what } = aPost(one('message-duplicated', 'work'));
    await world.call('post');
    await world.seconds(200);
    expect(what()).toEqual(['a', 'a', 'b', 'c']);
  });

  it('is minutes late', async () => {
    const { world, seen } = aPost(one('message-delayed', 'work'), { maxConcurrency: 1 });
    await world.call('post');
    await world.seconds(1000);
    expect(seen.map(([, body]) => body)).toEqual(['b', 'c', 'a']);
    expect(seen[2]?.[0]).toBeGreaterThan(29);
  });

  it('is overtaken', async () => {
    const { world, seen } = aPost(one('message-reordered', 'work'), { maxConcurrency: 1 });
    await world.call('post');
    await world.seconds(20);
    expect(seen.map(([, body]) => body)).toEqual(['b', 'c', 'a']);
  });

  it('comes again after it was handled', async () => {
    const { world, what } = aPost(one('message-redelivered', 'work'));
    await world.call('post');
    await world.seconds(400);
    expect(what().filter((body) => body.length === 1)).toHaveLength(4);
    expect(world.queues.depth('work')).toBe(0);
  });

  it('goes to the dead letters, whose function takes over', async () => {
    const { world, what } = aPost(one('message-to-dead-letters', 'work'));
    await world.call('post');
    await world.seconds(20);
    expect(what()).toEqual(['b', 'c', 'dead a']);
    expect(world.events.filter(({ kind }) => kind === 'dead-lettered')).toHaveLength(1);
  });
});

describe('what SES says of an email', () => {
  it('comes once, soon', async () => {
    const { world, what } = aPost([]);
    await world.call('send');
    await world.seconds(20);
    expect(what()).toEqual(['Delivery', 'Send']);
  });

  it('comes twice', async () => {
    const { world, what } = aPost(one('event-duplicated', 'Send'));
    await world.call('send');
    await world.seconds(200);
    expect(what()).toEqual(['Delivery', 'Send', 'Send']);
  });

  it('comes late, after what happened later', async () => {
    const { world, seen } = aPost(one('event-late', 'Send'));
    await world.call('send');
    await world.seconds(4000);
    expect(seen.map(([, type]) => type)).toEqual(['Delivery', 'Send']);
    expect(seen[1]?.[0]).toBeGreaterThan(59);
  });

  it('is lost, and that is on the record with the ledger’s tag', async () => {
    const { world, what } = aPost(one('event-lost', 'Send'));
    await world.call('send');
    await world.seconds(4000);
    expect(what()).toEqual(['Delivery']);
    expect(world.parts.events.lostEvents()).toMatchObject([
      { type: 'Send', how: 'lost', tag: 'tag1', sesMessageId: world.mailbox.mails[0]?.id },
    ]);
    expect(world.simulation.counts.bySite().get('ses-event/Send')?.get('event-lost')).toBe(1);
  });
});

describe('the record of events nobody heard of in time', () => {
  it('holds what went to the dead letters', async () => {
    const { world } = aPost(one('message-to-dead-letters', 'outcomes'));
    await world.call('send');
    await world.seconds(20);
    expect(world.parts.events.lostEvents()).toMatchObject([{ type: 'Send', how: 'dead letters', tag: 'tag1' }]);
  });

  it('holds what came later than the sweeper waits, and nothing that came sooner', async () => {
    const { world, seen } = aPost([{ kind: 'event-late', at: { name: 'Send' } }]);
    for (let sends = 0; sends < 12; sends += 1) await world.call('send');
    await world.seconds(4000);
    const late = seen.filter(([second, type]) => type === 'Send' && second > 26 * 60).length;
    const lost = world.parts.events.lostEvents();
    expect(lost.every(({ how, type }) => how === 'late' && type === 'Send')).toBe(true);
    expect(lost.length).toBeGreaterThanOrEqual(late);
    expect(lost.length).toBeLessThan(12);
    expect(lost.length).toBeGreaterThan(0);
  });
});

describe('a bounce storm', () => {
  it('makes a share of all addresses bounce until it is over', async () => {
    const { world, what } = aPost([]);
    world.parts.events.bounceStorm({ share: 1, until: '2027-01-14T09:00:00.000Z' });
    await world.call('send');
    await world.seconds(3600);
    await world.call('send');
    await world.seconds(20);
    expect(what()).toEqual(['Bounce', 'Delivery', 'Send', 'Send']);
    const struck = Array.from({ length: 1000 }, (_, index) => `p${String(index)}@people.example`);
    world.parts.events.bounceStorm({ share: 0.3, until: '2027-01-15T09:00:00.000Z' });
    expect(Math.abs(struck.filter(world.parts.isStruck).length - 300)).toBeLessThan(60);
  });
});

describe('an exhausted quota', () => {
  it('makes SES refuse until it is over', async () => {
    const { world } = aPost([]);
    world.parts.events.exhaustQuota('2027-01-14T09:00:00.000Z');
    expect(await world.call('send')).toMatchObject([
      { name: 'Throttling', message: expect.stringContaining('quota') as string },
    ]);
    await world.seconds(3600);
    await world.call('send');
    expect(world.mailbox.mails).toHaveLength(1);
  });
});

describe('an eventually consistent read', () => {
  it('sees the state of some seconds ago', async () => {
    const { world } = aPost([{ kind: 'index-stale' }]);
    expect(await world.call('write and read')).toEqual(['nothing']);
    await world.seconds(10);
    expect(await world.call('read')).toEqual(['something']);
  });

  it('is as many milliseconds stale as the simulation says, and counted', () => {
    const { world } = aPost([{ kind: 'index-stale', probability: 0.5 }]);
    const lags = Array.from({ length: 40 }, () => world.parts.indexLag('work'));
    expect(lags.some((lag) => lag === 0)).toBe(true);
    expect(lags.filter((lag) => lag !== 0).every((lag) => lag >= 100 && lag <= 5000)).toBe(true);
    expect(world.simulation.counts.bySite().get('index-read/work')?.get('index-stale')).toBe(
      lags.filter((lag) => lag !== 0).length,
    );
  });
});
