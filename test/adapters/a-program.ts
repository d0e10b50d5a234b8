import { createHash } from 'node:crypto';
import { inject } from 'vitest';
import { loadAssembly } from '../../local/assembly/load-assembly.ts';
import { embeddedDynamo } from '../../local/dynamodb/embedded-dynamo.ts';
import { awsError, bodyText, jsonResponse, wire } from '../../local/wire.ts';
import { peopleTable } from '../../shared/adapters/people-table.ts';
import { programTable } from '../../shared/adapters/program-table.ts';
import { wires } from '../../shared/adapters/wires.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { at } from '../domain/builders.ts';

const { tables } = loadAssembly(inject('assembly'));
const named = (part: RegExp): string => {
  const found = tables.find(({ TableName }) => part.test(TableName));
  if (found === undefined) throw new Error(`No table like ${String(part)} in the assembly`);
  return found.TableName;
};

/** The tables of the assembly on the embedded DynamoDB, real adapters on real clients, and a queue that keeps what it is sent. */
export function aProgram() {
  const dynamo = embeddedDynamo({ tables });
  const queued: { queue: string; message: unknown }[] = [];
  const clock = { at: at('2027-03-02 09:00'), now: (): Instant => clock.at };
  const queue = { down: false };
  const sqs = wire(async (request) => {
    if (queue.down) return awsError('json', 'AccessDenied', 'The queue refuses');
    const sent = JSON.parse(await bodyText(request)) as { QueueUrl: string; MessageBody: string };
    queued.push({ queue: sent.QueueUrl, message: JSON.parse(sent.MessageBody) });
    const digest = createHash('md5').update(sent.MessageBody).digest('hex'); // the SDK checks it
    return jsonResponse({ MessageId: String(queued.length), MD5OfMessageBody: digest });
  });
  const clients = wires((service) => (service === 'sqs' ? sqs : dynamo.requestHandler));
  let serial = 0;
  const program = programTable({
    dynamo: clients.dynamo(),
    sqs: clients.sqs,
    table: named(/program/i),
    sendQueue: 'https://queues.example/send',
    wakeQueue: 'https://queues.example/wake',
    clock,
  });
  const people = peopleTable(clients.dynamo(), named(/people/i), {
    random: (length) => String((serial += 1)).padStart(length, 'a'),
  });
  const within = (table: RegExp, prefix: string) =>
    dynamo.items(named(table)).filter(({ pk }) => typeof pk?.['S'] === 'string' && pk['S'].startsWith(prefix));
  const itemsIn = (prefix: string) => within(/program/i, prefix);
  const personItems = (prefix: string) => within(/people/i, prefix);
  const item = (pk: string) => itemsIn(pk)[0];
  return { program, people, clock, queue, queued, item, itemsIn, personItems };
}
