import { ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
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
import { stockDynalite } from './stock-dynalite.ts';
import { aTable, PROGRAM } from './tables.ts';

const TableName = 'program';
let stock: Awaited<ReturnType<typeof stockDynalite>>;
let reference: DynamoDBDocumentClient;

beforeAll(async () => {
  stock = await stockDynalite([PROGRAM]);
  reference = DynamoDBDocumentClient.from(stock.client);
});

afterAll(() => stock.close());

const sortKeys = ['', 'a', 'ab', 'b', 'é', '~', 'B/', '#1'].map((suffix) => `s${suffix}`);
const key = fc.record({ pk: fc.constantFrom('p1', 'p2'), sk: fc.constantFrom(...sortKeys) });
const fields = fc.record(
  {
    v: fc.integer({ min: -3, max: 3 }),
    score: fc.constantFrom(4.5, -0.25, 1e3),
    label: fc.constantFrom('x', 'y'),
    parts: fc.array(fc.constantFrom(1, 'two', null), { maxLength: 3 }),
    tree: fc.record({ deep: fc.integer({ min: 0, max: 2 }) }),
    seen: fc.constantFrom(new Set(['m1']), new Set(['m1', 'm2'])),
    workPk: fc.constantFrom('open', 'late'),
    workSk: fc.constantFrom('1', '2', '10'),
    listPk: fc.constantFrom('l'),
  },
  { requiredKeys: [] },
);
/** Expressions a request may carry; the last ones of each list are wrong. */
const conditions = [
  undefined,
  'attribute_not_exists(pk)',
  'attribute_exists(pk) AND v >= :one',
  'attribute_not_exists(seen) OR size(seen) < :two OR contains(seen, :m)',
  'label IN (:x, :m) AND NOT begins_with(label, :m)',
  'v BETWEEN :one AND :two',
  '#v = :one AND (label <> :x OR tree.deep > :zero)',
  'NOT (v < :one) AND v <= :two',
  'contains(parts, :one) OR parts[0] = :one',
  'attribute_type(label, :S)',
  'size(parts) = :two',
  'score < :one',
  '(attribute_exists(v))',
  '((v = :one))',
  'v = :missing',
  '#missing = :one',
  'status = :one',
  'v = v',
  'attribute_exists(:one)',
  'begins_with(label, :one)',
  'begins_with(label)',
  'size(v)',
  'unknown(v)',
  'v BETWEEN :two AND :one',
  'v = attribute_exists(label)',
  'v =',
  'v = :one AND',
  '(v = :one',
  '',
];
const updates = [
  undefined,
  'SET v = if_not_exists(v, :one) + :two',
  'SET v = v - :one',
  'SET parts = list_append(if_not_exists(parts, :none), :list)',
  'SET #v = :two, #l = list_append(if_not_exists(#l, :none), :list) REMOVE workPk, workSk',
  'SET tree.deep = :two REMOVE label',
  'SET parts[1] = :x',
  'SET parts[7] = :x',
  'SET workPk = :open, workSk = :x REMOVE listPk',
  'ADD seen :seen, v :one',
  'DELETE seen :seen',
  'REMOVE workPk, parts[0]',
  'remove label set v = :one',
  'SET workPk = :one',
  'SET label = :x, label = :m',
  'SET tree = :x, tree.deep = :one',
  'SET tree.deep = :one, tree[0] = :one',
  'SET sk = :x',
  'SET pk.deep = :x',
  'SET workPk.deep = :x',
  'SET v = :one SET label = :x',
  'SET v = label + :one',
  'SET v = absent',
  'SET v = :x + :one',
  'SET parts = list_append(:x, :list)',
  'SET v = unknown(v, :one)',
  'SET v = if_not_exists(:one, :two)',
  'SET v = list_append(:list)',
  'SET status = :one',
  'SET v = :missing',
  'SET #missing = :one',
  'SET label.deep = :one',
  'ADD seen :one',
  'ADD label :x',
  'DELETE v :one',
  'REMOVE',
  'SET',
  'label = :x',
  '',
];
const condition = fc.constantFrom(...conditions);
const update = fc.constantFrom(...updates);
const VALUES: Record<string, unknown> = {
  ':zero': 0,
  ':one': 1,
  ':two': 2,
  ':m': 'm1',
  ':x': 'x',
  ':S': 'S',
  ':none': [],
  ':list': ['new'],
  ':open': 'open',
  ':seen': new Set(['m2']),
};
const NAMES = { '#v': 'v', '#l': 'parts' };
/** What the expressions use, and now and then something they do not. */
const placeholdersFor = (unused: boolean, ...texts: (string | undefined)[]) => {
  const used = <T>(all: Record<string, T>) => {
    const entries = Object.entries(all).filter(([name]) =>
      texts.some((text) => text !== undefined && new RegExp(`${name}\\b`).test(text)),
    );
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
  const values = used(VALUES);
  return {
    ExpressionAttributeNames: used(NAMES),
    ExpressionAttributeValues: unused ? { ...values, ':unused': 1 } : values,
  };
};
const rarely = fc.integer({ min: 0, max: 15 }).map((drawn) => drawn === 0);
const returned = fc.constantFrom<UpdateCommandInput['ReturnValues']>(
  'NONE',
  'ALL_OLD',
  'ALL_NEW',
  'UPDATED_OLD',
  'UPDATED_NEW',
);

const wrongKeys = [{ pk: 'p1' }, { pk: 'p1', sk: '' }, { pk: 'p1', sk: 1 }, { pk: 'p1', sk: 's', v: 1 }];
const anyKey = fc.oneof({ weight: 20, arbitrary: key }, fc.constantFrom<Record<string, unknown>>(...wrongKeys));
const put = fc
  .tuple(
    fc.oneof({ weight: 20, arbitrary: key }, fc.constantFrom<Record<string, unknown>>(...wrongKeys.slice(0, 3))),
    fc.oneof({ weight: 20, arbitrary: fields }, fc.constantFrom({ workPk: 1 }, { seen: new Set<string>() })),
    condition,
    rarely,
  )
  .map(([Key, attributes, ConditionExpression, unused]) => ({
    name: 'put' as const,
    input: {
      TableName,
      Item: { ...Key, ...attributes },
      ConditionExpression,
      ...placeholdersFor(unused, ConditionExpression),
      ReturnValues: 'ALL_OLD' as const,
    },
  }));
const change = fc
  .tuple(anyKey, update, condition, returned, rarely)
  .map(([Key, UpdateExpression, ConditionExpression, ReturnValues, unused]) => ({
    name: 'update' as const,
    input: {
      TableName,
      Key,
      UpdateExpression,
      ConditionExpression,
      ReturnValues,
      ...placeholdersFor(unused, UpdateExpression, ConditionExpression),
    },
  }));
const remove = fc.tuple(anyKey, condition, rarely).map(([Key, ConditionExpression, unused]) => ({
  name: 'delete' as const,
  input: {
    TableName,
    Key,
    ConditionExpression,
    ...placeholdersFor(unused, ConditionExpression),
    ReturnValues: 'ALL_OLD' as const,
  },
}));
const projection = fc.constantFrom(
  undefined,
  'label',
  'pk, tree.deep, parts[0]',
  'parts[0], parts[2]',
  'tree, tree.deep',
  'status',
);
const read = fc.tuple(anyKey, projection, fc.boolean()).map(([Key, ProjectionExpression, ConsistentRead]) => ({
  name: 'get' as const,
  input: { TableName, Key, ProjectionExpression, ConsistentRead },
}));
const batch = fc
  .tuple(fc.array(anyKey, { minLength: 1, maxLength: 5 }), projection)
  .map(([Keys, ProjectionExpression]) => ({
    name: 'batch' as const,
    input: { RequestItems: { [TableName]: { Keys, ProjectionExpression, ConsistentRead: true } } },
  }));
const query = fc
  .record({
    partition: fc.constantFrom('p1', 'p2'),
    range: fc.constantFrom(
      '',
      '',
      ' AND sk = :a',
      ' AND sk < :a',
      ' AND sk <= :a',
      ' AND sk > :a',
      ' AND sk >= :a',
      ' AND begins_with(sk, :a)',
      ' AND sk BETWEEN :a AND :b',
      ' AND v = :a',
      ' AND sk <> :a',
      ' OR sk = :a',
      ' AND pk = :a',
      ' AND contains(sk, :a)',
      ' AND sk = :a AND v = :b',
    ),
    bounds: fc.tuple(fc.constantFrom(...sortKeys), fc.constantFrom(...sortKeys)),
    forward: fc.boolean(),
    limit: fc.constantFrom(undefined, 1, 2, 5, 0),
    after: fc.option(key, { nil: undefined }),
    filter: fc.constantFrom(undefined, undefined, 'v > :zero'),
  })
  .map(({ partition, range, bounds: [a, b], forward, limit, after, filter }) => ({
    name: 'query' as const,
    input: {
      TableName,
      KeyConditionExpression: `pk = :p${range}`,
      ExpressionAttributeValues: {
        ':p': partition,
        ...(range.includes(':a') && { ':a': a }),
        ...(range.includes(':b') && { ':b': b }),
        ...(filter && { ':zero': 0 }),
      },
      ScanIndexForward: forward,
      Limit: limit,
      FilterExpression: filter,
      ExclusiveStartKey: after,
    },
  }));
const indexQuery = fc
  .record({
    index: fc.constantFrom('work', 'list', 'none'),
    range: fc.constantFrom('', ' AND workSk < :a', ' AND begins_with(workSk, :a)'),
    forward: fc.boolean(),
    limit: fc.constantFrom(undefined, 1, 3),
    after: fc.option(fc.record({ key, workSk: fc.constantFrom('1', '10') }), { nil: undefined }),
    consistent: rarely,
  })
  .map(({ index, range, forward, limit, after, consistent }) => ({
    name: 'query' as const,
    input: {
      TableName,
      IndexName: index,
      KeyConditionExpression: index === 'list' ? 'listPk = :p' : `workPk = :p${range}`,
      ExpressionAttributeValues: {
        ':p': index === 'list' ? 'l' : 'open',
        ...(index !== 'list' && range !== '' && { ':a': '1' }),
      },
      ScanIndexForward: forward,
      Limit: limit,
      ConsistentRead: consistent,
      ExclusiveStartKey:
        after === undefined
          ? undefined
          : { ...after.key, ...(index === 'list' ? { listPk: 'l' } : { workPk: 'open', workSk: after.workSk }) },
    },
  }));
const operation = fc.oneof(put, put, put, change, change, change, change, remove, read, batch, query, indexQuery);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

function commandOf({ name, input }: Operation) {
  switch (name) {
    case 'put':
      return new PutCommand(input);
    case 'update':
      return new UpdateCommand(input);
    case 'delete':
      return new DeleteCommand(input);
    case 'get':
      return new GetCommand(input);
    case 'batch':
      return new BatchGetCommand(input);
    case 'query':
      return new QueryCommand(input);
  }
}

/** What came back, or the error a caller can tell apart. */
async function outcome(client: DynamoDBDocumentClient, operation: Operation): Promise<unknown> {
  try {
    // The overloads of `send` want one command type at a time; every one of these is a command of this client.
    const answer = await client.send(commandOf(operation) as GetCommand);
    return {
      ...answer,
      $metadata: undefined,
      ...('Responses' in answer && { Responses: unordered(answer.Responses) }),
    };
  } catch (error) {
    return { error: (error as Error).name, message: comparable((error as Error).message) };
  }
}

/** A batch promises no order; dynalite's is another one than ours. */
function unordered(responses: unknown): unknown {
  const items = (responses as Record<string, unknown[]>)[TableName] ?? [];
  return items.map((item) => JSON.stringify(item)).toSorted();
}

/** dynalite lists what its parser would have liked to see; nobody needs that, and AWS words it in another way. */
function comparable(message: string): string {
  return message.replace(/Syntax error; .*/s, 'Syntax error').replace(/: [\w ]+ (is|are) null$/, '');
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

// dynalite takes an empty text for an absent value in IN, BETWEEN, size and attribute_type, where AWS does not: no shape has one.
const shapes = [
  undefined,
  { v: 1, label: 'x', parts: [1, 'two'], tree: { deep: 1 }, seen: new Set(['m1', 'm2']), workPk: 'open', score: 4.5 },
  { v: -2, label: 'y', parts: [], seen: new Set(['m2']), listPk: 'l', workPk: 'open', workSk: '1' },
];

describe('the embedded DynamoDB', () => {
  it('does with every expression, right or wrong, what stock dynalite does', async () => {
    const Key = { pk: 'p1', sk: 's' };
    for (const [UpdateExpression, ConditionExpression] of [
      ...updates.map((text) => [text, undefined] as const),
      ...conditions.map((text) => ['SET v = :two', text] as const),
    ]) {
      const texts = [UpdateExpression, ConditionExpression];
      const input = { TableName, Key, UpdateExpression, ConditionExpression, ReturnValues: 'ALL_NEW' as const };
      const asked = { name: 'update' as const, input: { ...input, ...placeholdersFor(false, ...texts) } };
      for (const shape of shapes) {
        await emptyReference();
        const { client } = aTable();
        if (shape !== undefined) {
          for (const each of [client, reference])
            await each.send(new PutCommand({ TableName, Item: { ...Key, ...shape } }));
        }
        expect([texts, await outcome(client, asked)]).toEqual([texts, await outcome(reference, asked)]);
        expect(await everything(client)).toEqual(await everything(reference));
      }
    }
  });

  it('answers any sequence of operations and then holds the same items and index entries as stock dynalite', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 40 }), async (operations) => {
        await emptyReference();
        const { client } = aTable();
        for (const asked of operations) expect(await outcome(client, asked)).toEqual(await outcome(reference, asked));
        expect(await everything(client)).toEqual(await everything(reference));
      }),
      { numRuns: 60 },
    );
  });
});
