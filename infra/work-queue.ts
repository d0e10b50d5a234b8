import { Duration } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

interface WorkQueueProps {
  /** Of the function that works on it. A message stays hidden six times as long, as AWS advises. */
  readonly functionTimeout: Duration;
  /** How often a message may come back before it is set aside. */
  readonly receives?: number;
}

/** A queue for one function, with a queue beside it for what fails for good. Messages are kept as long as SQS keeps any. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { functionTimeout, receives = 5 }: WorkQueueProps) {
    super(scope, id);
    const kept = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) };
    this.deadLetters = new Queue(this, 'DeadLetters', kept);
    this.queue = new Queue(this, 'Queue', {
      ...kept,
      visibilityTimeout: Duration.seconds(functionTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: receives },
    });
  }
}

/**
 * Feeds a function from a queue. Only the failed messages of a batch come back. Two at a time: new accounts run ten functions at once in all,
 * and reserved concurrency is refused there.
 */
export function feed({ function: target }: { readonly function: Function }, queue: Queue, batchSize = 10): void {
  target.addEventSource(new SqsEventSource(queue, { batchSize, reportBatchItemFailures: true, maxConcurrency: 2 }));
}
