import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { nobodysBusiness } from '../../shared/contracts/documents.ts';
import { countedBy, metricNamespace, stepDimension } from '../../shared/contracts/metrics.ts';
import { attributes } from '../../shared/contracts/table.ts';
import { expiresAt } from '../../shared/domain/form.ts';
import {
  alarmsOf,
  emptyApp,
  functionsOf,
  ofType,
  type Resource,
  resourcesWith,
  statementsOf,
  synthesizedResources,
} from './synthesized.ts';

const resources = synthesizedResources();

const named = (start: string, type: string) => {
  const found = ofType(resources, type).find(({ id }) => id.startsWith(start));
  if (found === undefined) throw new Error(`No ${type} ${start}…`);
  return found.properties;
};

describe('records', () => {
  it('are kept when the stack goes, protected from deletion and recoverable to any second', () => {
    for (const { properties } of ofType(resources, 'AWS::DynamoDB::GlobalTable')) {
      expect(properties['Replicas']).toMatchObject([
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        },
      ]);
    }
  });

  it('lie in a stack that cannot be deleted by mistake', async () => {
    const { app, remove } = await emptyApp();
    const assembly = app.synth();
    remove();
    expect(assembly.getStackByName('ReboursRecords').terminationProtection).toBe(true);
    expect(assembly.getStackByName('Rebours').terminationProtection).toBe(false);
  });

  it('have the keys and indexes of the contract', () => {
    const keySchema = (partition: string, sort: string) => [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ];
    const program = named('RecordsProgram', 'AWS::DynamoDB::GlobalTable');
    expect(program['KeySchema']).toEqual(keySchema(attributes.partition, attributes.sort));
    expect(program['TimeToLiveSpecification']).toEqual({ AttributeName: 'expires', Enabled: true });
    expect(program['GlobalSecondaryIndexes']).toEqual([
      { IndexName: 'work', KeySchema: keySchema('work', 'workDue'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      {
        IndexName: 'pending',
        KeySchema: keySchema('pending', 'pendingSince'),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
      { IndexName: 'listing', KeySchema: keySchema('listing', 'listedAt'), Projection: { ProjectionType: 'ALL' } },
    ]);
    const people = named('RecordsPeople', 'AWS::DynamoDB::GlobalTable');
    expect(people['KeySchema']).toEqual(keySchema('pk', 'sk'));
    expect(people['SSESpecification']).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
    expect(program['SSESpecification']).toEqual({ SSEEnabled: false });
  });

  it('never leave a bucket open or unencrypted', () => {
    for (const { id, properties } of ofType(resources, 'AWS::S3::Bucket')) {
      expect(properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      const algorithm = id.startsWith('RecordsInbox') ? 'aws:kms' : 'AES256';
      expect(JSON.stringify(properties['BucketEncryption'])).toContain(`"SSEAlgorithm":"${algorithm}"`);
    }
  });

  it('keep raw emails for 30 days, and those that are nobody’s business for one', () => {
    const rules = named('RecordsInbox', 'AWS::S3::Bucket')['LifecycleConfiguration'];
    expect(rules).toEqual({
      Rules: [
        { ExpirationInDays: 30, Status: 'Enabled' },
        { ExpirationInDays: 1, Status: 'Enabled', TagFilters: [nobodysBusiness] },
      ],
    });
  });
});

describe('the door in', () => {
  const forOurRule = (ruleSet = 'rebours') => ({
    StringEquals: {
      'aws:SourceAccount': '123456789012',
      'aws:SourceArn': `arn:aws:ses:eu-west-1:123456789012:receipt-rule-set/${ruleSet}:receipt-rule/rebours-inbound`,
    },
  });
  const sesStatements = (all: readonly Resource[]) =>
    all
      .flatMap(({ properties }) => properties['PolicyDocument'] ?? properties['KeyPolicy'] ?? [])
      .flatMap(statementsOf)
      .filter(({ Sid }) => Sid === 'ReceivedMail');

  it('lets SES store, encrypt and tell for our rule of our account only', () => {
    const statements = sesStatements(resources);
    expect(statements.flatMap(({ Action }) => Action).sort()).toEqual([
      'kms:Decrypt',
      'kms:GenerateDataKey*',
      's3:PutObject',
      'sns:Publish',
    ]);
    for (const { Condition, Principal } of statements) {
      expect(Condition).toEqual(forOurRule());
      expect(Principal).toEqual({ Service: 'ses.amazonaws.com' });
    }
  });

  it('lets SES into the inbox in no other way', () => {
    const [policy] = ofType(resources, 'AWS::S3::BucketPolicy').filter(({ id }) => id.startsWith('RecordsInbox'));
    const allowed = statementsOf(policy?.properties['PolicyDocument']).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.map(({ Sid, Resource }) => ({ Sid, Resource }))).toEqual([
      { Sid: 'ReceivedMail', Resource: ['arn:RecordsInboxAD4C2AE5/mail/*'] },
    ]);
  });

  it('stores an email, then tells the topic, whose queue keeps the news', () => {
    const rule = z.object({ Rule: z.record(z.string(), z.unknown()) }).parse(named('DoorIn', 'AWS::SES::ReceiptRule'));
    expect(rule.Rule).toEqual({
      Name: 'rebours-inbound',
      Enabled: true,
      Recipients: ['reply.mentoring.example.com'],
      ScanEnabled: true,
      TlsPolicy: 'Require',
      Actions: [
        {
          S3Action: { BucketName: 'RecordsInboxAD4C2AE5', ObjectKeyPrefix: 'mail/', TopicArn: 'DoorInNoticesF33154DF' },
        },
      ],
    });
    const subscriptions = ofType(resources, 'AWS::SNS::Subscription').map(({ properties }) => properties);
    expect(subscriptions).toContainEqual(
      expect.objectContaining({
        TopicArn: 'DoorInNoticesF33154DF',
        Protocol: 'sqs',
        Endpoint: expect.stringMatching(/^arn:DoorInReceivingQueue/) as string,
      }),
    );
  });

  it('joins the rule set that is already active in the region, where there is one', async () => {
    const joined = await resourcesWith({ receiptRuleSet: 'company-mail' });
    expect(ofType(joined, 'AWS::SES::ReceiptRuleSet')).toEqual([]);
    expect(ofType(joined, 'AWS::SES::ReceiptRule')[0]?.properties['RuleSetName']).toBe('company-mail');
    for (const { Condition } of sesStatements(joined)) expect(Condition).toEqual(forOurRule('company-mail'));
  });
});

describe('the door out', () => {
  it('hears what becomes of an email from its own configuration set only', () => {
    const policy = ofType(resources, 'AWS::SNS::TopicPolicy').find(({ id }) => id.startsWith('DoorOutOutcomes'));
    const [publish] = statementsOf(policy?.properties['PolicyDocument']).filter(({ Effect }) => Effect === 'Allow');
    expect(publish?.Condition).toEqual({
      StringEquals: {
        'AWS:SourceAccount': '123456789012',
        'AWS:SourceArn': 'arn:aws:ses:eu-west-1:123456789012:configuration-set/DoorOutConfigurationSet62C00457',
      },
    });
    expect(named('DoorOut', 'AWS::SES::ConfigurationSetEventDestination')['EventDestination']).toMatchObject({
      Enabled: true,
      MatchingEventTypes: expect.arrayContaining(['send', 'delivery', 'bounce', 'complaint']) as string[],
    });
  });
});

describe('queues', () => {
  const QueueProperties = z.object({
    SqsManagedSseEnabled: z.literal(true),
    MessageRetentionPeriod: z.literal(14 * 24 * 3600),
    VisibilityTimeout: z.int().optional(),
    RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.int() }).optional(),
  });
  const queues = () =>
    ofType(resources, 'AWS::SQS::Queue').map(({ id, properties }) => ({ id, ...QueueProperties.parse(properties) }));

  it('set aside what fails for good, and keep it encrypted for two weeks', () => {
    const aside = new Set(queues().flatMap(({ RedrivePolicy }) => RedrivePolicy?.deadLetterTargetArn ?? []));
    expect(aside.size).toBe(4);
    for (const { id, RedrivePolicy } of queues()) expect(RedrivePolicy === undefined).toBe(aside.has(`arn:${id}`));
  });

  it('give an email more chances than anything else: a throttle must not use them up', () => {
    const receives = Object.fromEntries(
      queues().flatMap(({ id, RedrivePolicy }) =>
        RedrivePolicy === undefined ? [] : [[id.replace(/Queue.*/, ''), RedrivePolicy.maxReceiveCount]],
      ),
    );
    expect(receives).toEqual({ Sending: 20, Waking: 5, DoorInReceiving: 5, DoorOutSettling: 5 });
  });

  it('bring a reply whose reading failed once back before its form ends itself', () => {
    const hidden = queues().find(({ id }) => id.startsWith('DoorInReceiving') && !id.includes('DeadLetters'));
    const reading = functionsOf(resources).find(({ name }) => name === 'receive-email');
    const deadline = '2027-03-16T17:00:00.000Z';
    const seconds = (Date.parse(expiresAt({ closesAt: deadline })) - Date.parse(deadline)) / 1000;
    expect(seconds).toBeGreaterThan((hidden?.VisibilityTimeout ?? Infinity) + (reading?.Timeout ?? Infinity));
  });

  it('feed one function each, two batches at a time, and take back only what failed', () => {
    const Mapping = z.object({
      EventSourceArn: z.string(),
      FunctionName: z.string(),
      BatchSize: z.int(),
      FunctionResponseTypes: z.tuple([z.literal('ReportBatchItemFailures')]),
      ScalingConfig: z.object({ MaximumConcurrency: z.literal(2) }),
    });
    const functions = functionsOf(resources);
    const fed = ofType(resources, 'AWS::Lambda::EventSourceMapping').map(({ properties }) => {
      const { EventSourceArn, FunctionName, BatchSize } = Mapping.parse(properties);
      const target = functions.find(({ id }) => id === FunctionName);
      const queue = queues().find(({ id }) => `arn:${id}` === EventSourceArn);
      expect(queue?.VisibilityTimeout).toBe((target?.Timeout ?? 0) * 6);
      return [target?.name, queue?.id.replace(/Queue.*/, ''), BatchSize];
    });
    expect(fed.sort()).toEqual([
      ['receive-email', 'DoorInReceiving', 10],
      ['send-email', 'Sending', 5],
      ['settle-email', 'DoorOutSettling', 10],
      ['wake-executions', 'Waking', 10],
    ]);
  });

  it('and topics refuse what is not encrypted on the way', () => {
    const policies = [...ofType(resources, 'AWS::SQS::QueuePolicy'), ...ofType(resources, 'AWS::SNS::TopicPolicy')];
    expect(policies).toHaveLength(8 + 3);
    for (const { properties } of policies) {
      const denied = statementsOf(properties['PolicyDocument']).filter(({ Effect }) => Effect === 'Deny');
      expect(denied.map(({ Condition }) => Condition)).toEqual([{ Bool: { 'aws:SecureTransport': 'false' } }]);
    }
  });
});

describe('operations', () => {
  const metricsOf = (alarm: string) => {
    const found = alarmsOf(resources).find(({ name }) => name === alarm);
    if (found === undefined) throw new Error(`No alarm ${alarm}`);
    return found.metrics;
  };
  const called = (id: string) => functionsOf(resources).find((one) => one.id === id)?.name;

  it('sweep every 15 minutes', () => {
    const schedule = named('Sweeper', 'AWS::Scheduler::Schedule');
    expect(schedule).toMatchObject({ ScheduleExpression: 'rate(15 minutes)', State: 'ENABLED' });
    const sweeper = functionsOf(resources).find(({ name }) => name === 'sweep');
    expect(schedule['Target']).toMatchObject({ Arn: `arn:${sweeper?.id ?? ''}` });
  });

  it('forget logs after three months', () => {
    const groups = ofType(resources, 'AWS::Logs::LogGroup');
    expect(groups).toHaveLength(functionsOf(resources).length + 3);
    for (const { properties } of groups) expect(properties['RetentionInDays']).toBe(90);
  });

  it('raise alarms that tell somebody and link to their article', () => {
    const alarms = ofType(resources, 'AWS::CloudWatch::Alarm').map(({ properties }) => properties);
    const names = alarms.map(({ AlarmName }) => String(AlarmName).replace('rebours-', ''));
    expect(names.sort()).toEqual([
      'bounces',
      'complaints',
      'cycle-stopped',
      'dead-letter-receive',
      'dead-letter-send',
      'dead-letter-settle',
      'dead-letter-wake',
      'form-stopped',
      'notice-lost',
      'oldest-inbound',
      'outboxes-stuck',
      'pair-stopped',
      'receipt-expired',
      'receipt-failing',
      'reconciler-missing',
      'repairs',
      'sending-paused',
      'sweeper-missing',
    ]);
    for (const { AlarmName, AlarmDescription, AlarmActions } of alarms) {
      expect(AlarmDescription).toContain(`docs/runbook.md#${String(AlarmName).replace('rebours-', '')}`);
      expect(AlarmActions).toEqual([expect.stringMatching(/^AlarmsEngineers/)]);
    }
  });

  it('count the log lines of emails that SES took for nobody', () => {
    expect(ofType(resources, 'AWS::Logs::MetricFilter').map(({ properties }) => properties)).toMatchObject([
      {
        LogGroupName: expect.stringMatching(/^DoorOutsendemailLog/) as string,
        FilterPattern: '{ $.error = "SendingPaused" }',
        MetricTransformations: [{ MetricNamespace: 'Rebours', MetricName: 'SendingPaused', MetricValue: '1' }],
      },
    ]);
  });

  it('take silence of what comes round for an alarm, and silence of everything else for peace', () => {
    for (const { properties } of ofType(resources, 'AWS::CloudWatch::Alarm'))
      expect(properties['TreatMissingData']).toBe(
        ['rebours-sweeper-missing', 'rebours-reconciler-missing'].includes(String(properties['AlarmName']))
          ? 'breaching'
          : 'notBreaching',
      );
  });

  it('watch over the sweeper and over the reconciler, each over its own', () => {
    const watched = (alarm: string) =>
      metricsOf(alarm).map(({ metric, of }) => [metric, ...Object.values(of).map(called)]);
    expect(watched('sweeper-missing')).toEqual([
      ['Invocations', 'sweep'],
      ['Errors', 'sweep'],
    ]);
    expect(watched('reconciler-missing')).toEqual([
      ['Invocations', 'reconcile-inbox'],
      ['Errors', 'reconcile-inbox'],
    ]);
  });

  it('ring when an execution failed, ran out of time or was stopped', () => {
    for (const machine of ['cycle', 'form', 'pair'])
      expect(metricsOf(`${machine}-stopped`).map(({ metric }) => metric)).toEqual([
        'ExecutionsFailed',
        'ExecutionsTimedOut',
        'ExecutionsAborted',
      ]);
  });

  it('add up what is repaired in an hour, from the metrics that the steps write', () => {
    const counted = (metric: keyof typeof countedBy, seconds: number) => ({
      namespace: metricNamespace,
      metric,
      of: { [stepDimension]: countedBy[metric] },
      seconds,
      statistic: 'Sum',
    });
    expect(metricsOf('repairs')).toEqual([
      counted('ExecutionsReplaced', 3600),
      counted('MessagesFetched', 3600),
      counted('EmailsGivenUp', 3600),
    ]);
    expect(metricsOf('outboxes-stuck')).toEqual([counted('OutboxesStuck', 900)]);
  });

  it('tell the engineers of the settings', async () => {
    const told = await resourcesWith({ engineers: 'ops@example.com' });
    expect(ofType(told, 'AWS::SNS::Subscription').map(({ properties }) => properties)).toContainEqual(
      expect.objectContaining({ Protocol: 'email', Endpoint: 'ops@example.com' }),
    );
  });
});

describe('settings', () => {
  it('are refused when they cannot work, each with its reason', async () => {
    await expect(emptyApp({ inboundDomain: 'reply.elsewhere.example' })).rejects.toThrow(
      'inboundDomain must lie beneath domain',
    );
    await expect(emptyApp({ coordinators: 'claire' })).rejects.toThrow('coordinators');
    await expect(emptyApp({ region: 'Ireland' })).rejects.toThrow('region');
  });
});
