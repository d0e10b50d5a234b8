import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ProgramEnv } from '../contracts/step.ts';
import { allWords, type Key, keyOf, pendingOutbox, rollOf, workOf } from '../contracts/table.ts';
import type { Watched } from '../domain/command.ts';
import { Cycle, isOver } from '../domain/cycle.ts';
import { LearnedWords } from '../domain/expertise/learned-words.ts';
import { expiresAt, Form } from '../domain/form.ts';
import { CycleId, FormId, PairId } from '../domain/ids.ts';
import { InboxRound, Task } from '../domain/inbound.ts';
import type { Instant } from '../domain/instant.ts';
import { Pair } from '../domain/pair.ts';
import { Participant } from '../domain/participant.ts';
import { Wish } from '../domain/wish.ts';
import type { Program } from '../ports.ts';
import { dynamoClient } from './dynamo-client.ts';
import { type Consequence, dynamoEntities, type EntityShape, ifStill } from './dynamo-entities.ts';
import { dynamoItems } from './dynamo-items.ts';
import { queryIndex, readRoll, readTogether } from './dynamo-reads.ts';
import { mailLedger, weekPlaces } from './mail-ledger.ts';
import { personPasts } from './person-pasts.ts';
import { givenAnswers, inboundRecords } from './received-mail.ts';
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

/** Every business fact but names, in one table; consequences leave through the send and the wake queue. */
export const programTable: Adapter<z.output<typeof ProgramEnv>, Program> = (env, { wires, clock }) => {
  const { PROGRAM_TABLE: table, SEND_QUEUE_URL: sendQueue, WAKE_QUEUE_URL: wakeQueue } = env;
  const dynamo = wires(dynamoClient);
  const items = dynamoItems(dynamo, table);
  const means = { items, dynamo, table, clock };
  const ledger = mailLedger(means, { queue: () => wires(sqsClient), url: sendQueue });
  const pasts = personPasts(dynamo, table);
  const wishes: Program['wishes'] = {
    async note(made) {
      await items.put({ ...keyOf.wish(made.cycleId, made.at, made.personId), fact: made });
    },
    async ofCycle(cycleId) {
      const found = await queryIndex(dynamo, table, {
        index: undefined,
        partition: keyOf.cycle(cycleId).pk,
        prefix: rollOf.wishes,
      });
      return found.map((item) => Wish.parse(item.fact));
    },
  };
  const raise = async (task: Task): Promise<void> => {
    await items.put(
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
        await items.put(
          { ...keyOf.audit(entityId, consequence.version), fact: consequence },
          'attribute_not_exists(pk)',
        );
        return;
      case 'mail':
        return ledger.order(consequence.order);
      case 'task':
        return raise(consequence.task);
      case 'remember':
        return pasts.note(consequence.note);
      case 'wish':
        return wishes.note(consequence.wish);
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
        const found = await queryIndex(dynamo, table, { index: 'work', partition: workOf.cycles });
        return found.map((item) => CycleId.parse(Keys.parse(item).pk.slice(4)));
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
        const item = await items.read(key);
        return item === undefined ? undefined : Participant.parse(item.fact);
      },
      async ofCycle(cycleId) {
        const found = await queryIndex(dynamo, table, {
          index: undefined,
          partition: keyOf.cycle(cycleId).pk,
          prefix: rollOf.participants,
        });
        return found.map((item) => Participant.parse(item.fact));
      },
      async put(participant) {
        await items.put({ ...keyOf.participant(participant.cycleId, participant.personId), fact: participant });
      },
      async note(cycleId, personId, absence) {
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
        for (const key of keys) {
          const { pk, sk } = Keys.parse(key);
          const item = await items.read({ pk, sk }, false);
          if (item !== undefined) tasks.push(Task.parse(item.fact));
        }
        return tasks;
      },
      async markTold(task, at) {
        await items.put({ ...keyOf.task(task.cycleId, task.taskId), fact: { ...task, toldAt: at } });
      },
    },
    vocabulary: {
      async all() {
        const found = await queryIndex(dynamo, table, { index: undefined, partition: allWords });
        return found.map((item) => LearnedWords.parse(item.fact));
      },
      async learn(explained) {
        const key = keyOf.words(explained.wordsId, explained.learnedAt);
        await items.put({ ...key, fact: explained }, 'attribute_not_exists(pk)');
      },
    },
    pasts,
    wishes,
    inbound: inboundRecords(means),
    weeks: weekPlaces(dynamo, table),
    ledger,
    answersGiven: givenAnswers(means),
    repair: {
      async round() {
        const item = await items.read(keyOf.inboxRound);
        return item === undefined ? undefined : InboxRound.parse(item.fact);
      },
      async keepRound(round) {
        await items.put({ ...keyOf.inboxRound, fact: round });
      },
      async drainPending(before, limit) {
        const found = await queryIndex(dynamo, table, { index: 'pending', partition: pendingOutbox, before, limit });
        const drains: Record<string, (key: z.infer<typeof Keys>) => Promise<void>> = {
          CYC: (key) => cycles.drain(key),
          FRM: (key) => forms.drain(key),
          PAR: (key) => pairs.drain(key),
        };
        let failed = 0;
        for (const item of found) {
          const key = Keys.parse(item);
          try {
            await drains[key.sk]?.(key);
          } catch {
            failed += 1;
            await putOff(key);
          }
        }
        return { drained: found.length - failed, failed };
      },
      async overdue(open: readonly CycleId[], before: Instant, limit: number) {
        const overdue: { target: Watched; id: string }[] = [];
        const late = async (target: Watched, partition: string) => {
          if (overdue.length >= limit) return;
          const found = await queryIndex(dynamo, table, {
            index: 'work',
            partition,
            before,
            limit: limit - overdue.length,
          });
          for (const item of found) overdue.push({ target, id: Keys.parse(item).pk.slice(4) });
        };
        await late('cycle', workOf.cycles);
        for (const partition of workOf.allForms(open)) await late('form', partition);
        for (const cycleId of open) await late('pair', workOf.pairs(cycleId));
        return overdue;
      },
    },
  };
};
