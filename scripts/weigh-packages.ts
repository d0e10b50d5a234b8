import { join } from 'node:path';
import { build } from 'esbuild';
import { bundling } from './bundle.ts';

const root = join(import.meta.dirname, '..');

/** How many minified bytes of each package one function loads; `ours` is our own code. Packages of the same vendor of the SDK count as one. */
export async function weighPackages(functionName: string): Promise<Map<string, number>> {
  const { metafile } = await build({
    ...bundling,
    entryPoints: [join(root, 'functions', `${functionName}.ts`)],
    write: false,
    outdir: 'weighed',
  });
  const weights = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs))
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const name = packageOf(file);
      weights.set(name, (weights.get(name) ?? 0) + bytesInOutput);
    }
  return new Map([...weights].sort(([, a], [, b]) => b - a));
}

function packageOf(file: string): string {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
  if (name === undefined) return 'ours';
  return /^@(aws|aws-sdk|smithy)\//.test(name) ? 'AWS SDK' : name;
}

if (import.meta.main) {
  for (const functionName of ['receive-email', 'send-email']) {
    console.log(functionName);
    for (const [name, bytes] of await weighPackages(functionName))
      console.log(`${String(Math.ceil(bytes / 1024)).padStart(6)} KB  ${name}`);
  }
}
