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
import { countedBy, metricNamespace, stepDimension } from '../shared/contracts/metrics.ts';
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
  /** What comes round every quarter of an hour. */
  readonly rounds: { readonly sweeper: Function; readonly reconciler: Function };
}

type Rule = Pick<
  AlarmProps,
  'threshold' | 'comparisonOperator' | 'evaluationPeriods' | 'datapointsToAlarm' | 'treatMissingData'
>;
const moreThan = (threshold: number): Rule => ({
  threshold,
  comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
  evaluationPeriods: 1,
  treatMissingData: TreatMissingData.NOT_BREACHING,
});

/** What an engineer must hear of. Each alarm is named after its article in docs/runbook.md and links to it. */
export class Alarms extends Construct {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, { engineers, queues, notices, paused, machines, rounds }: AlarmsProps) {
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
        `An execution that watched over a ${name} failed, ran out of time or was stopped`,
        sumOf('failed, timed out or stopped', sum.period, {
          failed: machine.metricFailed(sum),
          late: machine.metricTimedOut(sum),
          aborted: machine.metricAborted(sum),
        }),
        moreThan(0),
      );

    for (const [name, round, what] of [
      ['sweeper-missing', rounds.sweeper, 'nothing repairs what a crash leaves half done'],
      ['reconciler-missing', rounds.reconciler, 'nobody finds the received emails of which no news came'],
    ] as const)
      this.raise(
        name,
        `The ${name.replace('-missing', '')} has not come round for 45 minutes: ${what}`,
        new MathExpression({
          label: 'turns without error',
          expression: 'turns - errors',
          usingMetrics: {
            turns: round.metricInvocations({ statistic: Stats.SUM, period: sweepEvery }),
            errors: round.metricErrors({ statistic: Stats.SUM, period: sweepEvery }),
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

    this.raise(
      'repairs',
      'More than ten repairs in an hour: executions replaced, received emails found without news, emails given up',
      sumOf('repairs', Duration.hours(1), {
        replaced: repairs('ExecutionsReplaced'),
        fetched: repairs('MessagesFetched'),
        given: repairs('EmailsGivenUp'),
      }),
      moreThan(10),
    );
    this.raise(
      'outboxes-stuck',
      'What follows from a change could not be carried out in three sweeps',
      repairs('OutboxesStuck', sweepEvery),
      { ...moreThan(0), evaluationPeriods: 4, datapointsToAlarm: 3 }, // two sweeps may fall into one quarter, and none into the next
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

/** Metrics together. One without a value would make a sum without a value: it counts as 0. */
function sumOf(label: string, period: Duration, usingMetrics: Readonly<Record<string, IMetric>>): MathExpression {
  const terms = Object.keys(usingMetrics).map((name) => `FILL(${name}, 0)`);
  return new MathExpression({ label, period, expression: terms.join(' + '), usingMetrics });
}

/** How often a step counted such a repair. */
const repairs = (metricName: keyof typeof countedBy, period?: Duration) =>
  new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { [stepDimension]: countedBy[metricName] },
    statistic: Stats.SUM,
    ...(period === undefined ? {} : { period }),
  });

const reputation = (metricName: string) =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.MAXIMUM, period: Duration.hours(1) });
