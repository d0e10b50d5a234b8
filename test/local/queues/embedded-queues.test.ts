import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedQueues, type QueueEvent } from '../../../local/queues/embedded-queues.ts';
import type { QueueDefinition } from '../../../local/queues/queue.ts';
import { memoryParts } from '../store/memory-parts.ts';

type Options = Parameters<typeof embeddedQueues>[0];

const aQueue = (name: string, fields: Partial<QueueDefinition> = {}): QueueDefinition => ({
  name,
  arn: `arn:aws:sqs:eu-west-1:123456789012:${name}`,
  url: `https://sqs.eu-west-1.amazonaws.com/123456789012/${name}`,
  visibilityTimeout: 60,
  delay: 0,
  ...fields,
});
const dead = aQueue('dead');
const mail = aQueue('mail', { redrive: { deadLetterArn: dead.arn, maxReceiveCount: 3 } });

/** The mail queue with its dead letters, a function behind it, and a clock to wind. */
function aMailQueue(
  consume: (bodies: string[], event: SQSEvent) => unknown,
  options: Partial<Options> = {},
  batchSize = 10,
) {
  const time = { now: Date.parse('2027-01-14T08:00:00.000Z') };
  const events: QueueEvent[] = [];
  const queues = embeddedQueues({
    clock: { now: () => new Date(time.now).toISOString() },
    queues: [mail, dead],
    mappings: [{ queueArn: mail.arn, functionArn: 'fn', batchSize, reportsBatchItemFailures: true }],
    invoke: (_function, event) => {
      const batch = event as SQSEvent; // what embedded queues give a function
      return Promise.resolve(
        consume(
          batch.Records.map((record) => record.body),
          batch,
        ),
      );
    },
    onEvent: (event) => events.push(event),
    ...options,
  });
  const client = new SQSClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: queues.requestHandler,
    maxAttempts: 2,
  });
  /** Turns the crank, moving the clock to the next message, until no message waits for a function. */
  const runDry = async () => {
    for (let wake = queues.nextWakeAt(); wake !== undefined; wake = queues.nextWakeAt()) {
      time.now = Math.max(time.now, Date.parse(wake));
      if (!(await queues.turn())) throw new Error('A message is due but was not delivered');
    }
  };
  return { queues, client, time, events, runDry };
}

describe('the embedded SQS', () => {
  it('goes on with the messages that were kept: how often they came and when they come next', async () => {
    const parts = memoryParts();
    const first = aMailQueue(() => Promise.reject(new Error('down')), { parts });
    first.queues.send(mail.arn, 'once');
    await first.queues.turn();
    first.queues.keep();
    const seen: string[] = [];
    const receives: string[] = [];
    const second = aMailQueue(
      (bodies, { Records }) => {
        seen.push(...bodies);
        receives.push(...Records.map(({ attributes }) => attributes.ApproximateReceiveCount));
      },
      { parts },
    );
    expect(second.queues.nextWakeAt()).toBe('2027-01-14T08:01:00.000Z');
    second.queues.send(mail.arn, 'later');
    await second.runDry();
    expect([seen, receives]).toEqual([
      ['later', 'once'],
      ['1', '2'],
    ]);
  });

  it('takes messages from the SDK and gives them to the function in order', async () => {
    const seen: string[][] = [];
    const { client, queues } = aMailQueue((bodies) => void seen.push(bodies), {}, 2);
    await client.send(new SendMessageCommand({ QueueUrl: mail.url, MessageBody: 'é 1' }));
    const batch = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: mail.url,
        Entries: [
          { Id: 'a', MessageBody: '2' },
          { Id: 'b', MessageBody: '3' },
          { Id: 'c', MessageBody: '4', DelaySeconds: 901 },
        ],
      }),
    );
    expect(batch.Successful?.map((entry) => entry.Id)).toEqual(['a', 'b']);
    expect(batch.Failed?.map((entry) => [entry.Id, entry.Code])).toEqual([['c', 'InvalidParameterValue']]);
    expect([await queues.turn(), await queues.turn(), await queues.turn()]).toEqual([true, true, false]);
    expect(seen).toEqual([['é 1', '2'], ['3']]);
    expect(queues.depth('mail')).toBe(0);
  });

  it('holds a delayed message back until its time', async () => {
    const { client, queues, time } = aMailQueue(() => undefined);
    await client.send(new SendMessageCommand({ QueueUrl: mail.url, MessageBody: 'later', DelaySeconds: 900 }));
    expect(queues.nextWakeAt()).toBe('2027-01-14T08:15:00.000Z');
    expect(await queues.turn()).toBe(false);
    time.now += 900_000;
    expect(await queues.turn()).toBe(true);
    expect(queues.nextWakeAt()).toBeUndefined();
  });

  it('brings back only the messages a function says it could not handle, after the visibility timeout', async () => {
    const seen: string[][] = [];
    const { queues, runDry, time } = aMailQueue((bodies, event) => {
      seen.push(bodies);
      const [first] = event.Records;
      return { batchItemFailures: seen.length === 1 ? [{ itemIdentifier: first?.messageId }] : [] };
    });
    queues.send(mail.arn, 'a');
    queues.send(mail.arn, 'b');
    await runDry();
    expect(seen).toEqual([['a', 'b'], ['a']]);
    expect(new Date(time.now).toISOString()).toBe('2027-01-14T08:01:00.000Z');
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('down');
      },
    ],
    ['answers what Lambda does not understand', () => ({ batchItemFailures: 'all' })],
    ['names a message that was not in the batch', () => ({ batchItemFailures: [{ itemIdentifier: 'other' }] })],
  ])('fails the whole batch when the function %s, and gives up after the last receive', async (_how, consume) => {
    let calls = 0;
    const { queues, runDry, events } = aMailQueue(() => {
      calls += 1;
      return consume();
    });
    queues.send(mail.arn, 'a');
    queues.send(mail.arn, 'b');
    await runDry();
    expect(calls).toBe(3);
    expect([queues.depth('mail'), queues.bodies('dead')]).toEqual([0, ['a', 'b']]);
    expect(events.map((event) => event.kind)).toEqual(['failed', 'failed', 'failed', 'dead-lettered', 'dead-lettered']);
  });

  it('delivers a handled message once more when told to, and only once', async () => {
    const seen: string[] = [];
    const { queues, runDry } = aMailQueue((bodies) => void seen.push(...bodies), {
      duplicate: (message) => message.body === 'twice',
    });
    queues.send(mail.arn, 'twice');
    queues.send(mail.arn, 'single');
    await runDry();
    expect(seen).toEqual(['twice', 'single', 'twice']);
  });

  it('hands every message to the function or to the dead letters, whatever fails', async () => {
    const message = fc.record({ failures: fc.nat({ max: 4 }), delay: fc.nat({ max: 900 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (messages, batchSize) => {
          const failuresLeft = messages.map((each) => each.failures);
          const handled: number[] = [];
          const consume = (_bodies: string[], event: SQSEvent) => ({
            batchItemFailures: event.Records.filter((record) => {
              const index = Number(record.body);
              const fails = (failuresLeft[index] ?? 0) > 0;
              if (fails) failuresLeft[index] = (failuresLeft[index] ?? 0) - 1;
              else handled.push(index);
              return fails;
            }).map((record) => ({ itemIdentifier: record.messageId })),
          });
          const { queues, runDry } = aMailQueue(consume, {}, batchSize);
          messages.forEach((each, index) => {
            queues.send(mail.arn, String(index), each.delay);
          });
          await runDry();
          const indexes = messages.map((_, index) => index);
          expect(handled.toSorted((a, b) => a - b)).toEqual(
            indexes.filter((index) => (messages[index]?.failures ?? 0) < 3),
          );
          expect(
            queues
              .bodies('dead')
              .map(Number)
              .toSorted((a, b) => a - b),
          ).toEqual(indexes.filter((index) => (messages[index]?.failures ?? 0) >= 3));
        },
      ),
    );
  });

  it('sends a message twice when the answer got lost, and again after a throttle', async () => {
    for (const kind of ['lost-answer', 'throttle'] as const) {
      const faults = [kind];
      const { client, queues } = aMailQueue(() => undefined, { fault: () => faults.shift() });
      await client.send(new SendMessageCommand({ QueueUrl: mail.url, MessageBody: 'a' }));
      expect(queues.depth('mail')).toBe(kind === 'lost-answer' ? 2 : 1);
    }
  });

  it('refuses unknown queues, empty and illegal bodies, repeated ids', async () => {
    const { client } = aMailQueue(() => undefined);
    const send = (MessageBody: string, QueueUrl = mail.url) =>
      client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    await expect(send('a', `${mail.url}x`)).rejects.toThrow(expect.objectContaining({ name: 'QueueDoesNotExist' }));
    await expect(send('')).rejects.toThrow(expect.objectContaining({ name: 'MissingParameter' }));
    await expect(send('\u0000')).rejects.toThrow(expect.objectContaining({ name: 'InvalidMessageContents' }));
    const twice = client.send(
      new SendMessageBatchCommand({
        QueueUrl: mail.url,
        Entries: ['1', '2'].map((MessageBody) => ({ Id: 'a', MessageBody })),
      }),
    );
    await expect(twice).rejects.toThrow(expect.objectContaining({ name: 'BatchEntryIdsNotDistinct' }));
    const attributed = client.send(
      new SendMessageCommand({
        QueueUrl: mail.url,
        MessageBody: 'a',
        MessageAttributes: { x: { DataType: 'String', StringValue: 'y' } },
      }),
    );
    await expect(attributed).rejects.toThrow(/MessageAttributes/);
  });

  it('does not open with a dead-letter queue that does not exist', () => {
    expect(() => aMailQueue(() => undefined, { queues: [mail] })).toThrow(`There is no queue ${dead.arn}`);
  });
});

describe('the embedded SNS', () => {
  it('publishes to every queue that subscribes, raw or in the notification of SNS', () => {
    const topicArn = 'arn:aws:sns:eu-west-1:123456789012:received';
    const { queues } = aMailQueue(() => undefined, {
      subscriptions: [
        { topicArn, queueArn: mail.arn, raw: true },
        { topicArn, queueArn: dead.arn, raw: false },
      ],
    });
    queues.publish(topicArn, '{"mail":1}');
    queues.publish('arn:aws:sns:eu-west-1:123456789012:unheard', 'x');
    expect(queues.bodies('mail')).toEqual(['{"mail":1}']);
    expect(JSON.parse(queues.bodies('dead')[0] ?? '')).toMatchObject({
      Type: 'Notification',
      TopicArn: topicArn,
      Message: '{"mail":1}',
      Timestamp: '2027-01-14T08:00:00.000Z',
    });
  });
});
