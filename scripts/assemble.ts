import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { bundleFunctions, functionEntries } from './bundle.ts';

const root = join(import.meta.dirname, '..');
const cache = join(root, '.cache', 'assembly');
const sources = [
  'infra',
  'functions',
  'shared',
  'scripts/bundle.ts',
  'scripts/assemble.ts',
  'cdk.json',
  'package-lock.json',
];

interface AssembleOptions {
  /** Where the cloud assembly goes instead of the cache; what is there is replaced. */
  readonly outdir?: string;
  /** Builds even if nothing changed. */
  readonly force?: boolean;
  /** Settings that replace those of cdk.json, as `-c name=value` does. */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * Bundles the functions and synthesizes the app, without CLI, account or network. Answers the directory of the cloud assembly.
 * In the cache it is named after the hash of all sources and of the given context, and appears complete or not at all, so several processes may share it.
 */
export async function assemble({ outdir, force = false, context = {} }: AssembleOptions = {}): Promise<string> {
  if (outdir !== undefined) {
    const directory = resolve(outdir);
    await rm(directory, { recursive: true, force: true });
    await synthesize(directory, context);
    return directory;
  }
  const finished = join(cache, await hashOfSources(context));
  if (existsSync(finished) && !force) {
    const now = new Date();
    await utimes(finished, now, now); // in use: among the last to be forgotten
    return finished;
  }
  const building = `${finished}-${randomUUID()}`;
  try {
    await synthesize(building, context);
    if (force) await rm(finished, { recursive: true, force: true });
    if (!existsSync(finished)) await rename(building, finished); // another process may have been faster with the same
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  await forgetOldOnes();
  return finished;
}

async function synthesize(outdir: string, context: Readonly<Record<string, string>>): Promise<void> {
  const functions = `${outdir}-functions`;
  try {
    await bundleFunctions({ entries: functionEntries(), outdir: functions });
    // CDK's rule engine costs seconds at every synthesis and belongs to `cdk synth`. It reads this once, when it is imported.
    process.env['CDK_VALIDATION'] = 'false';
    const { reboursApp } = await import('../infra/rebours-app.ts');
    reboursApp({ functions, outdir, context: { ...(await cdkContext()), ...context } }).synth();
  } finally {
    await rm(functions, { recursive: true, force: true });
  }
}

/** Feature flags and settings of cdk.json, which only the CLI reads by itself. */
export async function cdkContext(): Promise<Record<string, unknown>> {
  const Config = z.object({ context: z.record(z.string(), z.unknown()) });
  return Config.parse(JSON.parse(await readFile(join(root, 'cdk.json'), 'utf8'))).context;
}

async function hashOfSources(context: Readonly<Record<string, string>>): Promise<string> {
  const hash = createHash('sha256').update(`${JSON.stringify(Object.entries(context).sort())}\0`);
  for (const source of sources) {
    const place = join(root, source);
    const files = (await stat(place)).isFile() ? [''] : (await readdir(place, { recursive: true })).sort();
    for (const file of files) {
      const path = join(place, file);
      if ((await stat(path)).isFile())
        hash
          .update(`${source}/${file}\0`)
          .update(await readFile(path))
          .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Keeps the last six used: other processes may still run from them, with another context or older sources. */
async function forgetOldOnes(): Promise<void> {
  const names = (await readdir(cache)).filter((name) => /^[0-9a-f]{16}$/.test(name));
  const aged = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(cache, name))).mtimeMs })));
  for (const { name } of aged.sort((a, b) => b.at - a.at).slice(6))
    await rm(join(cache, name), { recursive: true, force: true });
}

if (import.meta.main) console.log(await assemble({ force: process.argv.includes('--force') }));
