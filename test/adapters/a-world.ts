import { createHash } from 'node:crypto';
import { type EmbeddedDynamo, embeddedDynamo } from '../../local/dynamodb/embedded-dynamo.ts';
import type { TableDefinition } from '../../local/dynamodb/table-definition.ts';
import { createMailbox, type MailboxOptions } from '../../local/mail/mailbox.ts';
import { bodyText, jsonResponse, wire } from '../../local/wire.ts';
import { programTable } from '../../shared/adapters/program-table.ts';
import { type RequestHandlers, wires } from '../../shared/adapters/wires.ts';
import type { Program } from '../../shared/ports.ts';
import { at } from '../domain/builders.ts';

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const index = (name: string, sort: string, ProjectionType: 'ALL' | 'KEYS_ONLY') => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: name, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType },
});

const keys: TableDefinition['KeySchema'] = [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: 'sk', KeyType: 'RANGE' },
];
const tables: TableDefinition[] = [
  {
    TableName: 'program',
    KeySchema: keys,
    AttributeDefinitions: ['pk', 'sk', 'work', 'workDue', 'pending', 'pendingSince', 'listing', 'listedAt'].map(text),
    GlobalSecondaryIndexes: [
      index('work', 'workDue', 'KEYS_ONLY'),
      index('pending', 'pendingSince', 'KEYS_ONLY'),
      index('listing', 'listedAt', 'ALL'),
    ],
  },
  { TableName: 'people', KeySchema: keys, AttributeDefinitions: ['pk', 'sk'].map(text) },
];

export const queueUrls = {
  send: 'https://sqs.eu-west-1.amazonaws.com/1/send',
  wake: 'https://sqs.eu-west-1.amazonaws.com/1/wake',
};

/** An hour at which everything of the builders' cycle is due. */
export const now = at('2027-03-02 10:00');

export interface World {
  readonly dynamo: EmbeddedDynamo;
  readonly program: Program;
  readonly requestHandlers: RequestHandlers;
  /** Bodies of the messages put on any queue. */
  readonly queued: readonly string[];
  /** One entry for each SendRawEmail that reached SES, accepted or not. */
  readonly sends: readonly string[];
}

/** The program table, SES and queues in process; `queueFails` is asked for each message put on a queue, `sendFault` for each email. */
export function aWorld(
  options: { queueFails?: () => boolean; sendFault?: NonNullable<MailboxOptions['fault']> } = {},
): World {
  const dynamo = embeddedDynamo({ tables });
  const queued: string[] = [];
  const sends: string[] = [];
  const mailbox = createMailbox({
    now: () => now,
    region: 'eu-west-1',
    identities: ['solane.example'],
    configurationSets: new Map([['letters', { topicArn: 'arn:events', types: [] }]]),
    publish: () => Promise.resolve(),
    fault: (send) => {
      sends.push(send.to.join());
      return options.sendFault?.(send);
    },
  });
  const queues = wire(async (request) => {
    if (options.queueFails?.() === true) throw new Error('the function was killed here');
    const { MessageBody } = JSON.parse(await bodyText(request)) as { MessageBody: string };
    queued.push(MessageBody);
    const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex'); // the SDK checks it
    return jsonResponse({ MessageId: String(queued.length), MD5OfMessageBody });
  });
  const requestHandlers: RequestHandlers = (service) =>
    ({ dynamodb: dynamo.requestHandler, ses: mailbox.requestHandler, sqs: queues, s3: queues, states: queues })[
      service
    ];
  const opened = wires(requestHandlers);
  const program = programTable({
    dynamo: opened.dynamo(),
    sqs: opened.sqs,
    table: 'program',
    sendQueue: queueUrls.send,
    wakeQueue: queueUrls.wake,
    clock: { now: () => now },
  });
  return { dynamo, program, requestHandlers, queued, sends };
}
