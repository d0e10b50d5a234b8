import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { receiptRuleName } from './receipt-names.ts';
import { sweepEvery } from './sweeper.ts';
import type { WorkQueue } from './work-queue.ts';

interface AlarmsProps {
  /** Addresses of those who keep the program running. */
  readonly engineers: readonly string[];
  readonly queues: {
    readonly receive: WorkQueue;
    readonly send: WorkQueue;
    readonly settle: WorkQueue;
    readonly wake: WorkQueue;
  };
  readonly notices: Topic;
  readonly paused: IMetric;
  readonly machines: { readonly cycle: StateMachine; readonly form: StateMachine; readonly pair: StateMachine };
  readonly sweeper: Function;
}

type Rule = Pick<AlarmProps, 'threshold' | 'comparisonOperator' | 'evaluationPeriods' | 'treatMissingData'>;
const moreThan = (threshold: number): Rule => ({
  threshold,
  comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
  evaluationPeriods: 1,
  treatMissingData: TreatMissingData.NOT_BREACHING,
});

/** What an engineer must hear of. Each alarm is named after its article in docs/runbook.md and links to it. */
export class Alarms extends Construct {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, { engineers, queues, notices, paused, machines, sweeper }: AlarmsProps) {
    super(scope, id);
    this.topic = this.engineersTopic(engineers);
    const sum = { statistic: Stats.SUM, period: Duration.minutes(5) };

    for (const [name, { deadLetters }] of Object.entries(queues))
      this.raise(
        `dead-letter-${name}`,
        'A message failed for good',
        deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
        moreThan(0),
      );

    this.raise(
      'oldest-inbound',
      'A received email has waited for more than 15 minutes',
      queues.receive.queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM }),
      moreThan(15 * 60),
    );

    this.raise(
      'sending-paused',
      'SES sends nothing: its daily quota is used up or sending is paused',
      paused,
      moreThan(0),
    );

    for (const [name, machine] of Object.entries(machines))
      this.raise(
        `${name}-stopped`,
        `An execution that watched over a ${name} failed or ran out of time`,
        new MathExpression({
          label: 'failed or timed out',
          expression: 'FILL(failed, 0) + FILL(late, 0)', // a metric without a value makes a sum without a value
          usingMetrics: { failed: machine.metricFailed(sum), late: machine.metricTimedOut(sum) },
          period: sum.period,
        }),
        moreThan(0),
      );

    this.raise(
      'sweeper-missing',
      'The sweeper has not come round for 45 minutes: nothing repairs what a crash leaves half done',
      new MathExpression({
        label: 'turns without error',
        expression: 'turns - errors',
        usingMetrics: {
          turns: sweeper.metricInvocations({ statistic: Stats.SUM, period: sweepEvery }),
          errors: sweeper.metricErrors({ statistic: Stats.SUM, period: sweepEvery }),
        },
        period: sweepEvery,
      }),
      {
        threshold: 1,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: 3,
        treatMissingData: TreatMissingData.BREACHING,
      },
    );

    // SES keeps trying a failed receipt action for four hours, then gives the email up. Dimension as the console lists it: "Rule Metrics".
    for (const [name, metricName, what] of [
      [
        'receipt-failing',
        'PublishFailure',
        'SES could not store a received email or tell of it, and tries again for four hours',
      ],
      ['receipt-expired', 'PublishExpired', 'SES has given up on a received email'],
    ] as const)
      this.raise(
        name,
        what,
        new Metric({ namespace: 'AWS/SES', metricName, dimensionsMap: { RuleName: receiptRuleName }, ...sum }),
        moreThan(0),
      );
    this.raise(
      'notice-lost',
      'The news of a received email did not reach its queue',
      notices.metricNumberOfNotificationsFailed(sum),
      moreThan(0),
    );

    // AWS reviews an account at 5 % bounces or 0.1 % complaints: it may stop it from sending.
    this.raise('bounces', 'More than 3 % of the emails bounce', reputation('Reputation.BounceRate'), moreThan(0.03));
    this.raise(
      'complaints',
      'More than 0.05 % of the emails are reported as spam',
      reputation('Reputation.ComplaintRate'),
      moreThan(0.0005),
    );
  }

  private raise(name: string, what: string, metric: IMetric, rule: Rule): void {
    new Alarm(this, name, {
      alarmName: `rebours-${name}`,
      alarmDescription: `${what}. What to do: docs/runbook.md#${name}`,
      metric,
      ...rule,
    }).addAlarmAction(new SnsAction(this.topic));
  }

  private engineersTopic(engineers: readonly string[]): Topic {
    const topic = new Topic(this, 'Engineers', { enforceSSL: true });
    // The policy that enforces TLS replaces the default one: CloudWatch must be let in by name.
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'Alarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    for (const address of engineers) topic.addSubscription(new EmailSubscription(address));
    return topic;
  }
}

const reputation = (metricName: string) =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.MAXIMUM, period: Duration.hours(1) });
