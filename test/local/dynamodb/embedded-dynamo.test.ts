import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { TableDefinition } from '../../../local/dynamodb/table-definition.ts';
import { memoryParts } from '../store/memory-parts.ts';
import { aTable, PROGRAM } from './tables.ts';

const TableName = 'program';
const key = (sk: string, pk = 'cyc_1') => ({ pk, sk });
const item = (sk: string, fields: Record<string, unknown> = {}, pk = 'cyc_1') => ({
  TableName,
  Item: { ...key(sk, pk), ...fields },
});

describe('the embedded DynamoDB', () => {
  it('stores what it is given, sets and nested maps included', async () => {
    const { client } = aTable();
    const stored = {
      ...key('form'),
      answers: { goal: ['a', 'b'], score: 4.5, empty: '' },
      seen: new Set(['x']),
      none: null,
    };
    await client.send(new PutCommand({ TableName, Item: stored }));
    expect((await client.send(new GetCommand({ TableName, Key: key('form') }))).Item).toEqual(stored);
  });

  it('answers nothing for an item that is not there', async () => {
    const { client } = aTable();
    expect((await client.send(new GetCommand({ TableName, Key: key('form') }))).Item).toBeUndefined();
  });

  it('leaves the item alone when a condition fails and says what the item was', async () => {
    const { client } = aTable();
    await client.send(new PutCommand(item('form', { v: 1 })));
    const lost = client.send(
      new UpdateCommand({
        TableName,
        Key: key('form'),
        UpdateExpression: 'SET v = :next',
        ConditionExpression: 'v = :expected',
        ExpressionAttributeValues: { ':next': 3, ':expected': 2 },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    await expect(lost).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      Item: { pk: { S: 'cyc_1' }, sk: { S: 'form' }, v: { N: '1' } }, // the document client leaves an exception's item as it is
    });
    expect((await client.send(new GetCommand({ TableName, Key: key('form') }))).Item).toEqual({ ...key('form'), v: 1 });
  });

  it('lets exactly one of many racing writers win', async () => {
    const { client } = aTable();
    const claims = Array.from({ length: 20 }, (_, n) =>
      client.send(new PutCommand({ ...item('mail', { n }), ConditionExpression: 'attribute_not_exists(pk)' })).then(
        () => 'won',
        (error: unknown) => (error as Error).name,
      ),
    );
    const outcomes = await Promise.all(claims);
    expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'ConditionalCheckFailedException')).toHaveLength(19);
  });

  it('moves an index entry with its item and removes it with the attribute', async () => {
    const { client } = aTable();
    const due = async (workPk: string) =>
      (
        await client.send(
          new QueryCommand({
            TableName,
            IndexName: 'work',
            KeyConditionExpression: 'workPk = :p',
            ExpressionAttributeValues: { ':p': workPk },
          }),
        )
      ).Items?.map((found) => found['sk'] as string);
    await client.send(new PutCommand(item('a', { workPk: 'open', workSk: '2' })));
    await client.send(new PutCommand(item('b', { workPk: 'open', workSk: '1' })));
    expect(await due('open')).toEqual(['b', 'a']);
    await client.send(
      new UpdateCommand({
        TableName,
        Key: key('b'),
        UpdateExpression: 'SET workPk = :p',
        ExpressionAttributeValues: { ':p': 'done' },
      }),
    );
    expect([await due('open'), await due('done')]).toEqual([['a'], ['b']]);
    await client.send(new UpdateCommand({ TableName, Key: key('a'), UpdateExpression: 'REMOVE workPk' }));
    await client.send(new DeleteCommand({ TableName, Key: key('b') }));
    expect([await due('open'), await due('done')]).toEqual([[], []]);
  });

  it('projects into an index only what the index names, attributes an item lacks included', async () => {
    const { client } = aTable();
    await client.send(new PutCommand(item('a', { listPk: 'l', label: 'one', secret: 's' })));
    await client.send(new PutCommand(item('b', { listPk: 'l' })));
    const found = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'list',
        KeyConditionExpression: 'listPk = :l',
        ExpressionAttributeValues: { ':l': 'l' },
      }),
    );
    const entries = (found.Items ?? []).toSorted((one, other) => String(one['sk']).localeCompare(String(other['sk'])));
    expect(entries).toEqual([
      { ...key('a'), listPk: 'l', label: 'one' },
      { ...key('b'), listPk: 'l' },
    ]);
  });

  it('pages a partition without gap or repetition, in both directions', async () => {
    const { client } = aTable();
    const names = Array.from({ length: 23 }, (_, n) => `s${String(n).padStart(2, '0')}`);
    for (const name of names) await client.send(new PutCommand(item(name)));
    await client.send(new PutCommand(item('s05', {}, 'cyc_2')));
    for (const forward of [true, false]) {
      const seen: string[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)',
            ExpressionAttributeValues: { ':p': 'cyc_1', ':s': 's' },
            Limit: 5,
            ScanIndexForward: forward,
            ExclusiveStartKey: start,
          }),
        );
        seen.push(...(page.Items ?? []).map((found) => String(found['sk'])));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      expect(seen).toEqual(forward ? names : names.toReversed());
    }
  });

  it('reads a batch, in an order that is always the same and never promised', async () => {
    const { client } = aTable();
    const names = ['a', 'b', 'c', 'd'];
    for (const name of names) await client.send(new PutCommand(item('x', {}, name)));
    const read = async (asked: string[]) => {
      const answer = await client.send(
        new BatchGetCommand({ RequestItems: { program: { Keys: asked.map((name) => key('x', name)) } } }),
      );
      return answer.Responses?.['program']?.map((found) => String(found['pk'])) ?? [];
    };
    const once = await read([...names, 'absent']);
    expect(once.toSorted()).toEqual(names);
    expect(await read(names.toReversed())).toEqual(once);
  });

  it('refuses what the program has no business doing', async () => {
    const { client } = aTable();
    await expect(client.send(new ScanCommand({ TableName }))).rejects.toThrow(
      expect.objectContaining({ name: 'UnknownOperationException' }),
    );
    await expect(
      client.send(new BatchWriteCommand({ RequestItems: { program: [{ PutRequest: item('a') }] } })),
    ).rejects.toThrow(expect.objectContaining({ name: 'UnknownOperationException' }));
    await expect(client.send(new GetCommand({ TableName: 'people', Key: key('a') }))).rejects.toThrow(
      expect.objectContaining({ name: 'ResourceNotFoundException' }),
    );
    await expect(
      client.send(
        new UpdateCommand({
          TableName,
          Key: key('a'),
          UpdateExpression: 'SET status = :s',
          ExpressionAttributeValues: { ':s': 1 },
        }),
      ),
    ).rejects.toThrow(/reserved keyword: status/);
  });

  it('throttles, fails and loses answers on demand; the SDK tries again', async () => {
    for (const kind of ['throttle', 'internal-error', 'lost-answer'] as const) {
      const faults = [kind, undefined];
      const { client, dynamo } = aTable({ fault: () => faults.shift() }, 2);
      await client.send(
        new UpdateCommand({
          TableName,
          Key: key('count'),
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': 1 },
        }),
      );
      expect(dynamo.items(TableName)[0]?.['n']).toEqual({ N: kind === 'lost-answer' ? '2' : '1' });
    }
    const { client } = aTable({ fault: () => 'throttle' });
    await expect(client.send(new GetCommand({ TableName, Key: key('a') }))).rejects.toThrow(
      expect.objectContaining({ name: 'ProvisionedThroughputExceededException' }),
    );
  });

  it('bills by size: started kilobytes written, index entries too, four kilobytes read', async () => {
    const { client, dynamo } = aTable();
    await client.send(new PutCommand(item('big', { text: 'x'.repeat(5000), workPk: 'open', workSk: '1' })));
    await client.send(new GetCommand({ TableName, Key: key('big'), ConsistentRead: true }));
    await client.send(new GetCommand({ TableName, Key: key('absent') }));
    await client.send(
      new UpdateCommand({
        TableName,
        Key: key('big'),
        UpdateExpression: 'REMOVE workPk, #text',
        ExpressionAttributeNames: { '#text': 'text' },
      }),
    );
    expect(dynamo.usage()).toEqual({
      program: { readRequests: 2, writeRequests: 2, readUnits: 2.5, writeUnits: 10, indexWriteUnits: 10 },
    });
    expect(dynamo.writes()).toBe(2);
  });
});

describe('what the embedded DynamoDB refuses rather than ignore', () => {
  it.each([
    ['ReturnConsumedCapacity', { ReturnConsumedCapacity: 'TOTAL' as const }],
    ['KeyConditions', { KeyConditions: {} }],
    ['Select', { Select: 'COUNT' as const }],
  ])('is a query with %s', async (field, fields) => {
    const { client } = aTable();
    const asked = new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': 'cyc_1' },
      ...fields,
    });
    await expect(client.send(asked)).rejects.toThrow(`does not support Query with ${field}`);
  });

  it('is a binary value, a number that a double cannot hold, and a sum of fractions', async () => {
    const { client } = aTable();
    await expect(client.send(new PutCommand(item('a', { bytes: new Uint8Array([1]) })))).rejects.toThrow('of type B');
    await expect(client.send(new PutCommand(item('a', { n: 1e-9 })))).rejects.toThrow('would not stay exact');
    await client.send(new PutCommand(item('a', { n: 0.1 })));
    const sum = new UpdateCommand({
      TableName,
      Key: key('a'),
      UpdateExpression: 'ADD n :half',
      ExpressionAttributeValues: { ':half': 0.5 },
    });
    await expect(client.send(sum)).rejects.toThrow('whole numbers only');
  });

  it('is a key that is not text', () => {
    const numbered = { AttributeName: 'pk', AttributeType: 'N' };
    expect(TableDefinition.safeParse({ ...PROGRAM, AttributeDefinitions: [numbered] }).error?.issues[0]?.message).toBe(
      'Keys that are not text are not supported: the program has none',
    );
  });

  it('is a definition whose keys and attributes do not match', () => {
    const without = PROGRAM.AttributeDefinitions.filter(({ AttributeName }) => AttributeName !== 'workSk');
    const extra = { AttributeName: 'extra', AttributeType: 'S' as const };
    expect(() => aTable({ tables: [{ ...PROGRAM, AttributeDefinitions: without }] })).toThrow('workSk is not defined');
    expect(() =>
      aTable({ tables: [{ ...PROGRAM, AttributeDefinitions: [...PROGRAM.AttributeDefinitions, extra] }] }),
    ).toThrow('no key uses extra');
  });
});

describe('the embedded DynamoDB, where dynalite differs from AWS', () => {
  it('counts bytes of UTF-8', async () => {
    const { client, dynamo } = aTable();
    await client.send(new PutCommand(item('a', { text: 'é'.repeat(600) })));
    expect(dynamo.usage()['program']?.writeUnits).toBe(2);
  });

  it('orders sort keys by their UTF-8 bytes', async () => {
    const { client } = aTable();
    for (const name of ['\u{1f600}', '\uffee', 'z']) await client.send(new PutCommand(item(name)));
    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': 'cyc_1' },
      }),
    );
    expect(Items?.map((found) => found['sk'] as string)).toEqual(['z', '\uffee', '\u{1f600}']);
  });

  it('takes an empty text for a value, and compares lists and maps by content', async () => {
    const { client } = aTable();
    await client.send(new PutCommand(item('a', { label: '', parts: [{ n: 1 }] })));
    const holds = (ConditionExpression: string, values: Record<string, unknown>) =>
      client.send(
        new UpdateCommand({
          TableName,
          Key: key('a'),
          UpdateExpression: 'SET v = :v',
          ConditionExpression,
          ExpressionAttributeValues: { ':v': 1, ...values },
        }),
      );
    await holds('label IN (:empty) AND size(label) = :zero', { ':empty': '', ':zero': 0 });
    await holds('parts = :parts AND contains(parts, :part)', { ':parts': [{ n: 1 }], ':part': { n: 1 } });
    await expect(holds('parts = :parts', { ':parts': [{ n: 2 }] })).rejects.toThrow('conditional request failed');
  });

  it('removes list members by the positions they had before the update', async () => {
    const { client } = aTable();
    await client.send(new PutCommand(item('a', { parts: ['0', '1', '2', '3'] })));
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName,
        Key: key('a'),
        UpdateExpression: 'REMOVE parts[0], parts[1] SET parts[2] = :new',
        ExpressionAttributeValues: { ':new': 'new' },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Attributes?.['parts']).toEqual(['new', '3']);
  });
});

describe('eventually consistent reads of the embedded DynamoDB', () => {
  /** Items `a` (moved from open to done at 10 s), `b` (new at 10 s) and `c` (gone at 10 s), looked at `lag` ms behind 12 s. */
  async function aPast(lag: number) {
    let now = 0;
    const asked: unknown[] = [];
    const { client } = aTable({
      staleness: {
        now: () => now,
        lag: (read) => {
          asked.push(read);
          return lag;
        },
      },
    });
    await client.send(new PutCommand(item('a', { workPk: 'open', workSk: '2' })));
    await client.send(new PutCommand(item('c', { workPk: 'open', workSk: '1' })));
    now = 10_000;
    await client.send(new PutCommand(item('a', { workPk: 'done', workSk: '2', v: 2 })));
    await client.send(new PutCommand(item('b', { workPk: 'open', workSk: '3' })));
    await client.send(new DeleteCommand({ TableName, Key: key('c') }));
    now = 12_000;
    const open = async () =>
      (
        await client.send(
          new QueryCommand({
            TableName,
            IndexName: 'work',
            KeyConditionExpression: 'workPk = :p',
            ExpressionAttributeValues: { ':p': 'open' },
          }),
        )
      ).Items?.map((found) => found['sk'] as string);
    const version = async (ConsistentRead: boolean) =>
      (await client.send(new GetCommand({ TableName, Key: key('a'), ConsistentRead }))).Item?.['v'] as unknown;
    return { client, open, version, asked };
  }

  it('see each index entry and item as it was that long ago', async () => {
    const { open, version, asked } = await aPast(2001);
    expect(await open()).toEqual(['c', 'a']);
    expect(await version(false)).toBeUndefined();
    expect(asked).toEqual([
      { table: 'program', index: 'work' },
      { table: 'program', index: undefined },
    ]);
  });

  it('see what had happened by then', async () => {
    for (const lag of [0, 2000]) {
      const { open, version } = await aPast(lag);
      expect(await open()).toEqual(['b']);
      expect(await version(false)).toBe(2);
    }
  });

  it('leave consistent reads alone, and an index has none', async () => {
    const { client, version, asked } = await aPast(5000);
    expect(await version(true)).toBe(2);
    expect(asked).toEqual([]);
    const consistent = new QueryCommand({
      TableName,
      IndexName: 'work',
      ConsistentRead: true,
      KeyConditionExpression: 'workPk = :p',
      ExpressionAttributeValues: { ':p': 'open' },
    });
    await expect(client.send(consistent)).rejects.toThrow('not supported on global secondary indexes');
  });

  it('go back 30 seconds at most', async () => {
    const { open } = await aPast(30_001);
    await expect(open()).rejects.toThrow('remembered for 30000 ms only');
  });
});

describe('the embedded DynamoDB that is kept', () => {
  it('has after a restart what was written before, indexes and counts included', async () => {
    const parts = memoryParts();
    const first = aTable({ parts });
    await first.client.send(new PutCommand(item('a', { workPk: 'open', workSk: '1' })));
    await first.client.send(new PutCommand(item('b')));
    await first.client.send(new DeleteCommand({ TableName, Key: key('b') }));
    first.dynamo.keep();
    const second = aTable({ parts });
    expect(second.dynamo.items(TableName)).toEqual(first.dynamo.items(TableName));
    expect(second.dynamo.usage()).toEqual(first.dynamo.usage());
    expect(second.dynamo.writes()).toBe(3);
    const open = await second.client.send(
      new QueryCommand({
        TableName,
        IndexName: 'work',
        KeyConditionExpression: 'workPk = :p',
        ExpressionAttributeValues: { ':p': 'open' },
      }),
    );
    expect(open.Count).toBe(1);
  });

  it('does not open items of a table that is not defined', () => {
    const parts = memoryParts();
    parts('items').write(new Map([['people 1:kk', '{}']]));
    expect(() => aTable({ parts })).toThrow('There is no table people');
  });
});
