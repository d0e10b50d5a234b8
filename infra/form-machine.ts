import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { expireForm, planForm, sendForm } from '../shared/contracts/steps.ts';
import { type Ground, programVariables } from './ground.ts';
import type { NextOf, Worker } from './planned-loop.ts';
import { StepLambda } from './step-lambda.ts';
import { WatchingMachine } from './watching-machine.ts';

interface FormMachineProps {
  readonly ground: Ground;
  readonly tellEngineer: Worker;
}

/** Sends one form, waits for its reply, reminds, expires. Sending and waiting are one state: the token is stored before an email can leave. */
export class FormMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { ground, tellEngineer }: FormMachineProps) {
    super(scope, id);
    const environment = programVariables(ground);
    this.machine = new WatchingMachine<NextOf<typeof planForm>, 'send' | 'wait'>(this, 'Form', {
      entity: 'form',
      plan: new StepLambda(this, { step: planForm, ground, environment }),
      acts: {
        expire: { state: 'Expire the form', by: new StepLambda(this, { step: expireForm, ground, environment }) },
      },
      wait: {
        on: ['send', 'wait'],
        state: 'Send the form and wait for the reply',
        by: new StepLambda(this, { step: sendForm, ground, environment }),
        payload: { formId: '{% $states.context.Execution.Input.formId %}' },
      },
      tellEngineer,
    }).machine;
  }
}
