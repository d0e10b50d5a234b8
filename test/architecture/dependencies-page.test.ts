import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const read = (...path: string[]) => readFileSync(join(import.meta.dirname, '..', '..', ...path), 'utf8');
const Versions = z.record(z.string(), z.string());
const { dependencies, devDependencies } = z
  .object({ dependencies: Versions, devDependencies: Versions })
  .parse(JSON.parse(read('package.json')));

const listed = [...read('docs', 'dependencies.md').matchAll(/^\| (\S+) \| (\d\S*) \| \S.* \|$/gm)].map(
  ([, name, version]) => [name, version],
);

describe('docs/dependencies.md', () => {
  it('says of every package what it is for, in the version that is installed, and of no other', () => {
    expect(Object.fromEntries(listed)).toEqual({ ...dependencies, ...devDependencies });
  });
});

describe('package.json', () => {
  it('pins every package to one version', () => {
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
