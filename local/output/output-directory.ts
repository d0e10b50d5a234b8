import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a run writes; an earlier run's are removed, so that the same run leaves the same directory. */
const ours = ['index.html', 'report-fr.html', 'report-en.html', 'mail', 'people', 'timeline'];

/** A directory that holds what this program has not written. */
export class ForeignDirectory extends Error {
  override name = 'ForeignDirectory';
}

/** Where a run that is under way is kept; whoever finds it there finds our directory, however little of the output is written. */
const underWay = '.state';

/** The directory in which a run is kept until its output is whole. */
export function keptIn(directory: string): string {
  return join(directory, underWay);
}

/** Throws ForeignDirectory unless the directory is missing, empty, an earlier run's output or one that is under way. Looks only. */
export function checkOutput(directory: string): void {
  if (!existsSync(directory)) return;
  const names = readdirSync(directory);
  const foreign = names.filter((name) => name !== underWay && !ours.includes(name));
  const index = join(directory, 'index.html');
  const isOurs = existsSync(index)
    ? readFileSync(index, 'utf8').includes('<meta name="generator" content="rebours">')
    : names.length === 0 || names.includes(underWay);
  if (foreign.length === 0 && isOurs) return;
  const [example = existsSync(index) ? 'an index.html of something else' : names.join()] = foreign;
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
