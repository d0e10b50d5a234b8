import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { bundleDirectory } from '../infra/bundle-directory.ts';
import * as steps from '../shared/contracts/steps.ts';

const root = join(import.meta.dirname, '..');

interface BundleOptions {
  /** Source file of each function, by its name. */
  readonly entries: Readonly<Record<string, string>>;
  readonly outdir: string;
}

/** One source file per contract. Throws with the names of those that are missing. */
export function functionEntries(directory = join(root, 'functions')): Record<string, string> {
  const entries = Object.values(steps).map(({ name }) => [name, join(directory, `${name}.ts`)] as const);
  const missing = entries.filter(([, file]) => !existsSync(file)).map(([name]) => name);
  if (missing.length > 0) throw new Error(`Functions without a file in ${directory}: ${missing.join(', ')}`);
  return Object.fromEntries(entries);
}

/**
 * Bundles all functions at once into `<outdir>/<name>/index.mjs` and the chunks they share: one asset for all of them.
 * Answers how many bytes each function loads when it starts cold.
 */
export async function bundleFunctions({ entries, outdir }: BundleOptions): Promise<Map<string, number>> {
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: Object.entries(entries).map(([name, file]) => ({ in: file, out: `${name}/index` })),
    outdir,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[hash]',
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    // CommonJS packages in an ES module still call `require` for Node's own modules.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  });
  const size = (name: string) => coldBytes(metafile, join(relative(root, outdir), name, 'index.mjs'));
  return new Map(
    Object.keys(entries)
      .sort()
      .map((name) => [name, size(name)]),
  );
}

/** Bytes of a file and of everything it imports statically. */
function coldBytes(metafile: Metafile, entry: string): number {
  const loaded = new Set<string>();
  const load = (file: string): number => {
    const output = metafile.outputs[file];
    if (output === undefined || loaded.has(file)) return 0;
    loaded.add(file);
    const imported = output.imports.filter(({ kind, external }) => kind === 'import-statement' && external !== true);
    return imported.reduce((bytes, { path }) => bytes + load(path), output.bytes);
  };
  return load(entry);
}

if (import.meta.main) {
  const sizes = await bundleFunctions({ entries: functionEntries(), outdir: bundleDirectory });
  for (const [name, bytes] of sizes) console.log(`${String(Math.ceil(bytes / 1024)).padStart(6)} KB  ${name}`);
}
