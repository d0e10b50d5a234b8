import { CfnOutput, CfnResource } from 'aws-cdk-lib';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { cloudOf } from '../../../local/assembly/cloud.ts';
import { loadAssembly } from '../../../local/assembly/load-assembly.ts';
import { embeddedDynamo } from '../../../local/dynamodb/embedded-dynamo.ts';
import { synthesize } from './sample-app.ts';

const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:123456789012:${rest}`;
const assembly = loadAssembly(synthesize());
const [sendEmail] = assembly.functions;
const [queue, dead] = [
  assembly.queues.find(({ name }) => name === 'send'),
  assembly.queues.find(({ name }) => name !== 'send'),
];

describe('a loaded assembly', () => {
  it('has each function with its module, environment and limits', async () => {
    expect(sendEmail).toMatchObject({
      name: 'send-email',
      arn: arn('lambda', 'function:send-email'),
      exportName: 'handler',
      memoryMegabytes: 512,
      timeoutSeconds: 30,
    });
    const module = (await import(sendEmail?.modulePath ?? '')) as { handler: () => Promise<unknown> };
    expect(await module.handler()).toEqual({});
  });

  it('resolves references, also across stacks', () => {
    expect(sendEmail?.environment).toEqual({
      TABLE: assembly.tables[0]?.TableName,
      QUEUE_URL: queue?.url,
      INBOX: assembly.buckets[0],
      SITE: 'eu-west-1/123456789012',
    });
    expect(assembly.tables[0]?.TableName).toMatch(/^Facts-Table/);
  });

  it('has tables the embedded DynamoDB opens', () => {
    const dynamo = embeddedDynamo({ tables: assembly.tables });
    expect(dynamo.items(assembly.tables[0]?.TableName ?? '')).toEqual([]);
  });

  it('has queues, who hears what, and who is fed from where', () => {
    expect(queue).toEqual({
      name: 'send',
      arn: arn('sqs', 'send'),
      url: 'https://sqs.eu-west-1.amazonaws.com/123456789012/send',
      visibilityTimeout: 180,
      delay: 0,
      redrive: { deadLetterArn: dead?.arn, maxReceiveCount: 5 },
    });
    expect(dead).toMatchObject({ visibilityTimeout: 30 });
    expect(assembly.subscriptions).toEqual([{ topicArn: assembly.topics[0], queueArn: queue?.arn, raw: true }]);
    expect(assembly.eventSourceMappings).toEqual([
      {
        queueArn: queue?.arn,
        functionArn: sendEmail?.arn,
        batchSize: 5,
        reportsBatchItemFailures: true,
        maxConcurrency: 5,
      },
    ]);
  });

  it('has state machines with their definitions resolved', () => {
    expect(assembly.stateMachines).toMatchObject([
      {
        name: 'cycle',
        arn: arn('states', 'stateMachine:cycle'),
        definition: {
          States: {
            'Send it': { Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: sendEmail?.arn } },
          },
        },
      },
    ]);
  });

  it('has schedules, receipt rules and configuration sets', () => {
    expect(assembly.schedules).toMatchObject([
      { expression: 'rate(15 minutes)', functionArn: sendEmail?.arn, input: '{"sweep":true}', enabled: true },
    ]);
    expect(assembly.receiptRules).toEqual([
      {
        name: 'inbound',
        recipients: ['in.example.org'],
        bucket: assembly.buckets[0],
        prefix: 'mail/',
        topicArn: assembly.topics[0],
      },
    ]);
    expect(assembly.configurationSets).toEqual([
      { name: 'mail', destinations: [{ topicArn: assembly.topics[0], events: ['send', 'bounce'] }] },
    ]);
  });

  it('refuses what it does not know instead of leaving it out', () => {
    const load = (more: Parameters<typeof synthesize>[0]) => () => loadAssembly(synthesize(more));
    expect(load((stack) => new CfnResource(stack, 'Rule', { type: 'AWS::Events::Rule' }))).toThrow(
      'Program.Rule: the laptop does not know AWS::Events::Rule',
    );
    expect(load((stack) => new Queue(stack, 'Ordered', { fifo: true }))).toThrow(/FifoQueue/);
    expect(
      load(
        (stack) =>
          new TableV2(stack, 'Other', {
            partitionKey: { name: 'p', type: AttributeType.STRING },
            sortKey: { name: 's', type: AttributeType.STRING },
            localSecondaryIndexes: [{ indexName: 'l', sortKey: { name: 'x', type: AttributeType.STRING } }],
          }),
      ),
    ).toThrow(/Local secondary indexes/);
    expect(
      load(
        (stack) =>
          new CfnResource(stack, 'Sweep2', {
            type: 'AWS::Scheduler::Schedule',
            properties: { ScheduleExpression: 'rate(1 hour)', EndDate: '2027-01-01T00:00:00Z', Target: { Arn: 'a' } },
          }),
      ),
    ).toThrow(/EndDate/);
  });

  it('needs no value of what nobody reads', () => {
    const board = (stack: Parameters<NonNullable<Parameters<typeof synthesize>[0]>>[0]) => {
      const dashboard = new CfnResource(stack, 'Board', {
        type: 'AWS::CloudWatch::Dashboard',
        properties: { DashboardBody: '{}' },
      });
      new CfnOutput(stack, 'BoardName', { value: dashboard.ref });
    };
    const { cloud, functions } = loadAssembly(synthesize(board));
    expect(functions).toHaveLength(2);
    expect(() => cloud.resolve('Program', { Ref: 'Board' }, 'here')).toThrow(
      'here: Ref of a AWS::CloudWatch::Dashboard is not known here',
    );
  });
});

describe('a reference', () => {
  const cloud = cloudOf([
    {
      name: 'One',
      assets: {},
      template: {
        Parameters: { Stage: { Default: 'test' } },
        Outputs: { Out: { Value: { Ref: 'Queue' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:queue' } } } },
        Resources: {
          Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Join': ['-', ['q', { Ref: 'Stage' }]] } } },
          Widget: { Type: 'AWS::Odd::Widget', Properties: {} },
        },
      },
    },
    { name: 'Two', assets: {}, template: { Parameters: {}, Outputs: {}, Resources: {} } },
  ]);
  const resolve = (value: unknown, stack = 'One') => cloud.resolve(stack, value, 'here');

  it.each([
    [{ Ref: 'Queue' }, 'https://sqs.eu-west-1.amazonaws.com/123456789012/q-test'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, arn('sqs', 'q-test')],
    [{ 'Fn::GetAtt': 'Queue.QueueName' }, 'q-test'],
    [
      { 'Fn::Sub': ['${Queue.Arn}/${own}/${!literal}/${AWS::Region}', { own: { Ref: 'Stage' } }] },
      `${arn('sqs', 'q-test')}/test/\${literal}/eu-west-1`,
    ],
    [{ 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Queue', 'Arn'] }] }] }, 'q-test'],
    [{ deep: [{ Ref: 'AWS::Partition' }, { Ref: 'AWS::URLSuffix' }] }, { deep: ['aws', 'amazonaws.com'] }],
  ])('%j is resolved', (value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it('reaches the export of another stack', () => {
    expect(resolve({ 'Fn::ImportValue': 'One:queue' }, 'Two')).toBe(
      'https://sqs.eu-west-1.amazonaws.com/123456789012/q-test',
    );
  });

  it.each([
    [{ a: [{ Ref: 'Nobody' }] }, 'here.a[0]: stack One has no resource Nobody'],
    [{ 'Fn::GetAtt': ['Queue', 'Color'] }, 'here: Color of a AWS::SQS::Queue is not known here'],
    [{ Ref: 'Widget' }, 'here: Ref of a AWS::Odd::Widget is not known here'],
    [{ 'Fn::ImportValue': 'Two:queue' }, 'here: no stack exports Two:queue'],
    [{ 'Fn::If': ['Condition', 'a', 'b'] }, 'here: Fn::If is not supported'],
  ])('%j is an error that says where', (value, message) => {
    expect(() => resolve(value)).toThrow(message);
  });
});
