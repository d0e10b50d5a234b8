import type { Clock } from '../../shared/ports.ts';
import { keptState } from '../store/kept-state.ts';
import type { Parts } from '../store/key-value-store.ts';
import type { RequestHandler } from '../wire.ts';
import { type EventSourceMapping, failedMessages, sqsEvent } from './event-source.ts';
import {
  dueMessages,
  enqueue,
  isExhausted,
  type Message,
  type Queue,
  type QueueDefinition,
  removeMessage,
} from './queue.ts';
import { type QueueFault, sqsWire } from './sqs-wire.ts';
import { notification, type Subscription } from './topic.ts';

/** What happened to a batch: handled, failed (all or some of it, to come again), or given up to the dead letters. */
export type QueueEvent = {
  readonly kind: 'delivered' | 'failed' | 'dead-lettered';
  readonly queue: string;
  readonly messageIds: readonly string[];
  /** Of what was given up. */
  readonly bodies?: readonly string[];
  readonly error?: unknown;
};

/** SQS and SNS in process on the virtual clock. Time never passes here: the runtime asks when to wake and turns the crank. */
export type EmbeddedQueues = {
  readonly requestHandler: RequestHandler;
  /** Sends as a service of AWS would, without a request. */
  readonly send: (queueArn: string, body: string, delaySeconds?: number) => void;
  /** Publishes to every queue that subscribes to the topic, milliseconds later if asked; a topic nobody hears is no error. */
  readonly publish: (topicArn: string, message: string, delay?: number) => void;
  /** When the next message for a function becomes due (it may be in the past), if any waits. */
  readonly nextWakeAt: () => string | undefined;
  /** Delivers one batch that is due, the longest waiting first; false when nothing was due, or no function is free to take it. */
  readonly turn: () => Promise<boolean>;
  /** How many messages a queue holds, delayed and in flight included. */
  readonly depth: (queueName: string) => number;
  /** The bodies in a queue, oldest first; meant for dead letters. */
  readonly bodies: (queueName: string) => string[];
  /** Keeps what lies in the queues now. */
  readonly keep: () => void;
};

type Options = {
  readonly clock: Clock;
  readonly queues: readonly QueueDefinition[];
  readonly subscriptions?: readonly Subscription[];
  readonly mappings: readonly EventSourceMapping[];
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  readonly onEvent?: (event: QueueEvent) => void;
  readonly fault?: (operation: string, input: unknown) => QueueFault | undefined;
  /** Whether SQS delivers this handled message once more, as it may at any time; asked at most once per message. */
  readonly duplicate?: (message: Readonly<Message>) => boolean;
  /** A turn starts a batch and does not wait for its function, as many at once as the mapping allows. */
  readonly batchesInBackground?: boolean;
  /** What becomes of a message on its way into a queue: copies by their delay in milliseconds, or the dead letters. One, at once, unless said. */
  readonly fateOf?: (queueName: string) => readonly number[] | 'dead letters';
  /** Milliseconds after which a handled message comes once more although it was deleted; undefined when it does not. */
  readonly returnsAfter?: (queueName: string) => number | undefined;
  /** Keeps the messages and goes on with those that were kept; without it they live in memory only. */
  readonly parts?: Parts;
};

type Order = { readonly sequence: number; readonly repeated: readonly string[] };

/** Opens the queues. A redrive, subscription or mapping that names a queue not given is an error. */
export function embeddedQueues(options: Options): EmbeddedQueues {
  const {
    clock,
    mappings,
    invoke,
    onEvent = () => undefined,
    fault = () => undefined,
    duplicate = () => false,
    batchesInBackground = false,
    fateOf = () => [0],
    returnsAfter = () => undefined,
  } = options;
  const state = keptState(options.parts?.('queues'));
  const queues = new Map<string, Queue>(
    options.queues.map((definition) => {
      const messages = (state.recall(definition.arn) ?? []) as Message[]; // kept by `keep`
      return [definition.arn, { definition, messages }];
    }),
  );
  const subscriptions = options.subscriptions ?? [];
  const order = (state.recall('order') ?? { sequence: 0, repeated: [] }) as Order; // kept by `keep`
  const repeated = new Set(order.repeated);
  const inFlight = new Map<EventSourceMapping, number>();
  let { sequence } = order;
  const now = () => Date.parse(clock.now());

  const queueOf = (arn: string): Queue => {
    const queue = queues.get(arn);
    if (queue === undefined) throw new Error(`There is no queue ${arn}`);
    return queue;
  };
  const named = (name: string): Queue => {
    const queue = [...queues.values()].find(({ definition }) => definition.name === name);
    if (queue === undefined) throw new Error(`There is no queue named ${name}`);
    return queue;
  };
  for (const { queueArn } of [...mappings, ...subscriptions]) queueOf(queueArn);
  for (const { definition } of queues.values())
    if (definition.redrive !== undefined) queueOf(definition.redrive.deadLetterArn);

  /** The message as its sender hears of it, whatever becomes of it. */
  const send = (queue: Queue, body: string, delay?: number, later = 0): Message => {
    const { name, redrive } = queue.definition;
    const fate = fateOf(name);
    const message = enqueue(queue, body, now(), ++sequence, delay);
    if (fate === 'dead letters') {
      if (redrive !== undefined) giveUp(queue, message);
      return message;
    }
    const [first = 0, ...copies] = fate;
    const { dueAt } = message;
    message.dueAt = dueAt + later + first;
    for (const copy of copies) queue.messages.push({ ...message, sequence: ++sequence, dueAt: dueAt + later + copy });
    return message;
  };
  const isFree = (mapping: EventSourceMapping): boolean =>
    (inFlight.get(mapping) ?? 0) < (batchesInBackground ? (mapping.maxConcurrency ?? Infinity) : 1);

  /** A message received too often goes to the dead letters the moment it would be received again. */
  function giveUp(queue: Queue, message: Message): void {
    const { redrive, name } = queue.definition;
    if (redrive === undefined) return;
    removeMessage(queue, message);
    queueOf(redrive.deadLetterArn).messages.push({ ...message, dueAt: now(), receives: 0 });
    onEvent({ kind: 'dead-lettered', queue: name, messageIds: [message.id], bodies: [message.body] });
  }

  async function deliver(mapping: EventSourceMapping, queue: Queue, batch: readonly Message[]): Promise<void> {
    const { arn, name, visibilityTimeout } = queue.definition;
    for (const message of batch) {
      message.receives += 1;
      message.firstReceivedAt ??= now();
      message.dueAt = now() + visibilityTimeout * 1000;
    }
    let failed = batch;
    let error: unknown;
    inFlight.set(mapping, (inFlight.get(mapping) ?? 0) + 1);
    try {
      failed = failedMessages(mapping, batch, await invoke(mapping.functionArn, sqsEvent(arn, batch)));
    } catch (thrown) {
      error = thrown; // Lambda counts a thrown error as the failure of the whole batch
    } finally {
      inFlight.set(mapping, (inFlight.get(mapping) ?? 1) - 1);
    }
    const handled = batch.filter((message) => !failed.includes(message));
    for (const message of handled) {
      const later = repeated.has(message.id) ? undefined : returnsAfter(name);
      if (later !== undefined) {
        repeated.add(message.id);
        message.dueAt = now() + later;
      } else if (repeated.has(message.id) || !duplicate(message)) removeMessage(queue, message);
      else {
        repeated.add(message.id);
        message.dueAt = now();
      }
    }
    if (handled.length > 0) onEvent({ kind: 'delivered', queue: name, messageIds: handled.map(({ id }) => id) });
    if (failed.length > 0) onEvent({ kind: 'failed', queue: name, messageIds: failed.map(({ id }) => id), error });
  }

  return {
    requestHandler: sqsWire((url, body, delay) => {
      const queue = [...queues.values()].find(({ definition }) => definition.url === url);
      return queue === undefined ? undefined : send(queue, body, delay);
    }, fault),
    send: (queueArn, body, delay) => {
      send(queueOf(queueArn), body, delay);
    },
    publish: (topicArn, message, later) => {
      for (const { queueArn, raw } of subscriptions.filter((subscription) => subscription.topicArn === topicArn))
        send(
          queueOf(queueArn),
          raw ? message : notification(topicArn, message, clock.now(), sequence),
          undefined,
          later,
        );
    },
    nextWakeAt: () => {
      const due = mappings
        .filter(isFree)
        .flatMap(({ queueArn }) => queueOf(queueArn).messages.map((message) => message.dueAt));
      return due.length === 0 ? undefined : new Date(due.reduce((one, other) => Math.min(one, other))).toISOString();
    },
    turn: async () => {
      const at = now();
      const waiting = mappings
        .map((mapping) => ({ mapping, queue: queueOf(mapping.queueArn) }))
        .map(({ mapping, queue }) => ({ mapping, queue, due: isFree(mapping) ? dueMessages(queue, at) : [] }));
      for (const { queue, due } of waiting)
        for (const message of due) if (isExhausted(queue, message)) giveUp(queue, message);
      const [next] = waiting
        .map(({ mapping, queue, due }) => ({
          mapping,
          queue,
          due: due.filter((message) => queue.messages.includes(message)),
        }))
        .filter(({ due }) => due.length > 0)
        .sort((one, other) => longestWait(one.due, other.due));
      if (next === undefined) return waiting.some(({ due }) => due.length > 0); // only dead letters moved
      const { mapping, queue } = next;
      const delivering = deliver(mapping, queue, next.due.slice(0, mapping.batchSize));
      if (!batchesInBackground) await delivering;
      return true;
    },
    depth: (name) => named(name).messages.length,
    bodies: (name) => named(name).messages.map((message) => message.body),
    keep: () => {
      for (const [arn, { messages }] of queues) state.keep(arn, messages);
      state.keep('order', { sequence, repeated: [...repeated] } satisfies Order);
    },
  };
}

function longestWait([one]: readonly Message[], [other]: readonly Message[]): number {
  if (one === undefined || other === undefined) return 0;
  return one.dueAt - other.dueAt || one.sequence - other.sequence;
}
