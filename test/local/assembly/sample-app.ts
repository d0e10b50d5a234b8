import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App, Duration, Stack } from 'aws-cdk-lib';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke as LambdaTarget } from 'aws-cdk-lib/aws-scheduler-targets';
import { ConfigurationSet, EmailSendingEvent, EventDestination, ReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import { S3 as S3Action } from 'aws-cdk-lib/aws-ses-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, QueryLanguage, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';

/** Synthesizes two stacks in which a small mail workflow uses every kind of resource; `more` adds to the second one. */
export function synthesize(more: (stack: Stack) => void = () => undefined): string {
  const code = mkdtempSync(join(tmpdir(), 'code-'));
  mkdirSync(join(code, 'send'));
  writeFileSync(join(code, 'send', 'index.mjs'), 'export const handler = async () => ({});');
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'assembly-')) });
  const env = { region: 'eu-west-1' };
  const facts = new Stack(app, 'Facts', { env });
  const stack = new Stack(app, 'Program', { env });

  const table = new TableV2(facts, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    globalSecondaryIndexes: [{ indexName: 'work', partitionKey: { name: 'work', type: AttributeType.STRING } }],
  });
  const queue = new Queue(stack, 'Send', {
    queueName: 'send',
    visibilityTimeout: Duration.minutes(3),
    deadLetterQueue: { queue: new Queue(stack, 'Dead'), maxReceiveCount: 5 },
  });
  const bucket = new Bucket(stack, 'Inbox');
  const send = new LambdaFunction(stack, 'SendEmail', {
    functionName: 'send-email',
    runtime: Runtime.NODEJS_24_X,
    handler: 'send/index.handler',
    code: Code.fromAsset(code),
    memorySize: 512,
    timeout: Duration.seconds(30),
    environment: {
      TABLE: table.tableName,
      QUEUE_URL: queue.queueUrl,
      INBOX: bucket.bucketName,
      SITE: `${stack.region}/${stack.account}`,
    },
  });
  send.addEventSource(new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true, maxConcurrency: 5 }));
  table.grant(send, 'dynamodb:GetItem', 'dynamodb:UpdateItem', 'dynamodb:Query', 'dynamodb:BatchGetItem');
  queue.grantSendMessages(send);
  send.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendRawEmail'],
      resources: [
        stack.formatArn({ service: 'ses', resource: 'identity', resourceName: 'example.org' }),
        stack.formatArn({ service: 'ses', resource: 'configuration-set', resourceName: 'mail' }),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': 'program@example.org' } },
    }),
  );
  send.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('mail/*')] }));

  const topic = new Topic(stack, 'Received');
  topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }));
  new ReceiptRuleSet(stack, 'Rules', {
    rules: [
      {
        receiptRuleName: 'inbound',
        recipients: ['in.example.org'],
        actions: [new S3Action({ bucket, objectKeyPrefix: 'mail/', topic })],
      },
    ],
  });
  const configurationSet = new ConfigurationSet(stack, 'Mail', { configurationSetName: 'mail' });
  configurationSet.addEventDestination('Events', {
    destination: EventDestination.snsTopic(topic),
    events: [EmailSendingEvent.SEND, EmailSendingEvent.BOUNCE],
  });
  const machine = new StateMachine(stack, 'Cycle', {
    stateMachineName: 'cycle',
    queryLanguage: QueryLanguage.JSONATA,
    definitionBody: DefinitionBody.fromChainable(LambdaInvoke.jsonata(stack, 'Send it', { lambdaFunction: send })),
  });
  new Schedule(stack, 'Sweep', {
    schedule: ScheduleExpression.rate(Duration.minutes(15)),
    target: new LambdaTarget(send, { input: ScheduleTargetInput.fromObject({ sweep: true }) }),
  });
  const waker = new LambdaFunction(stack, 'Wake', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'send/index.handler',
    code: Code.fromAsset(code),
  });
  machine.grantStartExecution(waker);
  machine.grantTaskResponse(waker);
  bucket.grantRead(waker);
  more(stack);
  return app.synth().directory;
}
