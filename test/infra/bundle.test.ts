import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions, functionEntries } from '../../scripts/bundle.ts';

const directory = mkdtempSync(join(tmpdir(), 'rebours-bundle-'));
const outdir = join(directory, 'out');
let sizes: Map<string, number>;

beforeAll(async () => {
  const write = (name: string, source: string) => {
    writeFileSync(join(directory, name), source);
    return join(directory, name);
  };
  write('shared.ts', `export const words: string = '${'shared words '.repeat(1000)}';`);
  write('late.ts', `export const late: string = '${'late words '.repeat(5000)}';`);
  const entries = {
    greet: write('greet.ts', "import { words } from './shared.ts'; export const handler = async () => words.length;"),
    part: write(
      'part.ts',
      "import { words } from './shared.ts'; export const handler = async () => words.slice(0, 6);",
    ),
    defer: write('defer.ts', "export const handler = async () => (await import('./late.ts')).late.length;"),
    old: write('old.ts', "import { kind } from './old.cjs'; export const handler = async () => kind;"),
  };
  write('old.cjs', "exports.kind = typeof require('node:crypto').createHash;");
  mkdirSync(outdir);
  writeFileSync(join(outdir, 'left-over.mjs'), '');
  sizes = await bundleFunctions({ entries, outdir });
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const run = async (name: string) => {
  const module = (await import(join(outdir, name, 'index.mjs'))) as { handler: () => Promise<unknown> }; // what the bundle exports
  return module.handler();
};

describe('bundleFunctions', () => {
  it('gives every function its own module that runs', async () => {
    expect(await run('greet')).toBe(13_000);
    expect(await run('part')).toBe('shared');
    expect(await run('defer')).toBe(55_000);
  });

  it('lets CommonJS packages require what Node has', async () => {
    expect(await run('old')).toBe('function');
  });

  it('measures what a cold start loads: shared chunks count, late imports do not', () => {
    expect([...sizes.keys()]).toEqual(['defer', 'greet', 'old', 'part']);
    expect(sizes.get('greet')).toBeGreaterThan(13_000);
    expect(sizes.get('defer')).toBeLessThan(2_000);
  });

  it('leaves nothing of an earlier bundle', () => {
    expect(existsSync(join(outdir, 'left-over.mjs'))).toBe(false);
  });
});

describe('functionEntries', () => {
  it('names the contracts that have no function yet', () => {
    expect(() => functionEntries(directory)).toThrow(/Functions without a file in .*: .*send-email.*wake-executions/s);
  });
});
