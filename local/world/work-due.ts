import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { indexes, pendingOutbox, workOf } from '../../shared/contracts/table.ts';
import { FormGroup } from '../../shared/domain/form.ts';
import { CycleId } from '../../shared/domain/ids.ts';
import { type Instant, plusMinutes } from '../../shared/domain/instant.ts';
import { abandonedMinutes, overdueMinutes } from '../../shared/domain/repair.ts';
import type { RequestHandler } from '../wire.ts';

/** The earliest instant at which a sweep could find something to do, undefined when nothing is left; one read for each partition of the indexes. */
export async function workDue(dynamodb: RequestHandler, table: string): Promise<Instant | undefined> {
  const client = new DynamoDBClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: dynamodb,
  });
  const first = async (partition: string, limit = 1, index: 'work' | 'pending' = 'work') => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: indexes[index],
        KeyConditionExpression: '#partition = :partition',
        ExpressionAttributeNames: { '#partition': index },
        ExpressionAttributeValues: { ':partition': { S: partition } },
        Limit: limit,
      }),
    );
    return Items;
  };
  const overdueIn = async (partition: string) => {
    const due = (await first(partition))[0]?.workDue?.S;
    return due === undefined ? undefined : plusMinutes(due, overdueMinutes);
  };
  const [mail] = await first(workOf.mail);
  const [abandoned] = await first(pendingOutbox, 1, 'pending');
  const open = (await first(workOf.cycles, 50)).map(({ pk }) => CycleId.parse(pk?.S?.slice(4)));
  const since = abandoned?.pendingSince?.S;
  const dues = [
    mail?.workDue?.S,
    since === undefined ? undefined : plusMinutes(since, abandonedMinutes),
    await overdueIn(workOf.cycles),
  ];
  for (const cycleId of open) {
    for (const group of FormGroup.options) dues.push(await overdueIn(workOf.forms(cycleId, group)));
    dues.push(await overdueIn(workOf.pairs(cycleId)));
  }
  return dues.filter((due) => due !== undefined).toSorted()[0];
}
