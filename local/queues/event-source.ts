import { createHash } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import type { Message } from './queue.ts';

/** A function fed from a queue. The limit on concurrent batches means something only where batches run in the background. */
export type EventSourceMapping = {
  readonly queueArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly reportsBatchItemFailures: boolean;
  /** How many batches may be in flight at once; without end unless said. */
  readonly maxConcurrency?: number;
};

/** The event Lambda makes of a batch. */
export function sqsEvent(queueArn: string, messages: readonly Message[]): SQSEvent {
  return {
    Records: messages.map((message) => ({
      messageId: message.id,
      receiptHandle: `${message.id}/${String(message.receives)}`,
      body: message.body,
      attributes: {
        ApproximateReceiveCount: String(message.receives),
        SentTimestamp: String(message.sentAt),
        SenderId: 'local',
        ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
      },
      messageAttributes: {},
      md5OfBody: md5(message.body),
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: queueArn.split(':')[3] ?? '',
    })),
  };
}

const BatchResponse = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish();

/**
 * The messages a function's answer says it could not handle. An answer Lambda does not understand, or a name that is in no message,
 * fails the whole batch, as it does there.
 */
export function failedMessages(
  mapping: EventSourceMapping,
  messages: readonly Message[],
  answer: unknown,
): readonly Message[] {
  if (!mapping.reportsBatchItemFailures) return [];
  const parsed = BatchResponse.safeParse(answer);
  if (!parsed.success) return messages;
  const named = parsed.data?.batchItemFailures?.map((failure) => failure.itemIdentifier) ?? [];
  if (named.some((id) => !messages.some((message) => message.id === id))) return messages;
  return messages.filter((message) => named.includes(message.id));
}

/** The digest SQS and its SDK compare bodies by. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
