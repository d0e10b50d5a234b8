import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleDirectory } from '../infra/bundle-directory.ts';
import { bundleFunctions, functionEntries } from './bundle.ts';

const tries = 5;

/** Milliseconds that a fresh process takes to import a module: what a Lambda does before its first event, on this machine. */
function importTime(file: string): number {
  const script = `const began = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - began);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const sizes = await bundleFunctions({ entries: functionEntries(), outdir: bundleDirectory });
console.log(`| function | KB at a cold start | KB in all | ms to import, median of ${String(tries)} |`);
console.log('|---|---|---|---|');
for (const [name, { cold, all }] of sizes) {
  const times = Array.from({ length: tries }, () => importTime(join(bundleDirectory, name, 'index.mjs')));
  const cells = [name, Math.ceil(cold / 1024), Math.ceil(all / 1024), Math.round(median(times))];
  console.log(`| ${cells.join(' | ')} |`);
}
