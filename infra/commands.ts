import { CfnOutput, Duration } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { outputOf } from '../shared/contracts/outputs.ts';
import { runCommand, tellWhy } from '../shared/contracts/steps.ts';
import { documentVariables, type Ground, historyVariables, programVariables } from './ground.ts';
import { StepLambda } from './step-lambda.ts';

/** A deadline of a thousand forms moves in well under a minute; whoever waits for the answer waits no longer than this. */
const commandTimeout = Duration.minutes(5);

/**
 * What coordinators and engineers do by hand: one function changes facts, one only reads. No address leads to them: who may call them is whom
 * an administrator gives the policy, and CloudTrail notes each call.
 */
export class Commands extends Construct {
  constructor(scope: Construct, id: string, ground: Ground) {
    super(scope, id);
    const change = new StepLambda(this, {
      step: runCommand,
      ground,
      environment: { ...programVariables(ground), ...documentVariables(ground) },
      timeout: commandTimeout,
      memorySize: 1024,
    });
    const tell = new StepLambda(this, { step: tellWhy, ground, environment: historyVariables(ground) });
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'Rebours: give commands (decide, cancel, extend, resend, pause, resume, map, learn) and ask why',
      statements: [
        new PolicyStatement({
          actions: ['lambda:InvokeFunction'],
          resources: [change.function.functionArn, tell.function.functionArn],
        }),
      ],
    });

    const tellName = (name: string, description: string, value: string) => {
      new CfnOutput(this, name, { description, value }).overrideLogicalId(name);
    };
    tellName(outputOf['run-command'], 'Changes facts by hand: docs/runbook.md', change.function.functionName);
    tellName(outputOf['tell-why'], 'Tells the life of a form, pair, cycle, email or task', tell.function.functionName);
    tellName('CommandPolicy', 'Attach it to the roles of coordinators and engineers', policy.managedPolicyArn);
  }
}
