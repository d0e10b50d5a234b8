import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { HistoryEnv } from '../contracts/step.ts';
import { type Key, keyOf, listingOf, rollOf } from '../contracts/table.ts';
import { AuditEvent } from '../domain/audit-event.ts';
import { Cycle } from '../domain/cycle.ts';
import { Form } from '../domain/form.ts';
import { FormId, PairId } from '../domain/ids.ts';
import { InboundRecord, Task } from '../domain/inbound.ts';
import { LedgerEntry } from '../domain/ledger.ts';
import { Pair } from '../domain/pair.ts';
import type { History } from '../ports.ts';
import { dynamoClient } from './dynamo-client.ts';
import { queryIndex, readRoll, readTogether } from './dynamo-reads.ts';
import type { Adapter } from './services.ts';

const Lead = z.object({ of: z.string() });
const Item = z.looseObject({ fact: z.unknown(), version: z.int().optional() });

/** The program table for those who only read it: each answer is one item, one query, or a roll and what it lists. */
export const programHistory: Adapter<z.output<typeof HistoryEnv>, History> = (
  { PROGRAM_HISTORY: table },
  { wires },
) => {
  const dynamo = wires(dynamoClient);
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
  const together = async <T>(schema: z.ZodType<T>, keys: readonly Key[]): Promise<T[]> =>
    (await readTogether(dynamo, table, keys)).map((item) => factOf(schema, item));
  /** An item that leads to another. */
  const leadOf = async (key: Key): Promise<string | undefined> => {
    const { Item: found } = await dynamo.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return found === undefined ? undefined : Lead.parse(found).of;
  };
  return {
    cycle: (cycleId) => find(Cycle, keyOf.cycle(cycleId)),
    form: (formId) => find(Form, keyOf.form(formId)),
    pair: (pairId) => find(Pair, keyOf.pair(pairId)),
    mail: (tag) => find(LedgerEntry, keyOf.mail(tag)),
    tagOf: (sesMessageId) => leadOf(keyOf.accepted(sesMessageId)),
    inbound: (inboundId) => find(InboundRecord, keyOf.inbound(inboundId)),
    audit: (entityId) => all(AuditEvent, keyOf.audit(entityId, 0).pk),
    mailsTo: (personId) => all(LedgerEntry, listingOf.mailOf(personId), { index: 'listing' }),
    formsOf: async (cycleId) =>
      together(
        Form,
        (await readRoll(dynamo, table, cycleId, rollOf.forms)).map((id) => keyOf.form(FormId.parse(id))),
      ),
    pairsOf: async (cycleId) =>
      together(
        Pair,
        (await readRoll(dynamo, table, cycleId, rollOf.pairs)).map((id) => keyOf.pair(PairId.parse(id))),
      ),
    tasksOf: (cycleId) => all(Task, keyOf.cycle(cycleId).pk, { prefix: keyOf.task(cycleId, '').sk }),
  };
};
