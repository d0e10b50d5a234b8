import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type EmbeddedDynamo, embeddedDynamo } from '../../../local/dynamodb/embedded-dynamo.ts';
import type { TableDefinition } from '../../../local/dynamodb/table-definition.ts';

/** A table with a string key pair, an index over everything and an index over keys only. */
export const PROGRAM: TableDefinition = {
  TableName: 'program',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['pk', 'sk', 'workPk', 'workSk', 'listPk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'work',
      KeySchema: [
        { AttributeName: 'workPk', KeyType: 'HASH' },
        { AttributeName: 'workSk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
    {
      IndexName: 'list',
      KeySchema: [{ AttributeName: 'listPk', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['label'] },
    },
  ],
};

/** The SDK's client on this embedded DynamoDB. */
export function sdkClient({ requestHandler }: Pick<EmbeddedDynamo, 'requestHandler'>, maxAttempts = 1): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDBClient({ region: 'eu-west-1', credentials, requestHandler, maxAttempts });
}

/** The SDK's document client on this embedded DynamoDB. */
export function documentClient(
  dynamo: Pick<EmbeddedDynamo, 'requestHandler'>,
  maxAttempts = 1,
): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(sdkClient(dynamo, maxAttempts));
}

/** A program table and a client on it. */
export function aTable(options: Partial<Parameters<typeof embeddedDynamo>[0]> = {}, maxAttempts = 1) {
  const dynamo = embeddedDynamo({ tables: [PROGRAM], ...options });
  return { dynamo, client: documentClient(dynamo, maxAttempts) };
}
