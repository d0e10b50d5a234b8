import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { indexes, type Key, keyOf } from '../contracts/table.ts';
import type { CycleId } from '../domain/ids.ts';

/** Keys of one BatchGetItem at most (DynamoDB Developer Guide, quotas). */
const batchGetLimit = 100;

const Keys = z.object({ pk: z.string(), sk: z.string() });

/** The items of these keys that exist, in no order; strongly consistent. */
export async function readTogether(
  dynamo: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let at = 0; at < keys.length; at += batchGetLimit) {
    let unread = keys.slice(at, at + batchGetLimit).map(({ pk, sk }) => ({ pk, sk }));
    while (unread.length > 0) {
      const { Responses, UnprocessedKeys } = await dynamo.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: unread, ConsistentRead: true } } }),
      );
      items.push(...(Responses?.[table] ?? []));
      unread = z.array(Keys).parse(UnprocessedKeys?.[table]?.Keys ?? []);
    }
  }
  return items;
}

/** One page after another of an index, until `limit` items or the end. */
export async function queryIndex(
  dynamo: DynamoDBDocumentClient,
  table: string,
  query: {
    readonly index: keyof typeof indexes | undefined;
    readonly partition: string;
    readonly from?: string;
    readonly prefix?: string;
    readonly before?: string;
    readonly limit?: number;
  },
): Promise<Record<string, unknown>[]> {
  const names = {
    work: ['work', 'workDue'],
    pending: ['pending', 'pendingSince'],
    listing: ['listing', 'listedAt'],
    table: ['pk', 'sk'],
  }[query.index ?? 'table'] as [string, string];
  const condition =
    query.prefix !== undefined
      ? ' AND begins_with(#sort, :sort)'
      : query.before !== undefined
        ? ' AND #sort < :sort'
        : query.from !== undefined
          ? ' AND #sort >= :sort'
          : '';
  const sort = query.prefix ?? query.before ?? query.from;
  const items: Record<string, unknown>[] = [];
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await dynamo.send(
      new QueryCommand({
        TableName: table,
        ...(query.index === undefined ? { ConsistentRead: true } : { IndexName: indexes[query.index] }),
        KeyConditionExpression: `#partition = :partition${condition}`,
        ExpressionAttributeNames: { '#partition': names[0], ...(condition === '' ? {} : { '#sort': names[1] }) },
        ExpressionAttributeValues: { ':partition': query.partition, ...(sort === undefined ? {} : { ':sort': sort }) },
        ...(query.limit === undefined ? {} : { Limit: query.limit - items.length }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined && (query.limit === undefined || items.length < query.limit));
  return items;
}

/** One line of a cycle's roll. */
const Line = z.object({ of: z.string() });

/** Ids in a cycle's roll whose sort key begins so, in its order; strongly consistent. */
export async function readRoll(
  dynamo: DynamoDBDocumentClient,
  table: string,
  cycleId: CycleId,
  prefix: string,
): Promise<string[]> {
  const items = await queryIndex(dynamo, table, { index: undefined, partition: keyOf.cycle(cycleId).pk, prefix });
  return items.map((item) => Line.parse(item).of);
}
