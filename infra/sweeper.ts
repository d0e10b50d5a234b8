import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { sweep } from '../shared/contracts/steps.ts';
import { type Ground, programVariables } from './ground.ts';
import { StepLambda } from './step-lambda.ts';

/** How often it comes round. */
export const sweepEvery = Duration.minutes(15);

/** Repairs every 15 minutes what a crash left half done. A missed turn is made good by the next one. */
export class Sweeper extends Construct {
  readonly function: Function;

  constructor(scope: Construct, id: string, ground: Ground) {
    super(scope, id);
    this.function = new StepLambda(this, {
      step: sweep,
      ground,
      environment: programVariables(ground),
      timeout: Duration.minutes(5),
      memorySize: 1024,
    }).function;

    const stack = Stack.of(this);
    const role = new Role(this, 'ScheduleRole', {
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
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.function.functionArn] }),
          ],
        }),
      },
    });
    new Schedule(this, 'Schedule', {
      description: 'Rebours: repair what was left half done',
      schedule: ScheduleExpression.rate(sweepEvery),
      target: new LambdaInvoke(this.function, {
        role: role.withoutPolicyUpdates(),
        retryAttempts: 2,
        maxEventAge: sweepEvery,
      }),
    });
  }
}
