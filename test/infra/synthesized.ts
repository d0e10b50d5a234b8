import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import * as z from 'zod';
import { reboursApp } from '../../infra/rebours-app.ts';
import { cdkContext } from '../../scripts/assemble.ts';
import * as steps from '../../shared/contracts/steps.ts';

/** One resource with its references replaced: `Ref` and `GetAtt` by names, imports by what they stand for. */
export type Resource = { readonly id: string; readonly type: string; readonly properties: Record<string, unknown> };

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});
type Template = z.infer<typeof Template>;

/** A directory with one empty function per contract, as the bundle would be laid out. */
function emptyFunctions(): string {
  const directory = mkdtempSync(join(tmpdir(), 'rebours-functions-'));
  for (const { name } of Object.values(steps)) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, 'index.mjs'), 'export const handler = async () => ({});\n');
  }
  return directory;
}

/** The app over empty functions, with other settings if given. */
export async function emptyApp(overrides: Record<string, unknown> = {}) {
  const outdir = mkdtempSync(join(tmpdir(), 'rebours-assembly-'));
  const functions = emptyFunctions();
  const app = reboursApp({ functions, outdir, context: { ...(await cdkContext()), ...overrides } });
  return {
    app,
    outdir,
    remove: () => {
      for (const directory of [outdir, functions]) rmSync(directory, { recursive: true });
    },
  };
}

/** The resources of both stacks as CloudFormation would see them in account 123456789012. */
export function synthesizedResources(): Resource[] {
  return resourcesIn(inject('assembly'));
}

/** The same with other settings. */
export async function resourcesWith(overrides: Record<string, unknown>): Promise<Resource[]> {
  const { app, outdir, remove } = await emptyApp(overrides);
  app.synth();
  const resources = resourcesIn(outdir);
  remove();
  return resources;
}

function resourcesIn(assembly: string): Resource[] {
  const read = (stack: string) =>
    Template.parse(JSON.parse(readFileSync(join(assembly, `${stack}.template.json`), 'utf8')));
  const [records, running] = [read('ReboursRecords'), read('Rebours')];
  const exported = new Map(
    Object.values(records.Outputs).flatMap(({ Value, Export }) =>
      Export === undefined ? [] : [[Export.Name, resolve(Value, new Map())] as const],
    ),
  );
  return [...resourcesOf(records, exported), ...resourcesOf(running, exported)];
}

function resourcesOf(template: Template, exported: Map<string, unknown>): Resource[] {
  return Object.entries(template.Resources).map(([id, { Type, Properties }]) => ({
    id,
    type: Type,
    properties: resolve(Properties, exported) as Record<string, unknown>, // an object stays an object
  }));
}

const pseudo: Record<string, string> = {
  'AWS::AccountId': '123456789012',
  'AWS::Region': 'eu-west-1',
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

function resolve(value: unknown, exported: Map<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((member) => resolve(member, exported));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length !== 1 || name === undefined || !/^(Ref|Fn::.*)$/.test(name))
    return Object.fromEntries(entries.map(([key, member]) => [key, resolve(member, exported)]));
  switch (name) {
    case 'Ref':
      return pseudo[String(argument)] ?? String(argument);
    case 'Fn::GetAtt': {
      const [id, attribute] = z.tuple([z.string(), z.string()]).parse(argument);
      return attribute === 'Arn' ? `arn:${id}` : `${id}.${attribute}`;
    }
    case 'Fn::Join': {
      const [separator, parts] = z.tuple([z.string(), z.array(z.unknown())]).parse(argument);
      return parts.map((part) => String(resolve(part, exported))).join(separator);
    }
    case 'Fn::Sub':
      return z
        .string()
        .parse(argument)
        .replace(/\$\{(.+?)\}/g, (_, of: string) => pseudo[of] ?? missing(of));
    case 'Fn::ImportValue':
      return exported.get(String(argument)) ?? missing(String(argument));
    default:
      throw new Error(`The template uses ${name}, which this test does not know`);
  }
}

function missing(name: string): never {
  throw new Error(`Nothing is called ${name}`);
}

/** Those of one type, `AWS::SQS::Queue` say. */
export function ofType(resources: readonly Resource[], type: string): Resource[] {
  return resources.filter((resource) => resource.type === type);
}

const list = <T extends z.ZodType>(member: T) => z.union([z.array(member), member.transform((one) => [one])]);
const Statement = z.object({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: list(z.string()),
  Resource: list(z.string()).optional(),
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
export type Statement = z.infer<typeof Statement>;
const PolicyDocument = z.object({ Statement: z.array(Statement) });

/** The statements of a policy document. */
export function statementsOf(document: unknown): Statement[] {
  return PolicyDocument.parse(document).Statement;
}

const Role = z.object({
  ManagedPolicyArns: z.array(z.string()).optional(),
  Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.unknown() })),
});

/** What a role may do, and which managed policies it leans on. */
export function roleOf({ properties }: Resource): { statements: Statement[]; managed: readonly string[] } {
  const { Policies, ManagedPolicyArns = [] } = Role.parse(properties);
  return { statements: Policies.flatMap((policy) => statementsOf(policy.PolicyDocument)), managed: ManagedPolicyArns };
}

const FunctionProperties = z.object({
  Handler: z.string(),
  Role: z.string(),
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  Timeout: z.int(),
  MemorySize: z.int(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
  LoggingConfig: z.object({ LogFormat: z.string(), LogGroup: z.string() }),
});

/** Every function by its contract's name, with its role. */
export function functionsOf(resources: readonly Resource[]) {
  return ofType(resources, 'AWS::Lambda::Function').map(({ id, properties }) => {
    const parsed = FunctionProperties.parse(properties);
    const role = resources.find((resource) => `arn:${resource.id}` === parsed.Role);
    if (role === undefined) throw new Error(`No role for ${id}`);
    return { ...parsed, id, name: parsed.Handler.replace('/index.handler', ''), role: roleOf(role) };
  });
}

const Retrier = z.object({ ErrorEquals: z.array(z.string()), MaxAttempts: z.int() });
const Catcher = z.object({ ErrorEquals: z.array(z.string()), Next: z.string() });
const State = z.object({
  Type: z.string(),
  Next: z.string().optional(),
  Resource: z.string().optional(),
  TimeoutSeconds: z.union([z.int(), z.string()]).optional(),
  Arguments: z.object({ FunctionName: z.string(), Payload: z.record(z.string(), z.string()) }).optional(),
  Retry: z.array(Retrier).optional(),
  Catch: z.array(Catcher).optional(),
  Choices: z.array(z.object({ Condition: z.string(), Next: z.string() })).optional(),
});
const Definition = z.object({ StartAt: z.string(), QueryLanguage: z.string(), States: z.record(z.string(), State) });

/** Every machine with its definition as JSON and as states. */
export function machinesOf(resources: readonly Resource[]) {
  return ofType(resources, 'AWS::StepFunctions::StateMachine').map(({ id, properties }) => {
    const source: unknown = JSON.parse(z.string().parse(properties['DefinitionString']));
    const states = Object.entries(Definition.parse(source).States).map(([name, state]) => ({ name, ...state }));
    return { id, name: String(properties['StateMachineName']), properties, source, states };
  });
}

const MetricSource = {
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
};
const AlarmOfOne = z.object({ ...MetricSource, Period: z.int(), Statistic: z.string() });
const AlarmOfSeveral = z.object({
  Metrics: z.array(
    z.object({
      MetricStat: z.object({ Metric: z.object(MetricSource), Period: z.int(), Stat: z.string() }).optional(),
    }),
  ),
});

/** Every alarm by the name of its article, with the metrics it looks at, whether it adds several up or not. */
export function alarmsOf(resources: readonly Resource[]) {
  return ofType(resources, 'AWS::CloudWatch::Alarm').map(({ properties }) => ({
    name: String(properties['AlarmName']).replace('rebours-', ''),
    metrics: watchedBy(properties).map(({ Namespace, MetricName, Dimensions, Period, Statistic }) => ({
      namespace: Namespace,
      metric: MetricName,
      of: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])),
      seconds: Period,
      statistic: Statistic,
    })),
  }));
}

function watchedBy(properties: Resource['properties']): z.infer<typeof AlarmOfOne>[] {
  if (properties['Metrics'] === undefined) return [AlarmOfOne.parse(properties)];
  return AlarmOfSeveral.parse(properties).Metrics.flatMap(({ MetricStat }) =>
    MetricStat === undefined ? [] : [{ ...MetricStat.Metric, Period: MetricStat.Period, Statistic: MetricStat.Stat }],
  );
}
