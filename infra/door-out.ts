import { Duration, Stack } from 'aws-cdk-lib';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { SendingPaused } from '../shared/contracts/errors.ts';
import { metricNamespace } from '../shared/contracts/metrics.ts';
import { sendEmail, settleEmail } from '../shared/contracts/steps.ts';
import { consuming, writingPeople } from './access.ts';
import { documentVariables, type Ground, peopleVariables, programVariables } from './ground.ts';
import type { Settings } from './settings.ts';
import { StepLambda } from './step-lambda.ts';
import { feed, WorkQueue } from './work-queue.ts';

interface DoorOutProps {
  readonly ground: Ground;
  readonly settings: Settings;
  readonly sending: WorkQueue;
}

const configurationSetName = 'rebours';

/** How long the sender may take for a batch of five emails. */
export const sendTimeout = Duration.seconds(30);

/** The only way an email leaves: one function that may send, and one that hears from SES what became of it. */
export class DoorOut extends Construct {
  readonly identity: EmailIdentity;
  readonly settling: WorkQueue;
  /** How often SES took an email for nobody, because of a quota or a pause. */
  readonly paused: Metric;

  constructor(scope: Construct, id: string, { ground, settings, sending }: DoorOutProps) {
    super(scope, id);
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(settings.domain),
      configurationSet,
    });

    const arnOf = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    const from = `program@${settings.inboundDomain}`; // where mail comes in: some clients answer From, not Reply-To
    const sender = new StepLambda(this, {
      step: sendEmail,
      ground,
      environment: {
        ...programVariables(ground),
        ...peopleVariables(ground),
        ...documentVariables(ground),
        INBOUND_DOMAIN: settings.inboundDomain,
        FROM_ADDRESS: from,
        CONFIGURATION_SET: configurationSetName,
      },
      access: [
        consuming(sending.queue),
        {
          statements: [
            new PolicyStatement({
              actions: ['ses:SendRawEmail'],
              resources: [
                arnOf('identity', settings.domain),
                arnOf('configuration-set', configurationSetName), // SES asks for it as well; `grantSendEmail` forgets it
              ],
              conditions: { StringEquals: { 'ses:FromAddress': from } },
            }),
          ],
        },
      ],
      timeout: sendTimeout,
    });
    feed(sender, sending.queue, 5);

    // Such an email goes back to the ledger and not to the dead letters: without this count nobody would hear of it.
    this.paused = new MetricFilter(this, 'Paused', {
      logGroup: sender.logGroup,
      filterPattern: FilterPattern.stringValue('$.error', '=', SendingPaused.code),
      metricNamespace,
      metricName: SendingPaused.code,
    }).metric({ statistic: Stats.SUM, period: Duration.minutes(5) });

    this.settling = this.hearOutcomes(configurationSet, ground);
  }

  /** SES tells over SNS, which is reliable (its EventBridge events are best effort), into a queue that keeps. */
  private hearOutcomes(configurationSet: ConfigurationSet, ground: Ground): WorkQueue {
    const timeout = Duration.seconds(30);
    const settling = new WorkQueue(this, 'Settling', { functionTimeout: timeout });
    const outcomes = new Topic(this, 'Outcomes', { enforceSSL: true });
    outcomes.addSubscription(new SqsSubscription(settling.queue));
    configurationSet.addEventDestination('Outcomes', {
      destination: EventDestination.snsTopic(outcomes), // CDK lets this configuration set of this account publish
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
      ],
    });
    const settler = new StepLambda(this, {
      step: settleEmail,
      ground,
      environment: { ...programVariables(ground), ...peopleVariables(ground) },
      access: [consuming(settling.queue), writingPeople(ground)], // a bounce or a complaint suppresses the address
      timeout,
    });
    feed(settler, settling.queue);
    return settling;
  }
}
