import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { reconcileInbox, sweep } from '../shared/contracts/steps.ts';
import { type Ground, inboxListingVariables, programVariables } from './ground.ts';
import { StepLambda } from './step-lambda.ts';

/** How often it comes round. */
export const sweepEvery = Duration.minutes(15);

interface SweeperProps {
  readonly ground: Ground;
  /** Where a stored email waits to be read. */
  readonly receiving: IQueue;
}

/** Repairs every 15 minutes what a crash left half done or what no news came of. A missed turn is made good by the next one. */
export class Sweeper extends Construct {
  readonly function: Function;
  readonly reconciler: Function;

  constructor(scope: Construct, id: string, { ground, receiving }: SweeperProps) {
    super(scope, id);
    this.function = new StepLambda(this, {
      step: sweep,
      ground,
      environment: programVariables(ground),
      timeout: Duration.minutes(5),
      memorySize: 1024,
    }).function;

    this.reconciler = new StepLambda(this, {
      step: reconcileInbox,
      ground,
      environment: {
        ...programVariables(ground),
        ...inboxListingVariables(ground),
        RECEIVE_QUEUE_URL: receiving.queueUrl,
      },
      access: [
        { statements: [new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [receiving.queueArn] })] },
      ],
      timeout: Duration.minutes(5),
    }).function;
    this.comeRound('', this.function, 'repair what was left half done');
    this.comeRound('Inbox', this.reconciler, 'read the received emails of which no news came');
  }

  /** Calls a function every quarter of an hour. */
  private comeRound(id: string, target: Function, what: string): void {
    const stack = Stack.of(this);
    const role = new Role(this, `${id}ScheduleRole`, {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': stack.account,
            'aws:SourceArn': stack.formatArn({
              service: 'scheduler',
              resource: 'schedule-group',
              resourceName: 'default',
            }),
          },
        },
      }),
      inlinePolicies: {
        call: new PolicyDocument({
          statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] })],
        }),
      },
    });
    new Schedule(this, `${id}Schedule`, {
      description: `Rebours: ${what}`,
      schedule: ScheduleExpression.rate(sweepEvery),
      target: new LambdaInvoke(target, {
        role: role.withoutPolicyUpdates(),
        retryAttempts: 2,
        maxEventAge: sweepEvery,
      }),
    });
  }
}
