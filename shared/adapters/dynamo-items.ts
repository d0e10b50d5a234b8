import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from '../contracts/table.ts';
import { ifStill } from './dynamo-entities.ts';

/** Facts that are items of their own, without a version. */
export interface DynamoItems {
  /** The item under this key; strongly consistent unless said otherwise. */
  readonly read: (key: Key, consistent?: boolean) => Promise<Record<string, unknown> | undefined>;
  /** Undefined, and nothing is written, when the condition does not hold. */
  readonly put: (item: Record<string, unknown>, condition?: string) => Promise<object | undefined>;
}

export function dynamoItems(dynamo: DynamoDBDocumentClient, table: string): DynamoItems {
  return {
    async read(key, consistent = true) {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: key, ...(consistent ? { ConsistentRead: true } : {}) }),
      );
      return Item;
    },
    put: (item, condition) =>
      ifStill(() =>
        dynamo.send(
          new PutCommand({
            TableName: table,
            Item: item,
            ...(condition === undefined ? {} : { ConditionExpression: condition }),
          }),
        ),
      ),
  };
}
