import * as z from 'zod';
import {
  awsError,
  bodyText,
  connectionLost,
  type HttpResponseLike,
  jsonResponse,
  type RequestHandler,
  targetOperation,
  wire,
} from '../wire.ts';
import { md5 } from './event-source.ts';
import type { Message } from './queue.ts';

/** What a test can make SQS do: refuse for its rate, or take the message and lose the answer (the SDK then sends it twice). */
export type QueueFault = 'throttle' | 'lost-answer';

/** Puts a message into the queue of this URL; undefined when there is none. */
export type Send = (queueUrl: string, body: string, delaySeconds?: number) => Message | undefined;

// Strict: a message attribute or a FIFO field would otherwise be dropped silently.
const Entry = z.strictObject({ Id: z.string(), MessageBody: z.string(), DelaySeconds: z.int().optional() });
const SendMessage = Entry.omit({ Id: true }).extend({ QueueUrl: z.string() });
const SendMessageBatch = z.strictObject({ QueueUrl: z.string(), Entries: z.array(Entry) });

const MOST_BYTES = 1024 * 1024; // of one message, and of a batch together
const MOST_DELAY = 900; // seconds

/** SendMessage and SendMessageBatch over the JSON protocol; everything else answers UnknownOperationException. */
export function sqsWire(
  send: Send,
  fault: (operation: string, input: unknown) => QueueFault | undefined,
): RequestHandler {
  return wire(async (request) => {
    const operation = targetOperation(request);
    if (operation !== 'SendMessage' && operation !== 'SendMessageBatch')
      return awsError('json', 'UnknownOperationException', `The embedded SQS does not offer ${operation}`);
    const input: unknown = JSON.parse(await bodyText(request));
    const failure = fault(operation, input);
    if (failure === 'throttle') return awsError('json', 'RequestThrottled', 'Too many requests', { statusCode: 403 });
    const answer =
      operation === 'SendMessage'
        ? sendMessage(send, SendMessage.parse(input))
        : sendBatch(send, SendMessageBatch.parse(input));
    if (failure === 'lost-answer') throw connectionLost();
    return answer;
  });
}

function sendMessage(
  send: Send,
  { QueueUrl, MessageBody, DelaySeconds }: z.infer<typeof SendMessage>,
): HttpResponseLike {
  const problem = problemOf(MessageBody, DelaySeconds);
  if (problem !== undefined) return awsError('json', problem.code, problem.message);
  const message = send(QueueUrl, MessageBody, DelaySeconds);
  return message === undefined
    ? noQueue()
    : jsonResponse({ MessageId: message.id, MD5OfMessageBody: md5(message.body) });
}

function sendBatch(send: Send, { QueueUrl, Entries }: z.infer<typeof SendMessageBatch>): HttpResponseLike {
  const ids = Entries.map((entry) => entry.Id);
  if (ids.length === 0)
    return awsError('json', 'EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (ids.length > 10)
    return awsError('json', 'TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.');
  if (new Set(ids).size < ids.length)
    return awsError('json', 'BatchEntryIdsNotDistinct', 'Two entries have the same Id.');
  if (Entries.reduce((bytes, entry) => bytes + Buffer.byteLength(entry.MessageBody), 0) > MOST_BYTES)
    return awsError('json', 'BatchRequestTooLong', 'The entries are together longer than the maximum.');
  const successful: object[] = [];
  const failed: object[] = [];
  for (const { Id, MessageBody, DelaySeconds } of Entries) {
    const problem = problemOf(MessageBody, DelaySeconds);
    if (problem !== undefined) {
      failed.push({ Id, SenderFault: true, Code: problem.code, Message: problem.message });
      continue;
    }
    const message = send(QueueUrl, MessageBody, DelaySeconds);
    if (message === undefined) return noQueue();
    successful.push({ Id, MessageId: message.id, MD5OfMessageBody: md5(message.body) });
  }
  return jsonResponse({ Successful: successful, Failed: failed });
}

function problemOf(body: string, delay: number | undefined): { code: string; message: string } | undefined {
  if (body === '') return { code: 'MissingParameter', message: 'The request must contain the parameter MessageBody.' };
  if (Buffer.byteLength(body) > MOST_BYTES)
    return {
      code: 'InvalidParameterValue',
      message: 'One or more parameters are invalid. Reason: Message is too long.',
    };
  if (!/^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u.test(body))
    return { code: 'InvalidMessageContents', message: 'Invalid characters found.' };
  if (delay !== undefined && (delay < 0 || delay > MOST_DELAY))
    return { code: 'InvalidParameterValue', message: `Value ${String(delay)} for parameter DelaySeconds is invalid.` };
  return undefined;
}

function noQueue(): HttpResponseLike {
  return awsError('json', 'QueueDoesNotExist', 'The specified queue does not exist.');
}
