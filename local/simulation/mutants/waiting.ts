import type { Mutant } from './mutant.ts';

const condition = "ConditionExpression: ['version = :version', ...unwoken(planned.wakes)].join(' AND '),";
/** Answers come while the execution that asked is still about to park. */
const answersOvertakeTheToken: Mutant['staging'] = {
  kinds: ['at once'],
  lead: 'at once',
  faults: { forced: [{ kind: 'pause-plan-park', at: { function: 'park' } }] },
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
    breaks: 'A wake-up is a message and nothing else: when it is lost, no table knows of it.',
    file: 'shared/adapters/program-table.ts',
    replace: 'if (consequence.id !== entityId) await knock(consequence.target, consequence.id);',
    by: '',
    staging: {
      kinds: ['prompt'],
      lead: 'at once',
      faults: { forced: [{ kind: 'message-to-dead-letters', at: { name: 'WakingQueue5DD7026E' }, probability: 0.2 }] },
    },
    seeds: [1, 2, 3],
    killedBy: [7],
  },
  {
    name: 'a stale token is taken for a wake-up',
    breaks: 'An execution that is gone is never replaced, because waking it seems to have worked.',
    file: 'shared/dossier/ensure-running.ts',
    replace: "(await executions.wake(watch.token)) === 'woken') return 'woken';",
    by: "(await executions.wake(watch.token)) !== undefined) return 'woken';",
    staging: { kinds: ['prompt'], lead: 'approves', strikes: [{ event: 'mass kill', hours: 100 }], longestDays: 120 },
    seeds: [1],
    killedBy: [4],
  },
  {
    name: 'no sweeper',
    breaks: 'Nobody repairs what was lost, and nobody queues what leaves later.',
    file: 'functions/sweep.ts',
    replace: 'const now = clock.now();',
    by: "const now = clock.now();\n  if (now !== '') return { drained: 0, stuck: 0, queued: 0, givenUp: 0, woken: 0 };",
    staging: { kinds: ['prompt'], lead: 'approves', longestDays: 120 },
    seeds: [1],
    killedBy: [4, 7, 14],
  },
  {
    name: 'the sweeper wakes nobody',
    breaks: 'An entity whose moment passed is not woken.',
    file: 'functions/sweep.ts',
    replace: 'for (const { target, id } of overdue) await program.wake(target, id);',
    by: '',
    staging: {
      kinds: ['prompt'],
      lead: 'approves',
      faults: { forced: [{ kind: 'message-to-dead-letters', at: { name: 'WakingQueue5DD7026E' }, probability: 0.2 }] },
      longestDays: 120,
    },
    seeds: [1, 2, 3],
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
