import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ProgramEnv } from '../contracts/step.ts';
import { attributes, type Key, keyOf, listingOf, pendingOutbox, rollOf, workOf } from '../contracts/table.ts';
import { AnswersGiven } from '../domain/answer-limit.ts';
import type { MailOrder, Watched } from '../domain/command.ts';
import { Cycle, isOver } from '../domain/cycle.ts';
import { ledgerTag } from '../domain/deterministic-ids.ts';
import { expiresAt, Form, FormGroup } from '../domain/form.ts';
import { CycleId, FormId, PairId } from '../domain/ids.ts';
import { InboundRecord, InboxRound, Task } from '../domain/inbound.ts';
import { type Instant, plusMinutes } from '../domain/instant.ts';
import { claimMinutes, LedgerEntry, lookedAtFrom } from '../domain/ledger.ts';
import { Pair } from '../domain/pair.ts';
import { Participant } from '../domain/participant.ts';
import type { Program } from '../ports.ts';
import { dynamoClient } from './dynamo-client.ts';
import { type Consequence, dynamoEntities, type EntityShape, ifStill, outcome } from './dynamo-entities.ts';
import { queryIndex, readRoll, readTogether } from './dynamo-reads.ts';
import type { Adapter } from './services.ts';
import { sqsClient } from './sqs-client.ts';

const cycleShape: EntityShape<CycleId, Cycle> = {
  noun: 'cycle',
  schema: Cycle,
  key: keyOf.cycle,
  id: (cycle) => cycle.cycleId,
  work: (cycle) => (isOver(cycle) ? undefined : { partition: workOf.cycles, due: cycle.createdAt }),
  isOpen: (cycle) => !isOver(cycle),
};

const formShape: EntityShape<FormId, Form> = {
  noun: 'form',
  schema: Form,
  key: keyOf.form,
  id: (form) => form.formId,
  work: (form) =>
    form.status === 'issued'
      ? { partition: workOf.forms(form.cycleId, form.group), due: form.ladder[form.sent] ?? expiresAt(form) }
      : undefined,
  isOpen: (form) => form.status === 'issued',
  enrolledAs: (form) => keyOf.formInRoll(form.cycleId, form.kind, form.formId),
};

const pairShape: EntityShape<PairId, Pair> = {
  noun: 'pair',
  schema: Pair,
  key: keyOf.pair,
  id: (pair) => pair.pairId,
  work: (pair) =>
    pair.status !== 'closed'
      ? { partition: workOf.pairs(pair.cycleId), due: pair.createdAt }
      : pair.evaluated
        ? undefined
        : { partition: workOf.pairsToEvaluate(pair.cycleId), due: pair.createdAt },
  isOpen: (pair) => pair.status !== 'closed',
  enrolledAs: (pair) => keyOf.pairInRoll(pair.cycleId, pair.pairId),
};

const Keys = z.object({ pk: z.string(), sk: z.string() });
const Lead = z.object({ of: z.string() });

/** After two days nothing of a count of automatic answers matters any more. */
const daysKept = 2;
/** As long as the copy itself lies in the inbox. */
const daysCopies = 30;

/** Every business fact but names, in one table; consequences leave through the send and the wake queue. */
export const programTable: Adapter<z.output<typeof ProgramEnv>, Program> = (env, { wires, clock }) => {
  const { PROGRAM_TABLE: table, SEND_QUEUE_URL: sendQueue, WAKE_QUEUE_URL: wakeQueue } = env;
  const dynamo = wires(dynamoClient);
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
  const expiresIn = (days: number) => Math.floor(Date.parse(clock.now()) / 1000) + days * 86_400;
  const queueMail = async (key: string, delaySeconds?: number): Promise<void> => {
    await wires(sqsClient).send(
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
  const knock = (target: Watched, id: string): Promise<void> =>
    ({
      cycle: () => cycles.knock(CycleId.parse(id)),
      form: () => forms.knock(FormId.parse(id)),
      pair: () => pairs.knock(PairId.parse(id)),
    })[target]();
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
        if (consequence.id !== entityId) await knock(consequence.target, consequence.id);
        await wires(sqsClient).send(
          new SendMessageCommand({ QueueUrl: wakeQueue, MessageBody: JSON.stringify(consequence) }),
        );
    }
  };

  /** Behind the others in the index of full outboxes, so that one that always fails holds nobody up. */
  const putOff = async (key: Key): Promise<void> => {
    await ifStill(() =>
      dynamo.send(
        new UpdateCommand({
          TableName: table,
          Key: key,
          UpdateExpression: 'SET pendingSince = :now',
          ConditionExpression: 'attribute_exists(pending)',
          ExpressionAttributeValues: { ':now': clock.now() },
        }),
      ),
    );
  };

  const cycles = dynamoEntities(dynamo, table, cycleShape, carryOut, clock);
  const forms = dynamoEntities(dynamo, table, formShape, carryOut, clock);
  const pairs = dynamoEntities(dynamo, table, pairShape, carryOut, clock);
  const idsIn = async (partition: string, limit: number) =>
    (await queryIndex(dynamo, table, { index: 'work', partition, limit })).map((item) => Keys.parse(item).pk.slice(4));

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
      for (const item of await readTogether(dynamo, table, unread)) {
        const fact = { ...(item.fact as object), version: item.version };
        if (item.sk === 'CYC') cycle = Cycle.parse(fact);
        else if (item.sk === 'FRM') {
          const form = Form.parse(fact);
          found.set(form.formId, form);
        } else {
          const participant = Participant.parse(item.fact);
          people.set(participant.personId, participant);
        }
      }
      return { cycle, participants: people, forms: found };
    },
    async wake(target, id) {
      await knock(target, id);
      await carryOut(id, { kind: 'wake', target, id });
    },
    cycles: {
      ...cycles,
      async open() {
        const items = await queryIndex(dynamo, table, { index: 'work', partition: workOf.cycles });
        return items.map((item) => CycleId.parse(Keys.parse(item).pk.slice(4)));
      },
    },
    forms: {
      ...forms,
      ofCycle: async (cycleId, kind = '') =>
        forms.inRoll(z.array(FormId).parse(await readRoll(dynamo, table, cycleId, `${rollOf.forms}${kind}`))),
      openCount: async (cycleId, group, limit) => (await idsIn(workOf.forms(cycleId, group), limit)).length,
    },
    pairs: {
      ...pairs,
      ofCycle: async (cycleId) => {
        const ids = z.array(PairId).parse(await readRoll(dynamo, table, cycleId, rollOf.pairs));
        return (await pairs.inRoll(ids)).sort((a, b) => a.number - b.number);
      },
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
          partition: keyOf.cycle(cycleId).pk,
          prefix: rollOf.participants,
        });
        return items.map((item) => Participant.parse(item.fact));
      },
      async put(participant) {
        await put({ ...keyOf.participant(participant.cycleId, participant.personId), fact: participant });
      },
      async noteAbsence(cycleId, personId, absence) {
        const names = Object.keys(absence);
        await ifStill(() =>
          dynamo.send(
            new UpdateCommand({
              TableName: table,
              Key: keyOf.participant(cycleId, personId),
              UpdateExpression: `SET ${names.map((name) => `#fact.#${name} = :${name}`).join(', ')}`,
              ConditionExpression: 'attribute_exists(pk)',
              ExpressionAttributeNames: {
                '#fact': 'fact',
                ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
              },
              ExpressionAttributeValues: Object.fromEntries(
                Object.entries(absence).map(([name, until]) => [`:${name}`, until]),
              ),
            }),
          ),
        );
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
      async firstWith(mark, inboundId) {
        const key = keyOf.sameMessage(mark);
        const lead = { ...key, of: inboundId, [attributes.expires]: expiresIn(daysCopies) };
        if ((await put(lead, 'attribute_not_exists(pk)')) !== undefined) return inboundId;
        const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
        return Item === undefined ? inboundId : Lead.parse(Item).of;
      },
      async unrecorded(inboundIds) {
        const items = await readTogether(dynamo, table, inboundIds.map(keyOf.inbound));
        const known = new Set(items.map(({ pk }) => pk));
        return inboundIds.filter((inboundId) => !known.has(keyOf.inbound(inboundId).pk));
      },
    },
    weeks: {
      async take(personId, monday, tag, places) {
        const taken = await ifStill(() =>
          dynamo.send(
            new UpdateCommand({
              TableName: table,
              Key: keyOf.week(personId, monday),
              UpdateExpression: 'ADD tags :tag',
              ConditionExpression: 'attribute_not_exists(tags) OR contains(tags, :one) OR size(tags) < :places',
              ExpressionAttributeValues: { ':tag': new Set([tag]), ':one': tag, ':places': places },
            }),
          ),
        );
        return outcome(taken) === 'done';
      },
    },
    ledger: {
      find: (key) => readLedger(ledgerTag(key)),
      findByTag: readLedger,
      async findAccepted(sesMessageId) {
        const key = keyOf.accepted(sesMessageId);
        const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: key }));
        return Item === undefined ? undefined : readLedger(Lead.parse(Item).of);
      },
      async newestTo(cycleId, personId, limit) {
        const items = await queryIndex(dynamo, table, { index: 'listing', partition: listingOf.mailOf(personId) });
        const entries: LedgerEntry[] = [];
        for (const item of items.toReversed()) {
          if (entries.length >= limit) break;
          const entry = await readLedger(Keys.parse(item).pk.slice(4));
          if (entry?.cycleId === cycleId) entries.push(entry);
        }
        return entries;
      },
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
        // Written last: marking an email as sent waits for nothing.
        if (written !== undefined && to.sesMessageId !== undefined && from.sesMessageId === undefined)
          await put({ ...keyOf.accepted(to.sesMessageId), of: ledgerTag(to.key) });
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
    answersGiven: {
      async find(subject) {
        const key = keyOf.answersGiven(subject);
        const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
        return Item === undefined ? { subject, given: [], version: 0 } : AnswersGiven.parse(Item.fact);
      },
      async keep(from, to) {
        const item = {
          ...keyOf.answersGiven(to.subject),
          fact: to,
          version: to.version,
          [attributes.expires]: expiresIn(daysKept),
        };
        const first = from.version === 0;
        return outcome(
          await ifStill(() =>
            dynamo.send(
              new PutCommand({
                TableName: table,
                Item: item,
                ConditionExpression: first ? 'attribute_not_exists(pk)' : 'version = :version',
                ...(first ? {} : { ExpressionAttributeValues: { ':version': from.version } }),
              }),
            ),
          ),
        );
      },
    },
    repair: {
      async round() {
        const { Item } = await dynamo.send(
          new GetCommand({ TableName: table, Key: keyOf.inboxRound, ConsistentRead: true }),
        );
        return Item === undefined ? undefined : InboxRound.parse(Item.fact);
      },
      async keepRound(round) {
        await put({ ...keyOf.inboxRound, fact: round });
      },
      async drainPending(before, limit) {
        const items = await queryIndex(dynamo, table, { index: 'pending', partition: pendingOutbox, before, limit });
        const drains: Record<string, (key: z.infer<typeof Keys>) => Promise<void>> = {
          CYC: (key) => cycles.drain(key),
          FRM: (key) => forms.drain(key),
          PAR: (key) => pairs.drain(key),
        };
        let failed = 0;
        for (const item of items) {
          const key = Keys.parse(item);
          try {
            await drains[key.sk]?.(key);
          } catch {
            failed += 1;
            await putOff(key);
          }
        }
        return { drained: items.length - failed, failed };
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
};
