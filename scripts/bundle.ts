import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { bundleDirectory } from '../infra/bundle-directory.ts';
import * as steps from '../shared/contracts/steps.ts';

const root = join(import.meta.dirname, '..');

interface BundleOptions {
  /** Source file of each function, by its name. */
  readonly entries: Readonly<Record<string, string>>;
  readonly outdir: string;
}

/** Minified bytes: what a cold start loads, and all that the function may load. */
export interface Size {
  readonly cold: number;
  readonly all: number;
}

/** One source file per contract. Throws with the names of those that are missing. */
export function functionEntries(directory = join(root, 'functions')): Record<string, string> {
  const entries = Object.values(steps).map(({ name }) => [name, join(directory, `${name}.ts`)] as const);
  const missing = entries.filter(([, file]) => !existsSync(file)).map(([name]) => name);
  if (missing.length > 0) throw new Error(`Functions without a file in ${directory}: ${missing.join(', ')}`);
  return Object.fromEntries(entries);
}

/**
 * The SDK describes every operation of a service in one file, with keys like `[_hH]` for `const _hH = "httpHeader"`. A computed key might do
 * something, so esbuild keeps all operations: 60 KB of S3's that nobody calls. Written out, those not reached by a command fall away.
 */
const sdkSchemas: Plugin = {
  name: 'sdk-schemas',
  setup(build) {
    build.onLoad({ filter: /node_modules\/@aws-sdk\/.*\/schemas\/schemas_0\.js$/ }, async ({ path }) => ({
      contents: withPlainKeys(await readFile(path, 'utf8')),
    }));
  },
};

/** A module whose computed keys that are constants of its own are plain keys. */
export function withPlainKeys(source: string): string {
  const constants = new Map(
    [...source.matchAll(/^const (_\w*) = ("[^"\\]*");$/gm)].map(([, name = '', text = '']) => [name, text]),
  );
  return source.replace(/\[(_\w*)\]:/g, (key, name: string) => {
    const text = constants.get(name);
    return text === undefined ? key : `${text}:`;
  });
}

/** How every function is bundled. */
export const bundling = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  charset: 'utf8', // else every accent of our texts is an escape of four to six bytes
  legalComments: 'none',
  metafile: true,
  plugins: [sdkSchemas],
} satisfies BuildOptions;

/**
 * Bundles all functions at once into `<outdir>/<name>/index.mjs` and the chunks they share: one asset for all of them.
 * Answers how many bytes each function is.
 */
export async function bundleFunctions({ entries, outdir }: BundleOptions): Promise<Map<string, Size>> {
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: Object.entries(entries).map(([name, file]) => ({ in: file, out: `${name}/index` })),
    ...bundling,
    outdir,
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[hash]',
    logLevel: 'warning',
    // CommonJS packages in an ES module still call `require` for Node's own modules.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  });
  const entry = (name: string) => join(relative(root, outdir), name, 'index.mjs');
  return new Map(
    Object.keys(entries)
      .sort()
      .map((name) => [
        name,
        { cold: bytesOf(metafile, entry(name), ['import-statement']), all: bytesOf(metafile, entry(name)) },
      ]),
  );
}

/** Bytes of a file and of everything it imports in one of these ways. */
function bytesOf(metafile: Metafile, entry: string, kinds: readonly string[] = ['import-statement', 'dynamic-import']) {
  const loaded = new Set<string>();
  const load = (file: string): number => {
    const output = metafile.outputs[file];
    if (output === undefined || loaded.has(file)) return 0;
    loaded.add(file);
    const imported = output.imports.filter(({ kind, external }) => kinds.includes(kind) && external !== true);
    return imported.reduce((bytes, { path }) => bytes + load(path), output.bytes);
  };
  return load(entry);
}

if (import.meta.main) {
  const sizes = await bundleFunctions({ entries: functionEntries(), outdir: bundleDirectory });
  const kilobytes = (bytes: number) => String(Math.ceil(bytes / 1024)).padStart(6);
  console.log(' start    all  minified KB: what a cold start loads, and with what is loaded only when it is needed');
  for (const [name, { cold, all }] of sizes) console.log(`${kilobytes(cold)} ${kilobytes(all)}  ${name}`);
}
