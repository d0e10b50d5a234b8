import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, QueryLanguage, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type Act, type PlannedLoopProps, plannedLoop } from './planned-loop.ts';
import { tracing } from './step-lambda.ts';

/** The machine that watches over one cycle, form or pair. It may call its own functions and nothing else. */
export class WatchingMachine<Next extends string, Waiting extends Next> extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, loop: PlannedLoopProps<Next, Waiting>) {
    super(scope, id);
    const name = `rebours-${loop.entity}`;
    const workers = [loop.plan, ...Object.values<Act>(loop.acts).map(({ by }) => by), loop.wait.by, loop.tellEngineer];

    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      inlinePolicies: {
        call: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['lambda:InvokeFunction'],
              resources: workers.map((worker) => worker.function.functionArn),
            }),
          ],
        }),
        log: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: [
                'logs:CreateLogDelivery',
                'logs:GetLogDelivery',
                'logs:UpdateLogDelivery',
                'logs:DeleteLogDelivery',
                'logs:ListLogDeliveries',
                'logs:PutResourcePolicy',
                'logs:DescribeResourcePolicies',
                'logs:DescribeLogGroups',
              ],
              resources: ['*'], // vended logs know no resource to name
            }),
          ],
        }),
        trace: new PolicyDocument({ statements: [tracing()] }),
      },
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'X-Ray and the delivery of vended logs know no resources: their actions can only be granted on all of them.',
    });

    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: name,
      stateMachineType: StateMachineType.STANDARD,
      queryLanguage: QueryLanguage.JSONATA,
      definitionBody: DefinitionBody.fromChainable(plannedLoop(this, loop)),
      role: role.withoutPolicyUpdates(),
      timeout: Duration.days(360), // before AWS ends it after a year; the sweeper starts the next
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Log', {
          logGroupName: `/aws/vendedlogs/states/${name}`, // the prefix keeps the logs' resource policy short
          retention: RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
  }
}
