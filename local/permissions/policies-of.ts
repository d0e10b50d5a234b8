import * as z from 'zod';
import type { Cloud } from '../assembly/cloud.ts';
import { PolicyDocument, type Statement } from './statement.ts';

// AWS's own policies whose actions nobody calls here: writing logs and traces is Lambda's work.
const WITHOUT_EFFECT = [
  'service-role/AWSLambdaBasicExecutionRole',
  'AWSXRayDaemonWriteAccess',
  'AWSXrayWriteOnlyAccess',
].map((name) => `arn:aws:iam::aws:policy/${name}`);

const Inline = z.array(z.looseObject({ PolicyDocument }));
const Strings = z.array(z.string());

/**
 * Every statement of a role: inline, attached by the template, or by a managed policy of the app. An AWS managed policy that is not
 * known to be without effect is an error.
 */
export function policiesOf(cloud: Cloud, roleArn: string): readonly Statement[] {
  const known = read.get(cloud) ?? new Map<string, readonly Statement[]>();
  read.set(cloud, known);
  const statements = known.get(roleArn) ?? readPolicies(cloud, roleArn);
  known.set(roleArn, statements);
  return statements;
}

const read = new WeakMap<Cloud, Map<string, readonly Statement[]>>(); // a template does not change

function readPolicies(cloud: Cloud, roleArn: string): readonly Statement[] {
  const role = cloud.resources('AWS::IAM::Role').find(({ arn }) => arn === roleArn);
  if (role === undefined) throw new Error(`There is no role ${roleArn}`);
  const inline = Inline.parse(role.property('Policies') ?? []).map((policy) => policy.PolicyDocument);
  const managed = Strings.parse(role.property('ManagedPolicyArns') ?? []);
  const attached = cloud.resources('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy').filter((policy) => {
    const isNamed = policy.type === 'AWS::IAM::ManagedPolicy' && managed.includes(policy.arn);
    return isNamed || Strings.parse(policy.property('Roles') ?? []).includes(role.name);
  });
  const known = [
    ...WITHOUT_EFFECT,
    ...attached.filter(({ type }) => type === 'AWS::IAM::ManagedPolicy').map(({ arn }) => arn),
  ];
  const unknown = managed.find((arn) => !known.includes(arn));
  if (unknown !== undefined)
    throw new Error(`${role.stack}.${role.logicalId}: the managed policy ${unknown} is not known here`);
  return [...inline, ...attached.map((policy) => PolicyDocument.parse(policy.property('PolicyDocument')))].flatMap(
    (document) => document.Statement,
  );
}
