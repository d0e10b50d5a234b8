import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { wakeExecutions } from '../shared/contracts/steps.ts';
import { consuming } from './access.ts';
import { type Ground, programVariables } from './ground.ts';
import { StepLambda } from './step-lambda.ts';
import { feed, type WorkQueue } from './work-queue.ts';

interface WakerProps {
  readonly ground: Ground;
  readonly waking: WorkQueue;
  readonly machines: { readonly cycle: StateMachine; readonly form: StateMachine; readonly pair: StateMachine };
}

/** How long the waker may take for a batch of ten. */
export const wakeTimeout = Duration.seconds(30);

/** Starts and wakes executions: the only function that may, and itself a task of no machine (which would make a circular template). */
export class Waker extends Construct {
  constructor(scope: Construct, id: string, { ground, waking, machines: { cycle, form, pair } }: WakerProps) {
    super(scope, id);
    const waker = new StepLambda(this, {
      step: wakeExecutions,
      ground,
      environment: {
        ...programVariables(ground),
        CYCLE_MACHINE: cycle.stateMachineArn,
        FORM_MACHINE: form.stateMachineArn,
        PAIR_MACHINE: pair.stateMachineArn,
      },
      access: [
        consuming(waking.queue),
        {
          statements: [
            new PolicyStatement({
              actions: ['states:StartExecution', 'states:SendTaskSuccess'],
              resources: [cycle.stateMachineArn, form.stateMachineArn, pair.stateMachineArn],
            }),
          ],
        },
      ],
      timeout: wakeTimeout,
    });
    feed(waker, waking.queue);
  }
}
