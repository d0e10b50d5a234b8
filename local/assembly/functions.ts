import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Cloud, Resource } from './cloud.ts';

/** A Lambda function as deployed, with the code it runs. */
export type FunctionResource = {
  readonly stack: string;
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** The file of the asset that holds the handler. */
  readonly modulePath: string;
  readonly exportName: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly roleArn: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
};

const Environment = z.object({ Variables: z.record(z.string(), z.string()).default({}) });

/** Every function of the app. Inline code is refused: it cannot be a handler of ours. */
export function functionsOf(cloud: Cloud): FunctionResource[] {
  return cloud.resources('AWS::Lambda::Function').map((resource) => {
    const handler = z.string().parse(resource.property('Handler'));
    const dot = handler.lastIndexOf('.');
    return {
      stack: resource.stack,
      logicalId: resource.logicalId,
      name: resource.name,
      arn: resource.arn,
      modulePath: moduleOf(cloud, resource, handler.slice(0, dot)),
      exportName: handler.slice(dot + 1),
      environment: Environment.parse(resource.property('Environment') ?? {}).Variables,
      roleArn: z.string().parse(resource.property('Role')),
      memoryMegabytes: z.number().default(128).parse(resource.property('MemorySize')), // Lambda's default
      timeoutSeconds: z.number().default(3).parse(resource.property('Timeout')), // Lambda's default
    };
  });
}

function moduleOf(cloud: Cloud, resource: Resource, file: string): string {
  const { S3Key } = z.object({ S3Key: z.string() }).parse(resource.property('Code'));
  const assets = cloud.stacks.find((stack) => stack.name === resource.stack)?.assets ?? {};
  const directory = assets[S3Key.replace(/\.zip$/, '')];
  if (directory === undefined)
    throw new Error(`${resource.stack}.${resource.logicalId}: the assembly has no asset ${S3Key}`);
  const candidates = ['mjs', 'js', 'cjs'].map((extension) => join(directory, `${file}.${extension}`));
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error(`${resource.stack}.${resource.logicalId}: its asset has no module ${file}`);
  return found;
}
