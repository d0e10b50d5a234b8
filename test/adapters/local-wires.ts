import { type EmbeddedDynamo, embeddedDynamo } from '../../local/dynamodb/embedded-dynamo.ts';
import { type EmbeddedQueues, embeddedQueues } from '../../local/queues/embedded-queues.ts';
import { type EmbeddedStorage, embeddedStorage } from '../../local/storage/embedded-storage.ts';
import { awsError, type RequestHandler, wire } from '../../local/wire.ts';
import { documentsBucket } from '../../shared/adapters/buckets.ts';
import { peopleTable } from '../../shared/adapters/people-table.ts';
import { programTable } from '../../shared/adapters/program-table.ts';
import { type Service, type Wires, wires } from '../../shared/adapters/wires.ts';
import { attributes, indexes } from '../../shared/contracts/table.ts';
import type { Clock, Documents, Ids, People, Program } from '../../shared/ports.ts';
import { at } from '../domain/builders.ts';

const { partition, sort, work, workDue, pending, pendingSince, listing, listedAt } = attributes;
const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const key = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];
const index = (IndexName: string, hash: string, range: string, ProjectionType: 'ALL' | 'KEYS_ONLY') => ({
  IndexName,
  KeySchema: key(hash, range),
  Projection: { ProjectionType },
});

/** Keys and indexes as infra/records.ts makes them (a test of the template compares the synthesized ones). */
const tables = [
  {
    TableName: 'program',
    KeySchema: key(partition, sort),
    AttributeDefinitions: [partition, sort, work, workDue, pending, pendingSince, listing, listedAt].map(text),
    GlobalSecondaryIndexes: [
      index(indexes.work, work, workDue, 'KEYS_ONLY'),
      index(indexes.pending, pending, pendingSince, 'KEYS_ONLY'),
      index(indexes.listing, listing, listedAt, 'ALL'),
    ],
  },
  {
    TableName: 'people',
    KeySchema: key(partition, sort),
    AttributeDefinitions: [partition, sort].map(text),
  },
];

const queueNamed = (name: string) => ({
  name,
  arn: `arn:aws:sqs:eu-west-1:1:${name}`,
  url: `https://sqs.eu-west-1.amazonaws.com/1/${name}`,
  visibilityTimeout: 30,
  delay: 0,
});
const sendQueue = queueNamed('send');
const wakeQueue = queueNamed('wake');
const receiveQueue = queueNamed('receive');

export interface LocalWires {
  readonly program: Program;
  readonly people: People;
  readonly documents: Documents;
  readonly dynamo: EmbeddedDynamo;
  readonly storage: EmbeddedStorage;
  readonly queues: EmbeddedQueues;
  readonly wires: Wires;
  readonly requestHandlers: (service: Service) => RequestHandler;
  readonly clock: Clock & { moveTo(instant: string): void };
  /** Messages of the send and the wake queue so far, parsed. */
  readonly sent: () => unknown[];
  readonly woken: () => unknown[];
  /** Bodies of the queue of what is still to be read. */
  readonly toRead: () => string[];
  /** The next `times` requests to SQS are refused, as when a crash comes between a write and what follows from it. */
  readonly refuseSqs: (times: number) => void;
}

export const environment = {
  PROGRAM_TABLE: 'program',
  PEOPLE_TABLE: 'people',
  DOCUMENTS_BUCKET: 'documents',
  INBOX_BUCKET: 'inbox',
  INBOX_LISTING: 'inbox',
  RECEIVE_QUEUE_URL: receiveQueue.url,
  SEND_QUEUE_URL: sendQueue.url,
  WAKE_QUEUE_URL: wakeQueue.url,
};

/** The adapters on real SDK clients, and AWS in process behind them. */
export function localWires(): LocalWires {
  let now = at('2027-03-02 09:00');
  const clock = {
    now: () => now,
    moveTo: (instant: string) => {
      now = instant;
    },
  };
  const dynamo = embeddedDynamo({ tables });
  const queues = embeddedQueues({
    clock,
    queues: [sendQueue, wakeQueue, receiveQueue],
    mappings: [],
    invoke: () => Promise.resolve(undefined),
  });
  const storage = embeddedStorage({ buckets: ['documents', 'inbox'], clock });
  let refused = 0;
  const sqs = wire(async (request) => {
    if (refused > 0) {
      refused -= 1;
      return awsError('json', 'AccessDeniedException', 'Not now', { statusCode: 403 });
    }
    return (await queues.requestHandler.handle(request)).response;
  });
  const requestHandlers = (service: Service): RequestHandler => {
    if (service === 'dynamodb') return dynamo.requestHandler;
    if (service === 's3') return storage.requestHandler;
    if (service === 'sqs') return sqs;
    throw new Error(`This test has no wire to ${service}`);
  };
  const clients = wires(requestHandlers);
  let drawn = 0;
  const ids: Ids = {
    random: (length) => {
      drawn += 1;
      return Array.from(drawn.toString(8).padStart(length, '0'), (digit) => 'abcdefgh'[Number(digit)]).join('');
    },
  };
  const means = { step: 'test', wires: clients, clock, ids };
  const bodies = (name: string) => queues.bodies(name).map((body) => JSON.parse(body) as unknown);
  return {
    program: programTable(environment, means),
    people: peopleTable(environment, means),
    documents: documentsBucket(environment, means),
    dynamo,
    storage,
    queues,
    wires: clients,
    requestHandlers,
    clock,
    sent: () => bodies('send'),
    woken: () => bodies('wake'),
    toRead: () => queues.bodies('receive'),
    refuseSqs: (times) => {
      refused = times;
    },
  };
}
