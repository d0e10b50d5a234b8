import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { assemble } from '../../scripts/assemble.ts';
import * as steps from '../../shared/contracts/steps.ts';

const Assets = z.object({ files: z.record(z.string(), z.object({ source: z.object({ path: z.string() }) })) });

describe('assemble', () => {
  it('answers a directory with both stacks and every function, whole in itself', async () => {
    const directory = await assemble();
    expect(existsSync(join(directory, 'ReboursRecords.template.json'))).toBe(true);
    const assets = Assets.parse(JSON.parse(readFileSync(join(directory, 'Rebours.assets.json'), 'utf8')));
    const bundle = Object.values(assets.files)
      .map(({ source }) => join(directory, source.path))
      .find((path) => statSync(path).isDirectory());
    const missing = Object.values(steps).filter(({ name }) => !existsSync(join(bundle ?? '', name, 'index.mjs')));
    expect(missing).toEqual([]);
  });

  it('builds once as long as no source changes', async () => {
    const first = await assemble();
    const builtAt = statSync(join(first, 'manifest.json')).mtimeMs;
    expect(await assemble()).toBe(first);
    expect(statSync(join(first, 'manifest.json')).mtimeMs).toBe(builtAt);
  });

  it('keeps an assembly of its own for other settings, with those settings in it', async () => {
    const coordinators = 'anna.weber@solane.example';
    const other = await assemble({ context: { coordinators } });
    expect(other).not.toBe(await assemble());
    expect(await assemble({ context: { coordinators } })).toBe(other);
    expect(readFileSync(join(other, 'Rebours.template.json'), 'utf8')).toContain(coordinators);
  });
});
