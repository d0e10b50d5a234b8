import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a run writes; an earlier run's are removed, so that the same run leaves the same directory. */
const ours = ['index.html', 'report-fr.html', 'report-en.html', 'mail', 'people', 'timeline'];

/** A directory that holds what this program has not written. */
export class ForeignDirectory extends Error {
  override name = 'ForeignDirectory';
}

/** Throws ForeignDirectory unless the directory is missing, empty, or an earlier run's output. Looks only. */
export function checkOutput(directory: string): void {
  if (!existsSync(directory)) return;
  const foreign = readdirSync(directory).filter((name) => !ours.includes(name));
  const index = join(directory, 'index.html');
  const isOurs = existsSync(index) && readFileSync(index, 'utf8').includes('<meta name="generator" content="rebours">');
  if (foreign.length === 0 && (isOurs || readdirSync(directory).length === 0)) return;
  const [example = 'an index.html of something else'] = foreign;
  throw new ForeignDirectory(`${directory} holds files that Rebours did not write, such as ${example}`);
}

/** Opens the directory empty, without what an earlier run wrote there. */
export function openOutput(directory: string): (path: string, content: string | Uint8Array) => void {
  checkOutput(directory);
  for (const name of ours) rmSync(join(directory, name), { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const made = new Set<string>();
  return (path, content) => {
    const file = join(directory, path);
    const folder = dirname(file);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(file, content);
  };
}
