import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { LostRace, NotFound } from '../contracts/errors.ts';
import { type Key, pendingOutbox } from '../contracts/table.ts';
import { AuditEvent } from '../domain/audit-event.ts';
import { Command, start } from '../domain/command.ts';
import type { Clock, Entities, Outcome } from '../ports.ts';
import { readTogether } from './dynamo-reads.ts';

/** Where an entity stands in the index of open work, in its present state. */
export interface WorkEntry {
  readonly partition: string;
  readonly due: string;
}

/** How one kind of entity lies in the table. */
export interface EntityShape<Id, Entity> {
  readonly noun: string;
  readonly schema: z.ZodType<Entity>;
  readonly key: (id: Id) => Key;
  readonly id: (entity: Entity) => Id;
  /** Undefined takes it out of the work index. */
  readonly work: (entity: Entity) => WorkEntry | undefined;
  /** True while an execution must watch over it. */
  readonly isOpen: (entity: Entity) => boolean;
  /** Its line in the roll of its cycle, which the table itself answers strongly consistent. */
  readonly enrolledAs?: (entity: Entity) => Key;
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
  wakes: z.int().optional(),
  outbox: z.array(Consequence).default([]),
});

export interface Versioned {
  readonly version: number;
  readonly epoch: number;
  readonly wakes?: number | undefined;
}

/** Entities, with what only the table's own machinery calls. */
export interface StoredEntities<Id, Entity> extends Entities<Id, Entity> {
  /** Carries out what the outbox of one item holds. */
  drain(key: Key): Promise<void>;
  /** Notes on an open entity that it was woken: due now, and no plan made before may park. A lost wake-up is then seen by the sweeper. */
  knock(id: Id): Promise<void>;
  /** The entities of these ids that exist, strongly consistent, in this order. */
  inRoll(ids: readonly Id[]): Promise<Entity[]>;
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
): StoredEntities<Id, Entity> {
  const read = async (key: Key) => {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item === undefined ? undefined : Stored.parse(Item);
  };
  const parse = (stored: z.infer<typeof Stored>): Entity =>
    shape.schema.parse({
      ...(stored.fact as object),
      version: stored.version,
      ...(stored.wakes === undefined ? {} : { wakes: stored.wakes }),
    });

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

  const entities: StoredEntities<Id, Entity> = {
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
      const { version, wakes: _wakes, ...fact } = entity;
      const work = shape.work(entity);
      const item = {
        ...key,
        fact,
        version,
        outbox,
        pending: pendingOutbox,
        pendingSince: at,
        ...(work === undefined ? {} : { work: work.partition, workDue: summons(commands, id) ? at : work.due }),
      };
      // The line first: an entity that is missing in the roll could be forgotten, a line without its entity is skipped.
      if (shape.enrolledAs !== undefined)
        await dynamo.send(new PutCommand({ TableName: table, Item: { ...shape.enrolledAs(entity), of: id } }));
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
      const { version: _version, wakes: _wakes, ...fact } = change.to;
      const outbox: Consequence[] = [
        { kind: 'audit', version, event: change.event, actor: change.actor ?? 'program', at },
        ...(change.commands ?? []),
      ];
      const work = shape.work(change.to);
      const due = summons(change.commands, id) ? at : (change.parks?.until ?? work?.due);
      const assigned = {
        fact,
        version,
        pending: pendingOutbox,
        pendingSince: at,
        ...(change.parks === undefined ? {} : { token: change.parks.token }),
        ...(work === undefined ? {} : { work: work.partition, workDue: due }),
      };
      const absent = work === undefined ? ['work', 'workDue'] : [];
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
    async park(id, planned, token, until) {
      const parked = await ifStill(() =>
        dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key: shape.key(id),
            UpdateExpression: 'SET #token = :token, workDue = :until ADD wakes :one',
            ConditionExpression: ['version = :version', ...unwoken(planned.wakes)].join(' AND '),
            ExpressionAttributeNames: { '#token': 'token' },
            ExpressionAttributeValues: {
              ':token': token,
              ':until': until,
              ':version': planned.version,
              ':one': 1,
              ...(planned.wakes === undefined || planned.wakes === 0 ? {} : { ':wakes': planned.wakes }),
            },
          }),
        ),
      );
      return outcome(parked);
    },
    async watched(id) {
      const stored = await read(shape.key(id));
      if (stored === undefined) return undefined;
      const entity = parse(stored);
      return { token: stored.token, epoch: entity.epoch, isOpen: shape.isOpen(entity) };
    },
    async restart(id, epoch, target) {
      const entity = await entities.find(id);
      if (entity === undefined || !shape.isOpen(entity) || entity.epoch !== epoch) return;
      await entities.advance(entity, {
        to: { ...entity, epoch: epoch + 1 },
        event: 'restarted',
        commands: [start(target, id, epoch + 1)],
      });
    },
    async knock(id) {
      await ifStill(() =>
        dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key: shape.key(id),
            UpdateExpression: 'SET workDue = :now ADD wakes :one',
            ConditionExpression: 'attribute_exists(#work)',
            ExpressionAttributeNames: { '#work': 'work' },
            ExpressionAttributeValues: { ':now': clock.now(), ':one': 1 },
          }),
        ),
      );
    },
    async inRoll(ids) {
      const items = await readTogether(dynamo, table, ids.map(shape.key));
      const found = items.map((item) => parse(Stored.parse(item)));
      const place = new Map(ids.map((id, index) => [id, index]));
      return found.sort((a, b) => (place.get(shape.id(a)) ?? 0) - (place.get(shape.id(b)) ?? 0));
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

/** Condition that nobody woke or parked an entity since that was counted. */
function unwoken(wakes: number | undefined): string[] {
  if (wakes === undefined) return [];
  return [wakes === 0 ? 'attribute_not_exists(wakes)' : 'wakes = :wakes'];
}

/** True when a change asks for the entity's own execution: it is then due at once, so that a lost message is noticed by the next sweep. */
function summons(commands: readonly Command[] | undefined, id: string): boolean {
  return (
    commands?.some((command) => (command.kind === 'wake' || command.kind === 'start') && command.id === id) ?? false
  );
}
