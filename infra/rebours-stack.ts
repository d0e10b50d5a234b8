import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { park, recordFailure } from '../shared/contracts/steps.ts';
import { Alarms } from './alarms.ts';
import { Commands } from './commands.ts';
import { CycleMachine } from './cycle-machine.ts';
import { DoorIn } from './door-in.ts';
import { DoorOut, sendTimeout } from './door-out.ts';
import { FormMachine } from './form-machine.ts';
import { type Ground, programVariables } from './ground.ts';
import { PairMachine } from './pair-machine.ts';
import { receiptRuleSetName } from './receipt-names.ts';
import type { Records } from './records.ts';
import type { Settings } from './settings.ts';
import { StepLambda } from './step-lambda.ts';
import { Sweeper } from './sweeper.ts';
import { Waker, wakeTimeout } from './waker.ts';
import { WorkQueue } from './work-queue.ts';

interface ReboursStackProps extends StackProps {
  readonly settings: Settings;
  readonly records: Records;
  /** Directory of the bundled functions. */
  readonly functions: string;
}

/** The running program: it can be deleted and deployed again, and goes on from the records. */
export class ReboursStack extends Stack {
  constructor(scope: Construct, id: string, { settings, records, functions, ...props }: ReboursStackProps) {
    super(scope, id, props);

    // Twenty receives are an hour: what our own setup keeps from SES comes back that long, then an alarm rings.
    const sending = new WorkQueue(this, 'Sending', { functionTimeout: sendTimeout, receives: 20 });
    const waking = new WorkQueue(this, 'Waking', { functionTimeout: wakeTimeout });
    const ground: Ground = {
      bundle: Code.fromAsset(functions),
      records,
      sendQueue: sending.queue,
      wakeQueue: waking.queue,
    };

    const environment = programVariables(ground);
    const parker = new StepLambda(this, { step: park, ground, environment });
    const tellEngineer = new StepLambda(this, { step: recordFailure, ground, environment });
    const machines = {
      cycle: new CycleMachine(this, 'CycleMachine', { ground, park: parker, tellEngineer }).machine,
      form: new FormMachine(this, 'FormMachine', { ground, tellEngineer }).machine,
      pair: new PairMachine(this, 'PairMachine', { ground, park: parker, tellEngineer }).machine,
    };

    const doorIn = new DoorIn(this, 'DoorIn', { ground, settings });
    const doorOut = new DoorOut(this, 'DoorOut', { ground, settings, sending });
    new Waker(this, 'Waker', { ground, waking, machines });
    const sweeper = new Sweeper(this, 'Sweeper', { ground, receiving: doorIn.receiving.queue });
    new Commands(this, 'Commands', ground);

    new Alarms(this, 'Alarms', {
      engineers: settings.engineers ?? [],
      queues: { receive: doorIn.receiving, send: sending, settle: doorOut.settling, wake: waking },
      notices: doorIn.notices,
      paused: doorOut.paused,
      machines,
      rounds: { sweeper: sweeper.function, reconciler: sweeper.reconciler },
    });
    this.tellWhatDnsNeeds(doorOut, settings);
  }

  /** What a person must do once outside CloudFormation, in a form to copy. */
  private tellWhatDnsNeeds({ identity }: DoorOut, settings: Settings): void {
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(this, `Dkim${String(index + 1)}`, { value: `${name} CNAME ${value}` });
    });
    new CfnOutput(this, 'Inbound', {
      value: `${settings.inboundDomain} MX 10 inbound-smtp.${settings.region}.amazonaws.com`,
    });
    new CfnOutput(this, 'ReceiptRuleSet', {
      description: 'Only one rule set is active per region, and CloudFormation cannot activate it',
      value: `aws ses set-active-receipt-rule-set --region ${settings.region} --rule-set-name ${receiptRuleSetName(settings)}`,
    });
  }
}
