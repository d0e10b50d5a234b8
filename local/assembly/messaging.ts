import * as z from 'zod';
import type { ScheduleDefinition } from '../queues/embedded-schedules.ts';
import type { EventSourceMapping } from '../queues/event-source.ts';
import type { QueueDefinition } from '../queues/queue.ts';
import type { Subscription } from '../queues/topic.ts';
import type { Cloud } from './cloud.ts';
import type { FunctionResource } from './functions.ts';
import { queueUrl } from './resource-naming.ts';
import { understood } from './understood.ts';

const Seconds = z.coerce.number();

// Strict: a property that would change what happens (FIFO, filters, end dates) is refused, never ignored.
const Queue = z.strictObject({
  VisibilityTimeout: Seconds.default(30), // SQS's default
  DelaySeconds: Seconds.default(0),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});
const TopicSubscription = z.strictObject({
  Protocol: z.enum(['sqs', 'email']),
  TopicArn: z.string(),
  Endpoint: z.string(),
  RawMessageDelivery: z.boolean().default(false),
});
const Mapping = z.strictObject({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  BatchSize: z.number().default(10), // Lambda's default for SQS
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.number().optional() }).default({}),
  Enabled: z.literal(true).default(true),
});
const Schedule = z.strictObject({
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.looseObject({ Arn: z.string(), Input: z.string().optional() }),
});

/** Every queue. How long messages are kept and how they are encrypted changes nothing here. */
export function queuesOf(cloud: Cloud): QueueDefinition[] {
  return cloud.resources('AWS::SQS::Queue').map((resource) => {
    const ignored = [
      'QueueName',
      'MessageRetentionPeriod',
      'KmsMasterKeyId',
      'SqsManagedSseEnabled',
      'Tags',
      'ReceiveMessageWaitTimeSeconds',
    ];
    const { VisibilityTimeout, DelaySeconds, RedrivePolicy } = understood(Queue, resource, ignored);
    const redrive = RedrivePolicy && {
      deadLetterArn: RedrivePolicy.deadLetterTargetArn,
      maxReceiveCount: RedrivePolicy.maxReceiveCount,
    };
    return {
      name: resource.name,
      arn: resource.arn,
      url: queueUrl(resource.name),
      visibilityTimeout: VisibilityTimeout,
      delay: DelaySeconds,
      ...(redrive && { redrive }),
    };
  });
}

/** Every queue that hears a topic. Email subscriptions tell engineers about alarms: nothing of the program hears them. */
export function subscriptionsOf(cloud: Cloud): Subscription[] {
  return cloud
    .resources('AWS::SNS::Subscription')
    .map((resource) => understood(TopicSubscription, resource, ['Region', 'RedrivePolicy']))
    .filter((subscription) => subscription.Protocol === 'sqs')
    .map(({ TopicArn, Endpoint, RawMessageDelivery }) => ({
      topicArn: TopicArn,
      queueArn: Endpoint,
      raw: RawMessageDelivery,
    }));
}

/** Every function fed from a queue. Lambda refuses a queue whose messages reappear before its function's deadline, so we do. */
export function eventSourceMappingsOf(
  cloud: Cloud,
  functions: readonly FunctionResource[],
  queues: readonly QueueDefinition[],
): EventSourceMapping[] {
  return cloud.resources('AWS::Lambda::EventSourceMapping').map((resource) => {
    const mapping = understood(Mapping, resource, ['MaximumBatchingWindowInSeconds', 'Tags']);
    const consumer = functions.find(({ name, arn }) => mapping.FunctionName === name || mapping.FunctionName === arn);
    const queue = queues.find(({ arn }) => arn === mapping.EventSourceArn);
    const at = `${resource.stack}.${resource.logicalId}`;
    if (consumer === undefined) throw new Error(`${at}: there is no function ${mapping.FunctionName}`);
    if (queue === undefined) throw new Error(`${at}: there is no queue ${mapping.EventSourceArn}`);
    if (queue.visibilityTimeout < consumer.timeoutSeconds)
      throw new Error(`${at}: the visibility timeout of ${queue.name} is shorter than the timeout of ${consumer.name}`);
    return {
      queueArn: queue.arn,
      functionArn: consumer.arn,
      batchSize: mapping.BatchSize,
      reportsBatchItemFailures: mapping.FunctionResponseTypes.length > 0,
      ...(mapping.ScalingConfig.MaximumConcurrency !== undefined && {
        maxConcurrency: mapping.ScalingConfig.MaximumConcurrency,
      }),
    };
  });
}

/** Every schedule. A flexible window and the retries of a failed invocation change nothing here; a time zone means nothing to a rate. */
export function schedulesOf(cloud: Cloud): ScheduleDefinition[] {
  const ignored = ['Name', 'Description', 'FlexibleTimeWindow', 'ScheduleExpressionTimezone', 'GroupName', 'KmsKeyArn'];
  return cloud.resources('AWS::Scheduler::Schedule').map((resource) => {
    const { ScheduleExpression, State, Target } = understood(Schedule, resource, ignored);
    return {
      name: resource.name,
      arn: resource.arn,
      expression: ScheduleExpression,
      functionArn: Target.Arn,
      ...(Target.Input !== undefined && { input: Target.Input }),
      enabled: State === 'ENABLED',
    };
  });
}
