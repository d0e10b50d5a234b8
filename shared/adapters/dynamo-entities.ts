import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { LostRace, NotFound } from '../contracts/errors.ts';
import { indexes, type Key, pendingOutbox } from '../contracts/table.ts';
import { AuditEvent } from '../domain/audit-event.ts';
import { Command } from '../domain/command.ts';
import type { Clock, Entities, Outcome } from '../ports.ts';

/** Index entries of an entity in its present state; an absent one takes it out of that index. */
export interface IndexEntries {
  readonly work?: { readonly partition: string; readonly due: string } | undefined;
  readonly listing?: { readonly partition: string; readonly at: string } | undefined;
}

/** How one kind of entity lies in the table. */
export interface EntityShape<Id, Entity> {
  readonly noun: string;
  readonly schema: z.ZodType<Entity>;
  readonly key: (id: Id) => Key;
  readonly id: (entity: Entity) => Id;
  readonly indexed: (entity: Entity) => IndexEntries;
}

/** What happened is kept beside the commands until it is in the audit trail. */
export const Consequence = z.union([AuditEvent, Command]);
export type Consequence = z.infer<typeof Consequence>;

/** Carries out one consequence; twice has the effect of once. */
export type CarryOut = (entityId: string, consequence: Consequence) => Promise<void>;

const Stored = z.object({
  fact: z.unknown(),
  version: z.int(),
  token: z.string().optional(),
  outbox: z.array(Consequence).default([]),
});

export interface Versioned {
  readonly version: number;
}

/**
 * Entities in the program table. A change is one conditional UpdateItem that writes the fact, its audit event and its commands (the outbox);
 * the outbox is carried out right after and emptied only if nobody changed the entity meanwhile, in which case the later writer carries out both.
 */
export function dynamoEntities<Id extends string, Entity extends Versioned>(
  dynamo: DynamoDBDocumentClient,
  table: string,
  shape: EntityShape<Id, Entity>,
  carryOut: CarryOut,
  clock: Clock,
): Entities<Id, Entity> & { drain(key: Key): Promise<void> } {
  const read = async (key: Key) => {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item === undefined ? undefined : Stored.parse(Item);
  };
  const parse = (stored: z.infer<typeof Stored>): Entity =>
    shape.schema.parse({ ...(stored.fact as object), version: stored.version });

  const emptied = async (id: string, key: Key, stored: z.infer<typeof Stored>): Promise<void> => {
    for (const consequence of stored.outbox) await carryOut(id, consequence);
    if (stored.outbox.length === 0) return;
    await ifStill(() =>
      dynamo.send(
        new UpdateCommand({
          TableName: table,
          Key: key,
          UpdateExpression: 'REMOVE outbox, pending, pendingSince',
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': stored.version },
        }),
      ),
    );
  };

  const entities: Entities<Id, Entity> & { drain(key: Key): Promise<void> } = {
    async find(id) {
      const stored = await read(shape.key(id));
      return stored === undefined ? undefined : parse(stored);
    },
    async load(id) {
      const found = await entities.find(id);
      if (found === undefined) throw new NotFound(shape.noun, id);
      return found;
    },
    async create(entity, event, commands = []) {
      const id = shape.id(entity);
      const key = shape.key(id);
      const at = clock.now();
      const outbox: Consequence[] = [
        { kind: 'audit', version: entity.version, event, actor: 'program', at },
        ...commands,
      ];
      const { version, ...fact } = entity;
      const item = {
        ...key,
        fact,
        version,
        outbox,
        pending: pendingOutbox,
        pendingSince: at,
        ...indexAttributes(shape.indexed(entity)),
      };
      const put = await ifStill(() =>
        dynamo.send(new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' })),
      );
      if (put === undefined) {
        await entities.drain(key); // what an earlier, crashed run left behind
        return 'already there';
      }
      await emptied(id, key, { fact, version, outbox });
      return 'created';
    },
    async advance(from, change) {
      const id = shape.id(from);
      const key = shape.key(id);
      const at = clock.now();
      const version = from.version + 1;
      const { version: _version, ...fact } = change.to;
      const outbox: Consequence[] = [
        { kind: 'audit', version, event: change.event, actor: change.actor ?? 'program', at },
        ...(change.commands ?? []),
      ];
      const index = indexAttributes(shape.indexed(change.to));
      if (change.parks !== undefined && index.workDue !== undefined) index.workDue = change.parks.until;
      const assigned = {
        fact,
        version,
        pending: pendingOutbox,
        pendingSince: at,
        ...(change.parks === undefined ? {} : { token: change.parks.token }),
        ...index,
      };
      const absent = indexed.filter((name) => index[name] === undefined);
      const set = Object.keys(assigned).map((name) => `#${name} = :${name}`);
      const written = await ifStill(() =>
        dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key: key,
            UpdateExpression: [
              `SET ${set.join(', ')}, #outbox = list_append(if_not_exists(#outbox, :none), :outbox)`,
              ...(absent.length === 0 ? [] : [`REMOVE ${absent.map((name) => `#${name}`).join(', ')}`]),
            ].join(' '),
            ConditionExpression: '#version = :read',
            ExpressionAttributeNames: Object.fromEntries(
              [...Object.keys(assigned), ...absent, 'outbox'].map((name) => [`#${name}`, name]),
            ),
            ExpressionAttributeValues: {
              ...Object.fromEntries(Object.entries(assigned).map(([name, value]) => [`:${name}`, value])),
              ':read': from.version,
              ':none': [],
              ':outbox': outbox,
            },
            ReturnValues: 'ALL_NEW',
          }),
        ),
      );
      if (written === undefined) throw new LostRace(id);
      await emptied(id, key, Stored.parse(written.Attributes));
    },
    async park(id, version, token, until) {
      const parked = await ifStill(() =>
        dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key: shape.key(id),
            UpdateExpression: 'SET #token = :token, workDue = :until',
            ConditionExpression: 'version = :version',
            ExpressionAttributeNames: { '#token': 'token' },
            ExpressionAttributeValues: { ':token': token, ':until': until, ':version': version },
          }),
        ),
      );
      return parked === undefined ? 'lost race' : 'done';
    },
    async tokenOf(id) {
      return (await read(shape.key(id)))?.token;
    },
    async drain(key) {
      const stored = await read(key);
      if (stored !== undefined) await emptied(shape.id(parse(stored)), key, stored);
    },
  };
  return entities;
}

/** Runs a conditional write; `undefined` when its condition failed, anything else passes through. */
export async function ifStill<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined;
    throw error;
  }
}

/** 'done' when a conditional write happened. */
export function outcome(written: unknown): Outcome {
  return written === undefined ? 'lost race' : 'done';
}

/** Attributes that put an item into the sparse indexes. */
const indexed = ['work', 'workDue', 'listing', 'listedAt'] as const;

function indexAttributes(entries: IndexEntries): Record<string, string> {
  return {
    ...(entries.work === undefined ? {} : { work: entries.work.partition, workDue: entries.work.due }),
    ...(entries.listing === undefined ? {} : { listing: entries.listing.partition, listedAt: entries.listing.at }),
  };
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
