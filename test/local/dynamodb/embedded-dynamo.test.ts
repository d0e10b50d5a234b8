import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { aTable } from './tables.ts';

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

describe('the embedded DynamoDB on disk', () => {
  it('has after a restart what was acknowledged before, indexes included', async () => {
    const path = mkdtempSync(join(tmpdir(), 'dynamo-'));
    const first = aTable({ path });
    await first.client.send(new PutCommand(item('a', { workPk: 'open', workSk: '1' })));
    await first.client.send(new PutCommand(item('b')));
    await first.client.send(new DeleteCommand({ TableName, Key: key('b') }));
    appendFileSync(join(path, 'dynamodb.jsonl'), '{"table":"program","id":"cut sho'); // no close: the process was killed in a write
    const second = aTable({ path });
    expect(second.dynamo.items(TableName)).toEqual(first.dynamo.items(TableName));
    const open = await second.client.send(
      new QueryCommand({
        TableName,
        IndexName: 'work',
        KeyConditionExpression: 'workPk = :p',
        ExpressionAttributeValues: { ':p': 'open' },
      }),
    );
    expect(open.Count).toBe(1);
    expect(second.dynamo.usage()['program']?.indexWriteUnits).toBe(0);
  });

  it('does not open items of a table that is not defined', () => {
    const path = mkdtempSync(join(tmpdir(), 'dynamo-'));
    appendFileSync(join(path, 'dynamodb.jsonl'), '{"table":"people","id":"1:kk","item":{}}\n');
    expect(() => aTable({ path })).toThrow('There is no table people');
  });
});
