import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { keyOf, listingOf, pendingOutbox, workOf } from '../contracts/table.ts';
import type { MailOrder, Watched } from '../domain/command.ts';
import { Cycle } from '../domain/cycle.ts';
import { ledgerTag } from '../domain/deterministic-ids.ts';
import { Form, FormGroup } from '../domain/form.ts';
import { CycleId, type FormId, PairId } from '../domain/ids.ts';
import { InboundRecord, Task } from '../domain/inbound.ts';
import { type Instant, plusMinutes } from '../domain/instant.ts';
import { claimMinutes, LedgerEntry, lookedAtFrom } from '../domain/ledger.ts';
import { Pair } from '../domain/pair.ts';
import { Participant } from '../domain/participant.ts';
import type { Clock, Program } from '../ports.ts';
import { type Consequence, dynamoEntities, type EntityShape, ifStill, outcome, queryIndex } from './dynamo-entities.ts';

export interface ProgramTableOptions {
  readonly dynamo: DynamoDBDocumentClient;
  readonly sqs: () => SQSClient;
  readonly table: string;
  readonly sendQueue: string;
  readonly wakeQueue: string;
  readonly clock: Clock;
}

const cycleShape: EntityShape<CycleId, Cycle> = {
  noun: 'cycle',
  schema: Cycle,
  key: keyOf.cycle,
  id: (cycle) => cycle.cycleId,
  indexed: (cycle) => ({
    work: ['closed', 'canceled', 'failed'].includes(cycle.status)
      ? undefined
      : { partition: workOf.cycles, due: cycle.createdAt },
  }),
};

const formShape: EntityShape<FormId, Form> = {
  noun: 'form',
  schema: Form,
  key: keyOf.form,
  id: (form) => form.formId,
  indexed: (form) => ({
    work:
      form.status === 'issued'
        ? { partition: workOf.forms(form.cycleId, form.group), due: form.ladder[form.sent] ?? form.closesAt }
        : undefined,
    listing: { partition: listingOf.forms(form.cycleId), at: `${form.kind}#${form.formId}` },
  }),
};

const pairShape: EntityShape<PairId, Pair> = {
  noun: 'pair',
  schema: Pair,
  key: keyOf.pair,
  id: (pair) => pair.pairId,
  indexed: (pair) => ({
    work:
      pair.status !== 'closed'
        ? { partition: workOf.pairs(pair.cycleId), due: pair.createdAt }
        : pair.evaluated
          ? undefined
          : { partition: workOf.pairsToEvaluate(pair.cycleId), due: pair.createdAt },
    listing: { partition: listingOf.pairs(pair.cycleId), at: pair.pairId },
  }),
};

const Keys = z.object({ pk: z.string(), sk: z.string() });

/** Every business fact but names, in one table; consequences leave through the send and the wake queue. */
export function programTable({ dynamo, sqs, table, sendQueue, wakeQueue, clock }: ProgramTableOptions): Program {
  const put = (item: Record<string, unknown>, condition?: string) =>
    ifStill(() =>
      dynamo.send(
        new PutCommand({
          TableName: table,
          Item: item,
          ...(condition === undefined ? {} : { ConditionExpression: condition }),
        }),
      ),
    );
  const queueMail = async (key: string, delaySeconds?: number): Promise<void> => {
    await sqs().send(
      new SendMessageCommand({
        QueueUrl: sendQueue,
        MessageBody: JSON.stringify({ key }),
        ...(delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds }),
      }),
    );
  };
  const ledgerItem = (entry: LedgerEntry) => ({
    ...keyOf.mail(ledgerTag(entry.key)),
    fact: entry,
    status: entry.status,
    tries: entry.tries,
    ...(entry.status === 'queued' ? { work: workOf.mail, workDue: lookedAtFrom(entry) } : {}),
    ...(entry.status === 'claimed' && entry.claimedAt !== undefined
      ? { work: workOf.mail, workDue: plusMinutes(entry.claimedAt, claimMinutes) }
      : {}),
    listing: listingOf.mailOf(entry.to),
    listedAt: entry.orderedAt,
  });
  const readLedger = async (tag: string) => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: keyOf.mail(tag), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : LedgerEntry.parse(Item.fact);
  };

  const order = async (mail: MailOrder): Promise<void> => {
    const now = clock.now();
    await put(ledgerItem(LedgerEntry.parse({ ...mail, status: 'queued', orderedAt: now })), 'attribute_not_exists(pk)');
    if (mail.dueAt <= now) await queueMail(mail.key);
  };
  const raise = async (task: Task): Promise<void> => {
    await put(
      {
        ...keyOf.task(task.cycleId, task.taskId),
        fact: task,
        work: workOf.tasks(task.cycleId),
        workDue: task.raisedAt,
      },
      'attribute_not_exists(pk)',
    );
  };
  const carryOut = async (entityId: string, consequence: Consequence): Promise<void> => {
    switch (consequence.kind) {
      case 'audit':
        await put({ ...keyOf.audit(entityId, consequence.version), fact: consequence }, 'attribute_not_exists(pk)');
        return;
      case 'mail':
        return order(consequence.order);
      case 'task':
        return raise(consequence.task);
      case 'wake':
      case 'start':
        await sqs().send(new SendMessageCommand({ QueueUrl: wakeQueue, MessageBody: JSON.stringify(consequence) }));
    }
  };

  const cycles = dynamoEntities(dynamo, table, cycleShape, carryOut, clock);
  const forms = dynamoEntities(dynamo, table, formShape, carryOut, clock);
  const pairs = dynamoEntities(dynamo, table, pairShape, carryOut, clock);
  const idsIn = async (partition: string, limit: number) =>
    (await queryIndex(dynamo, table, { index: 'work', partition, limit })).map((item) => Keys.parse(item).pk.slice(4));
  const facts = async <T>(schema: z.ZodType<T>, partition: string, prefix?: string): Promise<T[]> => {
    const items = await queryIndex(dynamo, table, {
      index: 'listing',
      partition,
      ...(prefix === undefined ? {} : { prefix }),
    });
    return items.map((item) => schema.parse({ ...(item.fact as object), version: item.version }));
  };

  return {
    async together({ cycleId, participants = [], forms: formIds = [] }) {
      const unread = [
        keyOf.cycle(cycleId),
        ...new Set(participants).values().map((personId) => keyOf.participant(cycleId, personId)),
        ...new Set(formIds).values().map(keyOf.form),
      ];
      let cycle: Cycle | undefined;
      const people = new Map<Participant['personId'], Participant>();
      const found = new Map<FormId, Form>();
      for (let keys = unread; keys.length > 0; ) {
        const { Responses, UnprocessedKeys } = await dynamo.send(
          new BatchGetCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
        );
        for (const item of Responses?.[table] ?? []) {
          const fact = { ...(item.fact as object), version: item.version as unknown };
          if (item.sk === 'CYC') cycle = Cycle.parse(fact);
          else if (item.sk === 'FRM') {
            const form = Form.parse(fact);
            found.set(form.formId, form);
          } else {
            const participant = Participant.parse(item.fact);
            people.set(participant.personId, participant);
          }
        }
        keys = z.array(Keys).parse(UnprocessedKeys?.[table]?.Keys ?? []);
      }
      return { cycle, participants: people, forms: found };
    },
    wake: (target, id) => carryOut(id, { kind: 'wake', target, id }),
    cycles: {
      ...cycles,
      async open() {
        const items = await queryIndex(dynamo, table, { index: 'work', partition: workOf.cycles });
        return items.map((item) => CycleId.parse(Keys.parse(item).pk.slice(4)));
      },
    },
    forms: {
      ...forms,
      ofCycle: (cycleId, kind) => facts(Form, listingOf.forms(cycleId), kind),
      openCount: async (cycleId, group, limit) => (await idsIn(workOf.forms(cycleId, group), limit)).length,
    },
    pairs: {
      ...pairs,
      ofCycle: async (cycleId) => (await facts(Pair, listingOf.pairs(cycleId))).sort((a, b) => a.number - b.number),
      open: async (cycleId, limit) => z.array(PairId).parse(await idsIn(workOf.pairs(cycleId), limit)),
      toEvaluate: async (cycleId, limit) => z.array(PairId).parse(await idsIn(workOf.pairsToEvaluate(cycleId), limit)),
    },
    participants: {
      async find(cycleId, personId) {
        const key = keyOf.participant(cycleId, personId);
        const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
        return Item === undefined ? undefined : Participant.parse(Item.fact);
      },
      async ofCycle(cycleId) {
        const items = await queryIndex(dynamo, table, {
          index: undefined,
          partition: `CYC#${cycleId}`,
          prefix: 'PER#',
        });
        return items.map((item) => Participant.parse(item.fact));
      },
      async put(participant) {
        await put({ ...keyOf.participant(participant.cycleId, participant.personId), fact: participant });
      },
    },
    tasks: {
      raise,
      async untold(cycleId) {
        const keys = await queryIndex(dynamo, table, { index: 'work', partition: workOf.tasks(cycleId) });
        const tasks: Task[] = [];
        for (const item of keys) {
          const { pk, sk } = Keys.parse(item);
          const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: { pk, sk } }));
          if (Item !== undefined) tasks.push(Task.parse(Item.fact));
        }
        return tasks;
      },
      async markTold(task, at) {
        await put({ ...keyOf.task(task.cycleId, task.taskId), fact: { ...task, toldAt: at } });
      },
    },
    inbound: {
      async find(inboundId) {
        const key = keyOf.inbound(inboundId);
        const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
        return Item === undefined ? undefined : InboundRecord.parse(Item.fact);
      },
      async record(record) {
        await put({ ...keyOf.inbound(record.inboundId), fact: record });
      },
    },
    ledger: {
      find: (key) => readLedger(ledgerTag(key)),
      findByTag: readLedger,
      order,
      queue: queueMail,
      async advance(from, to) {
        const written = await ifStill(() =>
          dynamo.send(
            new PutCommand({
              TableName: table,
              Item: ledgerItem(to),
              ConditionExpression: '#status = :status AND tries = :tries',
              ExpressionAttributeNames: { '#status': 'status' },
              ExpressionAttributeValues: { ':status': from.status, ':tries': from.tries },
            }),
          ),
        );
        return outcome(written);
      },
      async unsettled(dueBefore, limit) {
        const items = await queryIndex(dynamo, table, {
          index: 'work',
          partition: workOf.mail,
          before: dueBefore,
          limit,
        });
        const entries: LedgerEntry[] = [];
        for (const item of items) {
          const entry = await readLedger(Keys.parse(item).pk.slice(4));
          if (entry !== undefined) entries.push(entry);
        }
        return entries;
      },
    },
    repair: {
      async drainPending(limit) {
        const items = await queryIndex(dynamo, table, { index: 'pending', partition: pendingOutbox, limit });
        const drains: Record<string, (key: z.infer<typeof Keys>) => Promise<void>> = {
          CYC: (key) => cycles.drain(key),
          FRM: (key) => forms.drain(key),
          PAR: (key) => pairs.drain(key),
        };
        for (const item of items) {
          const key = Keys.parse(item);
          await drains[key.sk]?.(key);
        }
        return items.length;
      },
      async overdue(open: readonly CycleId[], before: Instant, limit: number) {
        const overdue: { target: Watched; id: string }[] = [];
        const late = async (target: Watched, partition: string) => {
          if (overdue.length >= limit) return;
          const items = await queryIndex(dynamo, table, {
            index: 'work',
            partition,
            before,
            limit: limit - overdue.length,
          });
          for (const item of items) overdue.push({ target, id: Keys.parse(item).pk.slice(4) });
        };
        await late('cycle', workOf.cycles);
        for (const cycleId of open) {
          for (const group of FormGroup.options) await late('form', workOf.forms(cycleId, group));
          await late('pair', workOf.pairs(cycleId));
        }
        return overdue;
      },
    },
  };
}
