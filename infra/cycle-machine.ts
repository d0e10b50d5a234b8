import { Duration } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import {
  askDecision,
  cancelCycle,
  closeEnrollment,
  createPairs,
  endPairs,
  formPairs,
  importRoster,
  issueClosing,
  issueEnrollment,
  planCycle,
  sendDigest,
  startEvaluation,
  writeReport,
} from '../shared/contracts/steps.ts';
import { writingPeople } from './access.ts';
import {
  documentVariables,
  type Ground,
  inboxListingVariables,
  inboxVariables,
  peopleVariables,
  programVariables,
} from './ground.ts';
import { type NextOf, parking, type Worker } from './planned-loop.ts';
import { StepLambda } from './step-lambda.ts';
import { WatchingMachine } from './watching-machine.ts';

interface CycleMachineProps {
  readonly ground: Ground;
  readonly park: Worker;
  readonly tellEngineer: Worker;
}

/** A bounded batch of some hundred people takes seconds; two minutes leave room for a throttled table. */
const batch = { timeout: Duration.minutes(2) };

/** Leads one run of a program from its start to its report. */
export class CycleMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { ground, park, tellEngineer }: CycleMachineProps) {
    super(scope, id);
    const facts = programVariables(ground);
    const factsAndNames = { ...facts, ...peopleVariables(ground) };
    const factsAndDocuments = { ...facts, ...documentVariables(ground) };
    this.machine = new WatchingMachine<NextOf<typeof planCycle>, 'wait'>(this, 'Cycle', {
      entity: 'cycle',
      plan: new StepLambda(this, { step: planCycle, ground, environment: facts }),
      acts: {
        'import-roster': {
          state: 'Import the roster',
          by: new StepLambda(this, {
            step: importRoster,
            ground,
            environment: { ...factsAndNames, ...inboxVariables(ground) },
            access: [writingPeople(ground)],
            ...batch,
          }),
        },
        'issue-enrollment': {
          state: 'Issue the enrollment forms',
          by: new StepLambda(this, { step: issueEnrollment, ground, environment: factsAndNames, ...batch }),
        },
        'close-enrollment': {
          state: 'Close enrollment',
          by: new StepLambda(this, { step: closeEnrollment, ground, environment: factsAndDocuments, ...batch }),
        },
        'form-pairs': {
          state: 'Form the pairs',
          by: new StepLambda(this, {
            step: formPairs,
            ground,
            environment: factsAndDocuments,
            timeout: Duration.minutes(5),
            memorySize: 2048,
          }),
        },
        'ask-decision': {
          state: 'Ask the coordinator',
          by: new StepLambda(this, { step: askDecision, ground, environment: factsAndNames }),
        },
        'create-pairs': {
          state: 'Create the pairs',
          by: new StepLambda(this, {
            step: createPairs,
            ground,
            environment: {
              ...factsAndNames,
              ...documentVariables(ground),
              ...inboxListingVariables(ground),
            },
            ...batch,
          }),
        },
        'send-digest': {
          state: 'Send the digest',
          by: new StepLambda(this, {
            step: sendDigest,
            ground,
            environment: { ...factsAndNames, ...documentVariables(ground) },
            ...batch,
          }),
        },
        'end-pairs': {
          state: 'End the open pairs',
          by: new StepLambda(this, { step: endPairs, ground, environment: facts, ...batch }),
        },
        'issue-closing': {
          state: 'Issue the closing forms',
          by: new StepLambda(this, { step: issueClosing, ground, environment: factsAndNames, ...batch }),
        },
        'start-evaluation': {
          state: 'Start the evaluation',
          by: new StepLambda(this, { step: startEvaluation, ground, environment: facts }),
        },
        'write-report': {
          state: 'Write the report',
          by: new StepLambda(this, {
            step: writeReport,
            ground,
            environment: factsAndDocuments,
            memorySize: 2048,
            ...batch,
          }),
        },
        'cancel-cycle': {
          state: 'Cancel the cycle',
          by: new StepLambda(this, { step: cancelCycle, ground, environment: facts, ...batch }),
        },
      },
      wait: { on: ['wait'], state: 'Wait for the cycle to move', by: park, payload: parking('cycle') },
      tellEngineer,
    }).machine;
  }
}
