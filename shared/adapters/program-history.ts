import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Key, keyOf, listingOf } from '../contracts/table.ts';
import { AuditEvent } from '../domain/audit-event.ts';
import { Cycle } from '../domain/cycle.ts';
import { Form } from '../domain/form.ts';
import { InboundRecord, Task } from '../domain/inbound.ts';
import { LedgerEntry } from '../domain/ledger.ts';
import { Pair } from '../domain/pair.ts';
import type { History } from '../ports.ts';
import { queryIndex } from './dynamo-entities.ts';

const Item = z.looseObject({ fact: z.unknown(), version: z.int().optional() });

/** The program table for those who only read it: each answer is one item or one query. */
export function programHistory(dynamo: DynamoDBDocumentClient, table: string): History {
  const factOf = <T>(schema: z.ZodType<T>, item: unknown): T => {
    const { fact, version } = Item.parse(item);
    return schema.parse(version === undefined ? fact : { ...(fact as object), version });
  };
  const find = async <T>(schema: z.ZodType<T>, key: Key): Promise<T | undefined> => {
    const found = await dynamo.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return found.Item === undefined ? undefined : factOf(schema, found.Item);
  };
  const all = async <T>(
    schema: z.ZodType<T>,
    partition: string,
    { index, prefix }: { readonly index?: 'listing'; readonly prefix?: string } = {},
  ): Promise<T[]> => {
    const items = await queryIndex(dynamo, table, { index, partition, ...(prefix === undefined ? {} : { prefix }) });
    return items.map((item) => factOf(schema, item));
  };
  return {
    cycle: (cycleId) => find(Cycle, keyOf.cycle(cycleId)),
    form: (formId) => find(Form, keyOf.form(formId)),
    pair: (pairId) => find(Pair, keyOf.pair(pairId)),
    mail: (tag) => find(LedgerEntry, keyOf.mail(tag)),
    inbound: (inboundId) => find(InboundRecord, keyOf.inbound(inboundId)),
    audit: (entityId) => all(AuditEvent, keyOf.audit(entityId, 0).pk),
    mailsTo: (personId) => all(LedgerEntry, listingOf.mailOf(personId), { index: 'listing' }),
    formsOf: (cycleId) => all(Form, listingOf.forms(cycleId), { index: 'listing' }),
    pairsOf: (cycleId) => all(Pair, listingOf.pairs(cycleId), { index: 'listing' }),
    tasksOf: (cycleId) => all(Task, keyOf.cycle(cycleId).pk, { prefix: keyOf.task(cycleId, '').sk }),
  };
}
