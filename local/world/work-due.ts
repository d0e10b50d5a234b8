import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { indexes, workOf } from '../../shared/contracts/table.ts';
import { FormGroup } from '../../shared/domain/form.ts';
import { CycleId } from '../../shared/domain/ids.ts';
import type { RequestHandler } from '../wire.ts';

/** When the earliest item of the work index comes due: what decides whether a sweep could find anything to do. */
export interface WorkDue {
  /** An email that is due leaves at the next sweep; other work is repaired when it is half an hour late. */
  readonly mail: string | undefined;
  readonly other: string | undefined;
}

const clients = new WeakMap<RequestHandler, DynamoDBClient>(); // making one costs as much as many reads

function clientOn(requestHandler: RequestHandler): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client =
    clients.get(requestHandler) ?? new DynamoDBClient({ region: 'eu-west-1', credentials, requestHandler });
  clients.set(requestHandler, client);
  return client;
}

/** Looks the earliest due item of every partition of the work index up; one read each. */
export async function workDue(dynamodb: RequestHandler, table: string): Promise<WorkDue> {
  const client = clientOn(dynamodb);
  const first = async (partition: string, limit = 1) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: indexes.work,
        KeyConditionExpression: '#work = :work',
        ExpressionAttributeNames: { '#work': 'work' },
        ExpressionAttributeValues: { ':work': { S: partition } },
        Limit: limit,
      }),
    );
    return Items;
  };
  const dueIn = async (partition: string) => (await first(partition))[0]?.workDue?.S;
  const open = (await first(workOf.cycles, 50)).map(({ pk }) => CycleId.parse(pk?.S?.slice(4)));
  const dues: (string | undefined)[] = [await dueIn(workOf.cycles)];
  for (const cycleId of open) {
    for (const group of FormGroup.options) dues.push(await dueIn(workOf.forms(cycleId, group)));
    dues.push(await dueIn(workOf.pairs(cycleId)));
  }
  return { mail: await dueIn(workOf.mail), other: dues.filter((due) => due !== undefined).toSorted()[0] };
}
