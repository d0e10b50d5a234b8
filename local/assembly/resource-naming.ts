/** The account and region the laptop pretends to be. */
export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';

/** What CloudFormation calls a resource once it exists. */
type Naming = {
  /** The property that fixes the name, if the template may. */
  readonly property?: string;
  readonly arn?: (name: string) => string;
  /** What `Ref` gives. */
  readonly ref: 'name' | 'arn' | 'url';
  /** What `Fn::GetAtt` gives beside `Arn`. */
  readonly attributes?: Readonly<Record<string, 'name' | 'arn' | 'url'>>;
};

const regional =
  (service: string, prefix = '') =>
  (name: string) =>
    `arn:aws:${service}:${REGION}:${ACCOUNT}:${prefix}${name}`;
const iam = (prefix: string) => (name: string) => `arn:aws:iam::${ACCOUNT}:${prefix}/${name}`;
const TABLE: Naming = { property: 'TableName', arn: regional('dynamodb', 'table/'), ref: 'name' };

/** By resource type; a type that is missing can be declared but not referred to. */
export const NAMINGS: Readonly<Record<string, Naming>> = {
  'AWS::CloudWatch::Alarm': { property: 'AlarmName', arn: regional('cloudwatch', 'alarm:'), ref: 'name' },
  'AWS::DynamoDB::GlobalTable': TABLE,
  'AWS::DynamoDB::Table': TABLE,
  'AWS::IAM::ManagedPolicy': { property: 'ManagedPolicyName', arn: iam('policy'), ref: 'arn' },
  'AWS::IAM::Role': { property: 'RoleName', arn: iam('role'), ref: 'name' },
  'AWS::KMS::Alias': { property: 'AliasName', ref: 'name' },
  'AWS::KMS::Key': { arn: regional('kms', 'key/'), ref: 'name' },
  'AWS::Lambda::Function': { property: 'FunctionName', arn: regional('lambda', 'function:'), ref: 'name' },
  'AWS::Logs::LogGroup': {
    property: 'LogGroupName',
    arn: (name) => `${regional('logs', 'log-group:')(name)}:*`,
    ref: 'name',
  },
  'AWS::S3::Bucket': { property: 'BucketName', arn: (name) => `arn:aws:s3:::${name}`, ref: 'name' },
  'AWS::SES::ConfigurationSet': { property: 'Name', arn: regional('ses', 'configuration-set/'), ref: 'name' },
  'AWS::SES::EmailIdentity': { property: 'EmailIdentity', arn: regional('ses', 'identity/'), ref: 'name' },
  'AWS::SES::ReceiptRuleSet': { property: 'RuleSetName', ref: 'name' },
  'AWS::SES::ReceiptRule': { ref: 'name' },
  'AWS::SNS::Topic': {
    property: 'TopicName',
    arn: regional('sns'),
    ref: 'arn',
    attributes: { TopicArn: 'arn', TopicName: 'name' },
  },
  'AWS::SQS::Queue': {
    property: 'QueueName',
    arn: regional('sqs'),
    ref: 'url',
    attributes: { QueueName: 'name', QueueUrl: 'url' },
  },
  'AWS::Scheduler::Schedule': { property: 'Name', arn: regional('scheduler', 'schedule/default/'), ref: 'name' },
  'AWS::Scheduler::ScheduleGroup': { property: 'Name', arn: regional('scheduler', 'schedule-group/'), ref: 'name' },
  'AWS::StepFunctions::StateMachine': {
    property: 'StateMachineName',
    arn: regional('states', 'stateMachine:'),
    ref: 'arn',
    attributes: { Name: 'name' },
  },
};

/** The address a queue is sent to. */
export function queueUrl(name: string): string {
  return `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`;
}
