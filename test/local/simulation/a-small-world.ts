import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { type EmbeddedDynamo, embeddedDynamo } from '../../../local/dynamodb/embedded-dynamo.ts';
import { createMailbox, type Mailbox } from '../../../local/mail/mailbox.ts';
import { type EmbeddedQueues, embeddedQueues, type QueueEvent } from '../../../local/queues/embedded-queues.ts';
import { embeddedSchedules } from '../../../local/queues/embedded-schedules.ts';
import type { SandboxedFunction } from '../../../local/simulation/sandboxes.ts';
import { type Simulation, type SimulationOptions, simulationFor } from '../../../local/simulation/simulation.ts';
import { embeddedStepFunctions } from '../../../local/step-functions/embedded-step-functions.ts';
import { stepFunctionsRequestHandler } from '../../../local/step-functions/request-handler.ts';
import type { EmbeddedStepFunctions, Machine } from '../../../local/step-functions/step-functions.ts';
import type { RequestHandler } from '../../../local/wire.ts';
import { type SimulatedParts, simulatedParts } from '../../../local/world/simulated.ts';
import { type SimulatedDrive, simulatedDrive } from '../../../local/world/simulated-drive.ts';
import type { Service } from '../../../shared/adapters/wires.ts';

const START = Date.parse('2027-01-14T08:00:00.000Z');

/** The clients a function of a small world has, each on its own sandbox's wires. */
interface Clients {
  readonly dynamo: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly ses: SESClient;
  readonly states: SFNClient;
}

type Handler = (event: unknown, clients: Clients) => Promise<unknown>;

/** A table `facts` (key `pk`), a queue `work` with dead letters `dead`, an SES that tells queue `outcomes`, and functions on all of it. */
export interface SmallWorld {
  readonly simulation: Simulation;
  readonly parts: SimulatedParts;
  readonly drive: SimulatedDrive;
  readonly dynamo: EmbeddedDynamo;
  readonly queues: EmbeddedQueues;
  readonly machines: EmbeddedStepFunctions;
  readonly mailbox: Mailbox;
  readonly events: readonly QueueEvent[];
  /** Milliseconds since the start. */
  readonly passed: () => number;
  /** Starts functions side by side and moves the clock until all have answered; answers what each answered or its error. */
  readonly call: (...names: string[]) => Promise<unknown[]>;
  /** Moves the clock by so many seconds, from event to event. */
  readonly seconds: (count: number) => Promise<void>;
}

/** The URL of a queue of the small world. */
export const urlOf = (name: string): string => `https://sqs.eu-west-1.amazonaws.com/123456789012/${name}`;
const arnOf = (name: string): string => `arn:aws:sqs:eu-west-1:123456789012:${name}`;

/** A function named `work` is fed from the queue `work`, one named `outcomes` from SES's events, one named `dead` from the dead letters. */
export function aSmallWorld(
  functions: Readonly<Record<string, Handler>>,
  options: Partial<SimulationOptions> & {
    readonly machines?: readonly Machine[];
    readonly timeoutSeconds?: number;
    readonly maxConcurrency?: number;
    readonly batchSize?: number;
  } = {},
): SmallWorld {
  const { machines: definitions = [], timeoutSeconds = 30, maxConcurrency = 2, batchSize = 10, ...chance } = options;
  const simulation = simulationFor({ seed: 1, rates: 'none', story: 200, ...chance });
  let now = START;
  const clock = { now: () => new Date(now).toISOString() };
  const parts = simulatedParts(simulation, () => now);
  const events: QueueEvent[] = [];
  const dynamo = embeddedDynamo({
    tables: [
      {
        TableName: 'facts',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      },
    ],
    staleness: { now: () => now, lag: ({ index = 'the table itself' }) => parts.indexLag(index) },
  });
  const sandboxed = new Map<string, SandboxedFunction>();
  const invoke = (name: string, event: unknown): Promise<unknown> => {
    const target = sandboxed.get(name);
    if (target === undefined) throw new Error(`There is no function ${name}`);
    return parts.sandboxes.invoke(target, event);
  };
  const aQueue = (name: string) => ({ name, arn: arnOf(name), url: urlOf(name), visibilityTimeout: 180, delay: 0 });
  const queues = embeddedQueues({
    clock,
    queues: [
      { ...aQueue('work'), redrive: { deadLetterArn: arnOf('dead'), maxReceiveCount: 3 } },
      aQueue('dead'),
      { ...aQueue('outcomes'), redrive: { deadLetterArn: arnOf('dead'), maxReceiveCount: 3 } },
    ],
    subscriptions: [{ topicArn: 'outcomes', queueArn: arnOf('outcomes'), raw: true }],
    mappings: ['work', 'dead', 'outcomes']
      .filter((name) => name in functions)
      .map((name) => ({
        queueArn: arnOf(name),
        functionArn: name,
        batchSize,
        reportsBatchItemFailures: true,
        maxConcurrency,
      })),
    invoke,
    onEvent: (event) => {
      if (event.bodies !== undefined) parts.giveUp(event.bodies);
      events.push(event);
    },
    batchesInBackground: true,
    fateOf: parts.messageFate,
    returnsAfter: parts.returnsAfter,
  });
  const machines = embeddedStepFunctions({
    machines: definitions,
    clock: { now: () => now },
    seed: 1,
    invoke,
    callsInBackground: true,
  });
  const mailbox = createMailbox({
    now: clock.now,
    region: 'eu-west-1',
    identities: ['program.example'],
    configurationSets: new Map([['set', { topicArn: 'outcomes', types: ['Send', 'Delivery', 'Bounce'] as const }]]),
    publish: parts.publishEvent(queues.publish),
    bounces: parts.isStruck,
    fault: () => (parts.isQuotaExhausted() ? 'quota' : undefined),
  });
  const wires: Readonly<Record<Service, RequestHandler | undefined>> = {
    dynamodb: dynamo.requestHandler,
    sqs: queues.requestHandler,
    ses: mailbox.requestHandler,
    states: stepFunctionsRequestHandler(machines, { region: 'eu-west-1' }),
    s3: undefined,
  };
  for (const [name, handler] of Object.entries(functions))
    sandboxed.set(name, {
      name,
      timeoutSeconds,
      open: (through) => {
        const common = (service: Service) => {
          const wire = wires[service];
          if (wire === undefined) throw new Error(`There is no ${service} in a small world`);
          return {
            region: 'eu-west-1',
            credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
            requestHandler: through(service, wire),
          };
        };
        const clients = {
          dynamo: new DynamoDBClient(common('dynamodb')),
          sqs: new SQSClient(common('sqs')),
          ses: new SESClient({ ...common('ses'), maxAttempts: 1 }),
          states: new SFNClient(common('states')),
        };
        return (event) => handler(event, clients);
      },
    });
  const moveTo = (instant: string) => {
    now = Math.max(now, Date.parse(instant));
  };
  const drive = simulatedDrive({
    parts,
    queues,
    machines,
    schedules: embeddedSchedules({ clock, schedules: [], invoke }),
    mails: mailbox.mails,
    now: () => now,
    moveTo,
    beforeTick: () => undefined,
  });
  return {
    simulation,
    parts,
    drive,
    dynamo,
    queues,
    machines,
    mailbox,
    events,
    passed: () => now - START,
    call: async (...names) => {
      const outcomes: unknown[] = [];
      let missing = names.length;
      const came = (index: number) => (outcome: unknown) => {
        outcomes[index] = outcome;
        missing -= 1;
      };
      for (const [index, name] of names.entries()) invoke(name, {}).then(came(index), came(index));
      for (let steps = 0; missing > 0 && steps < 10_000; steps += 1) {
        await drive.settle();
        const next = drive.nextWakeAt();
        if (missing > 0 && next !== undefined) moveTo(next);
      }
      if (missing > 0) throw new Error(`${names.join()}: ${String(missing)} never answer`);
      return outcomes;
    },
    seconds: async (count) => {
      const until = new Date(now + count * 1000).toISOString();
      while ((await drive.advance(until)) === 'mail');
    },
  };
}

/** The bodies of a batch from a queue. */
export function bodiesOf(event: unknown): string[] {
  return (event as SQSEvent).Records.map(({ body }) => body); // what embedded queues give a function
}
