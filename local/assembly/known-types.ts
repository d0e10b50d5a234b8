import type { Cloud } from './cloud.ts';

// What the laptop runs or reads.
const RUN = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::ReceiptRule',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::Scheduler::Schedule',
  'AWS::StepFunctions::StateMachine',
];

// What a deployed program is watched, protected or reached by, without a part in what it does. Policies on resources are among them:
// they let AWS's own services in, and locally nothing else comes in.
const NO_PART = [
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::S3::BucketPolicy',
  'AWS::SES::EmailIdentity',
  'AWS::SES::ReceiptFilter',
  'AWS::SES::ReceiptRuleSet',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::ScheduleGroup',
];

/** A type on neither list might do something the laptop would silently leave out: it is an error until somebody decides. */
export function refuseUnknownTypes(cloud: Cloud): void {
  for (const stack of cloud.stacks)
    for (const [logicalId, { Type }] of Object.entries(stack.template.Resources))
      if (!RUN.includes(Type) && !NO_PART.includes(Type))
        throw new Error(`${stack.name}.${logicalId}: the laptop does not know ${Type}`);
}
