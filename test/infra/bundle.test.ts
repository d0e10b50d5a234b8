import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions, functionEntries, type Size, withPlainKeys } from '../../scripts/bundle.ts';

const directory = mkdtempSync(join(tmpdir(), 'rebours-bundle-'));
const outdir = join(directory, 'out');
let sizes: Map<string, Size>;

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

  it('measures what a cold start loads, shared chunks included, and apart from it what is imported late', () => {
    expect([...sizes.keys()]).toEqual(['defer', 'greet', 'old', 'part']);
    expect(sizes.get('greet')?.cold).toBeGreaterThan(13_000);
    expect(sizes.get('defer')?.cold).toBeLessThan(2_000);
    expect(sizes.get('defer')?.all).toBeGreaterThan(55_000);
  });

  it('leaves nothing of an earlier bundle', () => {
    expect(existsSync(join(outdir, 'left-over.mjs'))).toBe(false);
  });
});

describe('withPlainKeys', () => {
  it('writes out keys that are constants of the module, and leaves every other bracket alone', () => {
    const source = ['const _hH = "httpHeader";', 'export const x = [1, { [_hH]: _Ra, [other]: 1 }, [_hH], list[_hH]];'];
    expect(withPlainKeys(source.join('\n'))).toBe(
      [source[0], 'export const x = [1, { "httpHeader": _Ra, [other]: 1 }, [_hH], list[_hH]];'].join('\n'),
    );
  });
});

describe('the functions', () => {
  let functions: Map<string, Size>;
  const texts = (name: string): string => {
    const read = (file: string, seen: Set<string>): string => {
      if (seen.has(file)) return '';
      seen.add(file);
      const text = readFileSync(file, 'utf8');
      const imports = [...text.matchAll(/from"(\.[^"]+)"|import"(\.[^"]+)"/g)].map(
        ([, from, bare]) => from ?? bare ?? '',
      );
      return [text, ...imports.map((path) => read(join(dirname(file), path), seen))].join('\n');
    };
    return read(join(directory, 'functions', name, 'index.mjs'), new Set());
  };
  beforeAll(async () => {
    functions = await bundleFunctions({ entries: functionEntries(), outdir: join(directory, 'functions') });
  });

  it('hold no client of a service that they do not use', () => {
    expect(texts('send-email')).toContain('SendRawEmail');
    expect(texts('wake-executions')).toContain('SendTaskSuccess');
    expect(texts('receive-email')).not.toMatch(/SendRawEmail|SendTaskSuccess/);
    expect(texts('plan-pair')).not.toMatch(/SendRawEmail|SendTaskSuccess|GetObject/);
  });

  it('keep the door in below 900 KB, in thousands of bytes, and every planner below half of that', () => {
    expect(functions.get('receive-email')?.cold).toBeLessThan(900_000);
    for (const name of ['plan-cycle', 'plan-form', 'park', 'send-form'])
      expect(functions.get(name)?.cold).toBeLessThan(450_000);
  });

  it('hold of an SDK client only the operations that they call', () => {
    expect(texts('receive-email')).toContain('GetObject');
    expect(texts('receive-email')).not.toContain('PutBucketAnalyticsConfiguration');
  });
});

describe('functionEntries', () => {
  it('names the contracts that have no function yet', () => {
    expect(() => functionEntries(directory)).toThrow(/Functions without a file in .*: .*send-email.*wake-executions/s);
  });
});
