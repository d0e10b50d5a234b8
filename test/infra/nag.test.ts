import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { cdkContext } from '../../scripts/assemble.ts';
import { emptyApp } from './synthesized.ts';

const checked = async () => {
  const built = await emptyApp();
  Validations.of(built.app).addPlugins(new AwsSolutionsChecks(built.app));
  return built;
};

describe('cdk-nag', () => {
  it('has no finding that nobody acknowledged', async () => {
    const { app, remove } = await checked();
    expect(() => app.synth()).not.toThrow();
    remove();
  });

  it('stops the synthesis at a finding without an acknowledgement', async () => {
    const { app, remove } = await checked();
    new Queue(new Stack(app, 'Extra'), 'Leaky');
    expect(() => app.synth()).toThrow('AwsSolutions-SQS3');
    remove();
  });
});

describe('cdk.json', () => {
  it('takes every feature flag that CDK recommends, but keeps strong references between the stacks', async () => {
    const path = createRequire(import.meta.url).resolve('aws-cdk-lib/recommended-feature-flags.json');
    const recommended = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8')));
    // Weak references would let the records be deleted under the running program.
    expect(await cdkContext()).toMatchObject({ ...recommended, '@aws-cdk/core:defaultCrossStackReferences': 'strong' });
  });
});
