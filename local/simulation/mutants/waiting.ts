import type { Mutant } from './mutant.ts';

const condition = "ConditionExpression: ['version = :version', ...unwoken(planned.wakes)].join(' AND '),";
/** Answers come while the execution that asked is still about to park. */
const answersOvertakeTheToken: Mutant['staging'] = {
  kinds: ['at once'],
  lead: 'at once',
  faults: { forced: [{ kind: 'pause-plan-park', at: { function: 'park' } }] },
};

/** Some messages to the waker never arrive. The coordinator says no: a cycle that is over within a day. */
const lostWakeUps: Mutant['staging'] = {
  lead: 'declines',
  faults: {
    forced: [{ kind: 'message-to-dead-letters', at: { name: 'Rebours-WakingQueue5DD7026E' }, probability: 0.3 }],
  },
  longestDays: 3,
};
/** Every execution dies before the coordinator answers. */
const killedEarly: Mutant['staging'] = {
  lead: 'declines',
  strikes: [{ event: 'mass kill', hours: 0.01 }],
  longestDays: 3,
};

/** Defects of the machines that wait and of what wakes them. */
export const waiting: readonly Mutant[] = [
  {
    name: 'park unconditionally',
    breaks: 'An execution parks on a plan that is no longer true and sleeps through what has happened.',
    file: 'shared/adapters/dynamo-entities.ts',
    replace: condition,
    by: "ConditionExpression: ['version = :version', ...unwoken(planned.wakes), 'attribute_exists(pk)'].join(' OR '),",
    staging: answersOvertakeTheToken,
    seeds: [1, 2],
    killedBy: [7],
  },
  {
    name: 'park without a look at the wake-ups',
    breaks: 'An execution parks although somebody woke it since it planned.',
    file: 'shared/adapters/dynamo-entities.ts',
    replace: condition,
    by: `ConditionExpression: ['version = :version', ...unwoken(planned.wakes).map((woken) => \`(\${woken} OR version = :version)\`)].join(' AND '),`,
    staging: answersOvertakeTheToken,
    seeds: [1, 2],
    killedBy: [7],
  },
  {
    name: 'a wake-up leaves no note',
    breaks: 'A wake-up is a message and nothing else: no table knows of it when it is lost or comes too early.',
    file: 'shared/adapters/program-table.ts',
    replace: 'if (consequence.id !== entityId) await knock(consequence.target, consequence.id);',
    by: '',
    staging: answersOvertakeTheToken,
    seeds: [1],
    killedBy: [7],
  },
  {
    name: 'the sweeper wakes nobody',
    breaks: 'An entity whose moment passed is not woken.',
    file: 'functions/sweep.ts',
    replace: 'await program.wake(target, id);',
    by: '',
    staging: lostWakeUps,
    seeds: [8, 4],
    killedBy: [4, 7],
  },
  {
    name: 'no sweeper',
    breaks: 'Nobody repairs what was lost, and nobody queues what leaves later.',
    file: 'functions/sweep.ts',
    replace: 'const now = clock.now();',
    by: "const now = clock.now();\n  if (now !== '') return { drained: 0, stuck: 0, queued: 0, givenUp: 0, woken: 0 };",
    staging: lostWakeUps,
    seeds: [8, 4],
    killedBy: [4, 7, 14],
  },
  {
    name: 'a stale token is taken for a wake-up',
    breaks: 'An execution that is gone is never replaced, because waking it seems to have worked.',
    file: 'shared/dossier/ensure-running.ts',
    replace: "(await executions.wake(watch.token)) === 'woken') return 'woken';",
    by: "(await executions.wake(watch.token)) !== undefined) return 'woken';",
    staging: killedEarly,
    seeds: [3],
    killedBy: [4, 7],
  },
  {
    name: 'an epoch is started again instead of the next one',
    breaks: 'Whoever replaces an execution that is over gives the new one its name, which Step Functions refuses.',
    file: 'shared/adapters/dynamo-entities.ts',
    replace: `        to: { ...entity, epoch: epoch + 1 },
        event: 'restarted',
        commands: [start(target, id, epoch + 1)],`,
    by: `        to: { ...entity, epoch },
        event: 'restarted',
        commands: [],`,
    staging: killedEarly,
    seeds: [3],
    killedBy: [4, 7],
  },
  {
    name: 'an outbox is emptied before it is carried out',
    breaks: 'A crash between the two loses every consequence of a change.',
    file: 'shared/adapters/dynamo-entities.ts',
    replace: `    for (const consequence of stored.outbox) await carryOut(id, consequence);
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
    );`,
    by: `    if (stored.outbox.length === 0) return;
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
    for (const consequence of stored.outbox) await carryOut(id, consequence);`,
    staging: {
      faults: { forced: [{ kind: 'crash-after', at: { operation: 'UpdateItem' }, probability: 0.2 }] },
    },
    seeds: [1, 2],
    killedBy: [6, 14],
  },
  {
    name: 'an outbox forgets what it held',
    breaks: 'A change replaces the consequences that a crash left in the outbox, instead of adding its own.',
    file: 'shared/adapters/dynamo-entities.ts',
    replace: '#outbox = list_append(if_not_exists(#outbox, :none), :outbox)',
    by: '#outbox = list_append(:none, :outbox)',
    staging: {
      kinds: ['prompt', 'changes mind'],
      faults: { forced: [{ kind: 'crash-after', at: { operation: 'UpdateItem' }, probability: 0.2 }] },
    },
    seeds: [1, 2],
    killedBy: [6],
  },
];
