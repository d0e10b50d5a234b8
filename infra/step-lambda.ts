import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import type { EnvironmentOf, Step } from '../shared/contracts/step.ts';
import { type Access, accessOf } from './access.ts';
import type { Ground } from './ground.ts';

type AnyStep = Step<z.ZodObject, z.ZodType, z.ZodType>;

interface StepLambdaProps<S extends AnyStep, E extends EnvironmentOf<S>> {
  readonly step: S;
  readonly ground: Ground;
  /** Exactly the variables of the contract: a missing, extra or misspelt one does not compile. */
  readonly environment: E & Readonly<Record<Exclude<keyof E, keyof EnvironmentOf<S>>, never>>;
  /** Rights beyond those that follow from the environment. */
  readonly access?: readonly Access[];
  readonly timeout?: Duration;
  readonly memorySize?: number;
}

/** The Lambda of one contract, with a role of its own that may use what its environment names. Its construct id is the contract's name. */
export class StepLambda<S extends AnyStep, E extends EnvironmentOf<S>> extends Construct {
  readonly name: string;
  readonly function: Function;
  readonly logGroup: LogGroup;
  /** After which Lambda gives up; a deadline in a machine must be later. */
  readonly timeout: Duration;

  constructor(
    scope: Construct,
    { step, ground, environment, access = [], timeout, memorySize = 512 }: StepLambdaProps<S, E>,
  ) {
    super(scope, step.name);
    this.name = step.name;
    this.timeout = timeout ?? Duration.seconds(30);

    this.logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/rebours/${step.name}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY, // ids only: nothing a deleted stack would have to keep
    });
    const rights = [...accessOf(Object.keys(environment), ground), ...access];
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        use: new PolicyDocument({ statements: rights.flatMap(({ statements }) => statements) }),
        log: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [this.logGroup.logGroupArn],
            }),
          ],
        }),
        trace: new PolicyDocument({ statements: [tracing()] }),
      },
    });
    Validations.of(role).acknowledge(tracingAcknowledged, ...rights.flatMap(({ acknowledged }) => acknowledged ?? []));

    this.function = new Function(this, 'Function', {
      description: `Rebours: ${step.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: ground.bundle,
      handler: `${step.name}/index.handler`,
      role: role.withoutPolicyUpdates(), // every right is written here, none is added by what uses the function
      environment: { ...environment },
      timeout: this.timeout,
      memorySize,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
    });
  }
}

/** Sending traces to X-Ray. */
export function tracing(): PolicyStatement {
  return new PolicyStatement({
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
    resources: ['*'], // X-Ray has no resource to name
  });
}

const tracingAcknowledged = {
  id: 'AwsSolutions-IAM5[Resource::*]',
  reason: 'X-Ray knows no resources: its four actions can only be granted on all of them.',
};
