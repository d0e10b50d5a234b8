import { createHash } from 'node:crypto';

/** A standard SQS queue as the template describes it. Durations are seconds. */
export type QueueDefinition = {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilityTimeout: number;
  readonly delay: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
};

/** A message in a queue. `dueAt` is when it may (next) be received, in epoch milliseconds. */
export type Message = {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  /** Order of sending over all queues: what settles ties, so that a run is repeatable. */
  readonly sequence: number;
  dueAt: number;
  receives: number;
  firstReceivedAt?: number;
};

/** One queue and what lies in it, in flight included. */
export type Queue = { readonly definition: QueueDefinition; readonly messages: Message[] };

/** Puts a message in; `delay` in seconds overrides the queue's own. */
export function enqueue(queue: Queue, body: string, now: number, sequence: number, delay?: number): Message {
  const message = {
    id: messageId(`${queue.definition.arn}#${String(sequence)}`),
    body,
    sentAt: now,
    sequence,
    dueAt: now + (delay ?? queue.definition.delay) * 1000,
    receives: 0,
  };
  queue.messages.push(message);
  return message;
}

/** What may be received now, in the order in which it became due. */
export function dueMessages(queue: Queue, now: number): Message[] {
  return queue.messages
    .filter((message) => message.dueAt <= now)
    .sort((one, other) => one.dueAt - other.dueAt || one.sequence - other.sequence);
}

/** Takes a message out, if it is still there. */
export function removeMessage(queue: Queue, message: Message): void {
  const index = queue.messages.indexOf(message);
  if (index >= 0) queue.messages.splice(index, 1);
}

/** Whether the next receive would be one too many, so that the message goes to the dead letters instead. */
export function isExhausted({ definition: { redrive } }: Queue, message: Message): boolean {
  return redrive !== undefined && message.receives >= redrive.maxReceiveCount;
}

function messageId(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
