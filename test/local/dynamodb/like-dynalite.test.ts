import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTable, PROGRAM } from './tables.ts';

// Stock dynalite over HTTP and LevelDB is the reference: same parsers, another store, another wire.
const dynalite = createRequire(import.meta.url)('dynalite') as (options: object) => Server;

const TableName = 'program';
let server: Server;
let reference: DynamoDBDocumentClient;

beforeAll(async () => {
  server = dynalite({ createTableMs: 0 });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const client = new DynamoDBClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  await client.send(new CreateTableCommand({ ...PROGRAM, BillingMode: 'PAY_PER_REQUEST' }));
  while ((await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus !== 'ACTIVE');
  reference = DynamoDBDocumentClient.from(client);
});

afterAll(async () => {
  reference.destroy();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const sortKeys = ['', 'a', 'ab', 'b', 'é', '~', 'B/', '#1'].map((suffix) => `s${suffix}`);
const key = fc.record({ pk: fc.constantFrom('p1', 'p2'), sk: fc.constantFrom(...sortKeys) });
const fields = fc.record(
  {
    v: fc.integer({ min: -3, max: 3 }),
    label: fc.constantFrom('x', 'y', ''),
    list: fc.array(fc.constantFrom(1, 'two', null), { maxLength: 3 }),
    map: fc.record({ deep: fc.integer({ min: 0, max: 2 }) }),
    seen: fc.constantFrom(new Set(['m1']), new Set(['m1', 'm2'])),
    workPk: fc.constantFrom('open', 'late'),
    workSk: fc.constantFrom('1', '2', '10'),
    listPk: fc.constantFrom('l'),
  },
  { requiredKeys: [] },
);
const condition = fc.constantFrom(
  undefined,
  'attribute_not_exists(pk)',
  'attribute_exists(pk) AND v >= :one',
  'attribute_not_exists(seen) OR size(seen) < :two OR contains(seen, :m)',
  'label IN (:x, :m) AND NOT begins_with(label, :m)',
  'v BETWEEN :one AND :two',
);
const update = fc.constantFrom(
  'SET v = if_not_exists(v, :one) + :two',
  'SET v = v - :one',
  'SET list = list_append(if_not_exists(list, :none), :list)',
  'SET map.deep = :two REMOVE label',
  'SET list[1] = :x',
  'SET workPk = :open, workSk = :x REMOVE listPk',
  'SET workPk = :one',
  'ADD seen :seen, v :one',
  'DELETE seen :seen',
  'REMOVE workPk, list[0]',
  'SET label = :x, label = :m',
);
const VALUES: Record<string, unknown> = {
  ':one': 1,
  ':two': 2,
  ':m': 'm1',
  ':x': 'x',
  ':none': [],
  ':list': ['new'],
  ':open': 'open',
  ':seen': new Set(['m2']),
};
const valuesIn = (...texts: (string | undefined)[]) => {
  const used = Object.entries(VALUES).filter(([name]) =>
    texts.some((text) => text !== undefined && new RegExp(`${name}\\b`).test(text)),
  );
  return used.length === 0 ? undefined : Object.fromEntries(used);
};
const returned = fc.constantFrom<UpdateCommandInput['ReturnValues']>(
  'NONE',
  'ALL_OLD',
  'ALL_NEW',
  'UPDATED_OLD',
  'UPDATED_NEW',
);

const put = fc.tuple(key, fields, condition).map(
  ([Key, attributes, ConditionExpression]) =>
    new PutCommand({
      TableName,
      Item: { ...Key, ...attributes },
      ConditionExpression,
      ExpressionAttributeValues: valuesIn(ConditionExpression),
      ReturnValues: 'ALL_OLD',
    }),
);
const change = fc.tuple(key, update, condition, returned).map(
  ([Key, UpdateExpression, ConditionExpression, ReturnValues]) =>
    new UpdateCommand({
      TableName,
      Key,
      UpdateExpression,
      ConditionExpression,
      ReturnValues,
      ExpressionAttributeValues: valuesIn(UpdateExpression, ConditionExpression),
    }),
);
const remove = fc.tuple(key, condition).map(
  ([Key, ConditionExpression]) =>
    new DeleteCommand({
      TableName,
      Key,
      ConditionExpression,
      ExpressionAttributeValues: valuesIn(ConditionExpression),
      ReturnValues: 'ALL_OLD',
    }),
);
const read = key.map((Key) => new GetCommand({ TableName, Key }));
const query = fc
  .record({
    partition: fc.constantFrom('p1', 'p2'),
    range: fc.constantFrom(
      '',
      ' AND sk = :a',
      ' AND sk < :a',
      ' AND sk <= :a',
      ' AND sk > :a',
      ' AND sk >= :a',
      ' AND begins_with(sk, :a)',
      ' AND sk BETWEEN :a AND :b',
    ),
    bounds: fc.tuple(fc.constantFrom(...sortKeys), fc.constantFrom(...sortKeys)),
    forward: fc.boolean(),
    limit: fc.constantFrom(undefined, 1, 2, 5),
    after: fc.option(fc.constantFrom(...sortKeys), { nil: undefined }),
    filter: fc.constantFrom(undefined, 'v > :zero'),
    consumed: fc.constantFrom('NONE' as const, 'TOTAL' as const, 'INDEXES' as const),
  })
  .map(({ partition, range, bounds: [a, b], forward, limit, after, filter, consumed }) => {
    const values = {
      ':p': partition,
      ...(range.includes(':a') && { ':a': a }),
      ...(range.includes(':b') && { ':b': b }),
      ...(filter && { ':zero': 0 }),
    };
    return new QueryCommand({
      TableName,
      KeyConditionExpression: `pk = :p${range}`,
      ExpressionAttributeValues: values,
      ScanIndexForward: forward,
      Limit: limit,
      FilterExpression: filter,
      ReturnConsumedCapacity: consumed,
      ExclusiveStartKey: after === undefined ? undefined : { pk: partition, sk: after },
    });
  });
const operation = fc.oneof(put, put, change, change, change, remove, read, query);
type Operation = PutCommand | UpdateCommand | DeleteCommand | GetCommand | QueryCommand;

/** What came back, or the error a caller can tell apart. */
async function outcome(client: DynamoDBDocumentClient, command: Operation): Promise<unknown> {
  try {
    // The overloads of `send` want one command type at a time; every one of these is a command of this client.
    const answer = await client.send(command as GetCommand);
    return { ...answer, $metadata: undefined };
  } catch (error) {
    return { error: (error as Error).name, message: (error as Error).message };
  }
}

/** Everything one client can see: the table by partition and both indexes. */
async function everything(client: DynamoDBDocumentClient): Promise<unknown[]> {
  const look = (KeyConditionExpression: string, value: string, IndexName?: string) =>
    client.send(
      new QueryCommand({ TableName, IndexName, KeyConditionExpression, ExpressionAttributeValues: { ':p': value } }),
    );
  const seen = await Promise.all([
    look('pk = :p', 'p1'),
    look('pk = :p', 'p2'),
    look('workPk = :p', 'open', 'work'),
    look('workPk = :p', 'late', 'work'),
    look('listPk = :p', 'l', 'list'),
  ]);
  return seen.map((page) => page.Items);
}

async function emptyReference(): Promise<void> {
  const { Items: left = [] } = await reference.send(new ScanCommand({ TableName }));
  for (const item of left)
    await reference.send(new DeleteCommand({ TableName, Key: { pk: item['pk']?.S, sk: item['sk']?.S } }));
}

describe('the embedded DynamoDB', () => {
  it('answers every operation and holds every item and index entry as stock dynalite does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 40 }), async (operations) => {
        await emptyReference();
        const { client } = aTable();
        for (const command of operations)
          expect(await outcome(client, command)).toEqual(await outcome(reference, command));
        expect(await everything(client)).toEqual(await everything(reference));
      }),
      { numRuns: 60 },
    );
  });
});
