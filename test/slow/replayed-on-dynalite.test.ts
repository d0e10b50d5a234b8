import {
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { embeddedDynamo } from '../../local/dynamodb/embedded-dynamo.ts';
import type { Operation } from '../../local/dynamodb/request.ts';
import { stockDynalite } from '../local/dynamodb/stock-dynalite.ts';
import { sdkClient } from '../local/dynamodb/tables.ts';
import { smallRun } from '../workflow/small-run.ts';

type Request = { readonly operation: Operation; readonly text: string };

/** A request as it was recorded, with JSON for the SDK's types: the program stores no bytes, so they are the same. */
function commandOf({ operation, text }: Request) {
  const input = JSON.parse(text) as never;
  switch (operation) {
    case 'GetItem':
      return new GetItemCommand(input);
    case 'BatchGetItem':
      return new BatchGetItemCommand(input);
    case 'PutItem':
      return new PutItemCommand(input);
    case 'UpdateItem':
      return new UpdateItemCommand(input);
    case 'DeleteItem':
      return new DeleteItemCommand(input);
    case 'Query':
      return new QueryCommand(input);
  }
}

async function outcome(client: DynamoDBClient, request: Request): Promise<unknown> {
  try {
    const answer: object = await client.send(commandOf(request) as never); // the overloads want one command type at a time
    const responses = 'Responses' in answer ? unordered(answer.Responses) : undefined; // a batch promises no order
    return { ...answer, $metadata: undefined, ...(responses && { Responses: responses }) };
  } catch (error) {
    return { error: (error as Error).name, message: (error as Error).message };
  }
}

function unordered(responses: unknown): string[] {
  return Object.values(responses as Record<string, object[]>)
    .flat()
    .map((item) => JSON.stringify(item))
    .toSorted();
}

describe('the tables of a whole cycle', () => {
  it('answer every request as stock dynalite does, and end with the same items', async () => {
    const requests: Request[] = [];
    const run = await smallRun({
      people: 6,
      faults: {
        dynamo: (operation, input) => {
          requests.push({ operation: operation as Operation, text: JSON.stringify(input) });
          return undefined;
        },
      },
    });
    expect(requests.length).toBeGreaterThan(1000);
    const { tables } = run.world.assembly;
    const stock = await stockDynalite(tables);
    const ours = sdkClient(embeddedDynamo({ tables }));
    try {
      for (const request of requests) {
        expect(await outcome(ours, request)).toEqual(await outcome(stock.client, request));
      }
      for (const { TableName } of tables) {
        const { Items = [] } = await stock.client.send(new ScanCommand({ TableName }));
        const sorted = (items: readonly object[]) => items.map((item) => JSON.stringify(item)).toSorted();
        expect(sorted(run.world.dynamo.items(TableName))).toEqual(sorted(Items));
      }
    } finally {
      await stock.close();
    }
  });
});
