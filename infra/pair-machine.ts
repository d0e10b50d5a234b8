import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import {
  askDates,
  askFeedback,
  closePair,
  concludeSession,
  intervene,
  introducePair,
  inviteToSessions,
  placeSessions,
  planPair,
  seeToPause,
  sendSheet,
  settleHold,
  weighFeedback,
} from '../shared/contracts/steps.ts';
import { type Ground, peopleVariables, programVariables } from './ground.ts';
import { type NextOf, parking, type Worker } from './planned-loop.ts';
import { StepLambda } from './step-lambda.ts';
import { WatchingMachine } from './watching-machine.ts';

interface PairMachineProps {
  readonly ground: Ground;
  readonly park: Worker;
  readonly tellEngineer: Worker;
}

/** Accompanies one pair from its introduction to its last session. */
export class PairMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { ground, park, tellEngineer }: PairMachineProps) {
    super(scope, id);
    const facts = programVariables(ground);
    const factsAndNames = { ...facts, ...peopleVariables(ground) };
    this.machine = new WatchingMachine<NextOf<typeof planPair>, 'wait'>(this, 'Pair', {
      entity: 'pair',
      plan: new StepLambda(this, { step: planPair, ground, environment: facts }),
      acts: {
        'introduce-pair': {
          state: 'Introduce the pair',
          by: new StepLambda(this, { step: introducePair, ground, environment: factsAndNames }),
        },
        'ask-dates': {
          state: 'Ask for dates',
          by: new StepLambda(this, { step: askDates, ground, environment: factsAndNames }),
        },
        'place-sessions': {
          state: 'Place the sessions',
          by: new StepLambda(this, { step: placeSessions, ground, environment: facts }),
        },
        'invite-to-sessions': {
          state: 'Invite to the sessions',
          by: new StepLambda(this, { step: inviteToSessions, ground, environment: facts }),
        },
        'send-sheet': {
          state: 'Send the session sheet',
          by: new StepLambda(this, { step: sendSheet, ground, environment: facts }),
        },
        'ask-feedback': {
          state: 'Ask for feedback',
          by: new StepLambda(this, { step: askFeedback, ground, environment: factsAndNames }),
        },
        'weigh-feedback': {
          state: 'Weigh the feedback',
          by: new StepLambda(this, { step: weighFeedback, ground, environment: factsAndNames }),
        },
        'conclude-session': {
          state: 'Conclude the session',
          by: new StepLambda(this, { step: concludeSession, ground, environment: facts }),
        },
        intervene: {
          state: 'Intervene',
          by: new StepLambda(this, { step: intervene, ground, environment: factsAndNames }),
        },
        'settle-hold': {
          state: 'Settle what was on hold',
          by: new StepLambda(this, { step: settleHold, ground, environment: factsAndNames }),
        },
        'see-to-pause': {
          state: 'See to the pause',
          by: new StepLambda(this, { step: seeToPause, ground, environment: factsAndNames }),
        },
        'close-pair': {
          state: 'Close the pair',
          by: new StepLambda(this, { step: closePair, ground, environment: facts }),
        },
      },
      wait: { on: ['wait'], state: 'Wait for the pair to move', by: park, payload: parking('pair') },
      tellEngineer,
    }).machine;
  }
}
