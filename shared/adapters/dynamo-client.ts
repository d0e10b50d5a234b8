import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClientOf } from './wires.ts';

export const dynamoClient: ClientOf<DynamoDBDocumentClient> = (setup) =>
  DynamoDBDocumentClient.from(new DynamoDBClient(setup('dynamodb')), {
    marshallOptions: { removeUndefinedValues: true },
  });
