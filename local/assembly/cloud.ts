import * as z from 'zod';
import { ACCOUNT, NAMINGS, queueUrl, REGION } from './resource-naming.ts';
import type { Stack } from './template.ts';

/** A declared resource with the names it will have. `properties` are as in the template: resolve what you read. */
export type Resource = {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Throws for a type that has none. */
  readonly arn: string;
  /** One property without intrinsics left, undefined when absent; one that cannot be resolved is an error naming its path. */
  readonly property: (name: string) => unknown;
};

/** The stacks as if deployed: every reference among them, also across stacks, has its final value. */
export type Cloud = {
  readonly stacks: readonly Stack[];
  readonly resources: (...types: string[]) => Resource[];
  readonly resource: (stack: string, logicalId: string) => Resource;
  readonly resolve: (stack: string, value: unknown, path: string) => unknown;
};

const GetAtt = z.union([
  z.tuple([z.string(), z.string()]),
  z.string().transform((text) => [text.slice(0, text.indexOf('.')), text.slice(text.indexOf('.') + 1)] as const),
]);
const Join = z.tuple([z.string(), z.array(z.unknown())]);
const Split = z.tuple([z.string(), z.unknown()]);
const Select = z.tuple([z.coerce.number(), z.unknown()]);
const Variables = z.record(z.string(), z.unknown());
const Sub = z.union([
  z.string().transform((text) => [text, Variables.parse({})] as const),
  z.tuple([z.string(), Variables]),
]);

/** Resolves as CloudFormation would, on demand: what nobody reads need not be resolvable. */
export function cloudOf(stacks: readonly Stack[]): Cloud {
  const stackOf = (name: string): Stack => {
    const stack = stacks.find((candidate) => candidate.name === name);
    if (stack === undefined) throw new Error(`There is no stack ${name}`);
    return stack;
  };

  function resource(stack: string, logicalId: string, path = `${stack}.Resources.${logicalId}`): Resource {
    const declared = stackOf(stack).template.Resources[logicalId];
    if (declared === undefined) throw new Error(`${path}: stack ${stack} has no resource ${logicalId}`);
    const { Type: type, Properties: properties } = declared;
    const naming = NAMINGS[type];
    const at = `${stack}.Resources.${logicalId}.Properties`;
    const explicit = naming?.property === undefined ? undefined : properties[naming.property];
    const generated = type === 'AWS::S3::Bucket' ? `${stack}-${logicalId}`.toLowerCase() : `${stack}-${logicalId}`;
    const name =
      explicit === undefined ? generated : String(resolve(stack, explicit, `${at}.${String(naming?.property)}`));
    return {
      stack,
      logicalId,
      type,
      name,
      properties,
      get arn() {
        if (naming?.arn === undefined) throw new Error(`${path}: the ARN of a ${type} is not known here`);
        return naming.arn(name);
      },
      property: (property) =>
        property in properties ? resolve(stack, properties[property], `${at}.${property}`) : undefined,
    };
  }

  function named(stack: string, logicalId: string, kind: string, path: string): string {
    const target = resource(stack, logicalId, path);
    const naming = NAMINGS[target.type];
    const what = kind === 'ref' ? naming?.ref : kind === 'Arn' ? 'arn' : naming?.attributes?.[kind];
    if (what === undefined)
      throw new Error(`${path}: ${kind === 'ref' ? 'Ref' : kind} of a ${target.type} is not known here`);
    return what === 'arn' ? target.arn : what === 'url' ? queueUrl(target.name) : target.name;
  }

  function ref(stack: string, name: string, path: string): string {
    const pseudo: Record<string, string> = {
      'AWS::AccountId': ACCOUNT,
      'AWS::Region': REGION,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack,
    };
    const known = pseudo[name] ?? stackOf(stack).template.Parameters[name]?.Default;
    return known === undefined ? named(stack, name, 'ref', path) : z.coerce.string().parse(known);
  }

  function imported(name: string, path: string): unknown {
    for (const stack of stacks)
      for (const [id, output] of Object.entries(stack.template.Outputs)) {
        const at = `${stack.name}.Outputs.${id}`;
        if (output.Export !== undefined && resolve(stack.name, output.Export.Name, at) === name)
          return resolve(stack.name, output.Value, at);
      }
    throw new Error(`${path}: no stack exports ${name}`);
  }

  function intrinsic(stack: string, name: string, argument: unknown, path: string): unknown {
    const inner = (value: unknown): unknown => resolve(stack, value, path);
    switch (name) {
      case 'Ref':
        return ref(stack, z.string().parse(argument), path);
      case 'Fn::GetAtt': {
        const [logicalId, attribute] = GetAtt.parse(argument);
        return named(stack, logicalId, attribute, path);
      }
      case 'Fn::Join': {
        const [separator, parts] = Join.parse(argument);
        return z.array(z.coerce.string()).parse(parts.map(inner)).join(separator);
      }
      case 'Fn::Split': {
        const [separator, text] = Split.parse(argument);
        return z.string().parse(inner(text)).split(separator);
      }
      case 'Fn::Select': {
        const [index, list] = Select.parse(argument);
        const value = z.array(z.unknown()).parse(inner(list))[index];
        if (value === undefined) throw new Error(`${path}: Fn::Select finds nothing at ${String(index)}`);
        return value;
      }
      case 'Fn::Sub': {
        const [text, variables] = Sub.parse(argument);
        return text.replace(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, variable: string) => {
          if (literal !== '') return `\${${variable}}`;
          if (variable in variables) return String(inner(variables[variable]));
          if (!variable.includes('.')) return ref(stack, variable, path);
          const [logicalId, attribute] = GetAtt.parse(variable);
          return named(stack, logicalId, attribute, path);
        });
      }
      case 'Fn::ImportValue':
        return imported(z.string().parse(inner(argument)), path);
      default:
        throw new Error(`${path}: ${name} is not supported`);
    }
  }

  function resolve(stack: string, value: unknown, path: string): unknown {
    if (Array.isArray(value))
      return value.map((element, index) => resolve(stack, element, `${path}[${String(index)}]`));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined && (only[0] === 'Ref' || only[0].startsWith('Fn::')))
      return intrinsic(stack, only[0], only[1], path);
    return Object.fromEntries(entries.map(([key, element]) => [key, resolve(stack, element, `${path}.${key}`)]));
  }

  return {
    stacks,
    resource,
    resolve,
    resources: (...types) =>
      stacks.flatMap((stack) =>
        Object.entries(stack.template.Resources)
          .filter(([, declared]) => types.includes(declared.Type))
          .map(([logicalId]) => resource(stack.name, logicalId)),
      ),
  };
}
