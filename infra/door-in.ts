import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IReceiptRuleAction, ReceiptRule, ReceiptRuleSet, TlsPolicy } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { receivedMail } from '../shared/contracts/documents.ts';
import { receiveEmail } from '../shared/contracts/steps.ts';
import { consuming, forgettingMail, writingPeople } from './access.ts';
import { documentVariables, type Ground, inboxVariables, peopleVariables, programVariables } from './ground.ts';
import { actingForReceiptRule, receiptRuleName, receiptRuleSetName } from './receipt-names.ts';
import type { Settings } from './settings.ts';
import { StepLambda } from './step-lambda.ts';
import { feed, WorkQueue } from './work-queue.ts';

interface DoorInProps {
  readonly ground: Ground;
  readonly settings: Settings;
}

/** The only way an email comes in: SES stores it, tells the topic, the queue keeps the news until one function has read the email. */
export class DoorIn extends Construct {
  readonly receiving: WorkQueue;
  readonly notices: Topic;

  constructor(scope: Construct, id: string, { ground, settings }: DoorInProps) {
    super(scope, id);
    const timeout = Duration.minutes(2); // ten emails, of each 2 MB at most
    this.receiving = new WorkQueue(this, 'Receiving', { functionTimeout: timeout });
    this.notices = new Topic(this, 'Notices', { enforceSSL: true });
    this.notices.addSubscription(new SqsSubscription(this.receiving.queue));

    const receiver = new StepLambda(this, {
      step: receiveEmail,
      ground,
      environment: {
        ...programVariables(ground),
        ...peopleVariables(ground),
        ...inboxVariables(ground),
        ...documentVariables(ground),
        INBOUND_DOMAIN: settings.inboundDomain,
        START_ADDRESS: `start@${settings.inboundDomain}`,
        COORDINATORS: settings.coordinators.join(','),
      },
      access: [consuming(this.receiving.queue), writingPeople(ground), forgettingMail(ground)],
      timeout,
      memorySize: 1024,
    });
    feed(receiver, this.receiving.queue);

    this.takeMailIn(ground, settings);
  }

  private takeMailIn({ records }: Ground, settings: Settings): void {
    // `enforceSSL` alone leaves a policy with nothing but a Deny, and SES's S3 action adds no Allow.
    const { policyDependable } = this.notices.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ReceivedMail',
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.notices.topicArn],
        conditions: actingForReceiptRule(Stack.of(this), settings),
      }),
    );
    // CDK's own S3 action would also let every other rule of the account write into the inbox.
    const store: IReceiptRuleAction = {
      bind: () => ({
        s3Action: {
          bucketName: records.inbox.bucketName,
          objectKeyPrefix: receivedMail,
          topicArn: this.notices.topicArn,
        },
      }),
    };
    const rule = new ReceiptRule(this, 'Rule', {
      ruleSet:
        settings.receiptRuleSet === undefined
          ? new ReceiptRuleSet(this, 'RuleSet', { receiptRuleSetName: receiptRuleSetName(settings) })
          : ReceiptRuleSet.fromReceiptRuleSetName(this, 'RuleSet', settings.receiptRuleSet),
      receiptRuleName,
      recipients: [settings.inboundDomain],
      scanEnabled: true,
      tlsPolicy: TlsPolicy.REQUIRE, // a sender without TLS gets a bounce: nothing is lost in silence
      actions: [store],
    });
    // SES tries topic and bucket when the rule is made.
    if (policyDependable !== undefined) rule.node.addDependency(policyDependable);
  }
}
