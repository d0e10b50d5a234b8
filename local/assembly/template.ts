import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Resource = z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
const Template = z.object({
  Resources: z.record(z.string(), Resource).default({}),
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
});

/** One stack of a cloud assembly: its template, and where the files its functions are made of lie. */
export type Stack = {
  readonly name: string;
  readonly template: z.infer<typeof Template>;
  /** Directories of assets by their hash. */
  readonly assets: Readonly<Record<string, string>>;
};

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      properties: z
        .looseObject({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          file: z.string().optional(),
        })
        .optional(),
    }),
  ),
});
const Assets = z.object({
  files: z.record(z.string(), z.looseObject({ source: z.looseObject({ path: z.string().optional() }) })),
});

/** Every stack of a synthesized app (`cdk.out`), in the order of the manifest. */
export function readStacks(directory: string): Stack[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(directory, file), 'utf8'));
  const artifacts = Object.entries(Manifest.parse(read('manifest.json')).artifacts);
  const assets = artifacts
    .filter(([, artifact]) => artifact.type === 'cdk:asset-manifest')
    .flatMap(([, { properties }]) =>
      properties?.file === undefined ? [] : Object.entries(Assets.parse(read(properties.file)).files),
    )
    .flatMap(([hash, { source }]) =>
      source.path === undefined ? [] : [[hash, join(directory, source.path)] as const],
    );
  return artifacts
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([id, { properties }]) => {
      if (properties?.templateFile === undefined) throw new Error(`Stack ${id} has no template`);
      return {
        name: properties.stackName ?? id,
        template: Template.parse(read(properties.templateFile)),
        assets: Object.fromEntries(assets),
      };
    });
}
