import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const directory = mkdtempSync(join(tmpdir(), 'rebours-killed-start-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** One `npm start` of a small company; `onText` hears what it prints and may kill it. */
async function started(out: string, onText: (text: string, kill: () => void) => void = () => undefined) {
  const script = join(import.meta.dirname, '../../local/start.ts');
  const child = spawn(process.execPath, [script, '--people', '6', '--seed', '1', '--out', out], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    onText(text, () => child.kill('SIGKILL'));
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, text };
}

function filesIn(out: string): Map<string, string> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((file) => join(file.parentPath, file.name))
      .toSorted()
      .map((path) => [path.slice(out.length + 1), readFileSync(path, 'latin1')]),
  );
}

it('npm start, killed in the middle and again while it writes, goes on and ends with the same bytes', async () => {
  const out = join(directory, 'killed');
  const first = await started(out, (text, kill) => {
    if (text.includes('sessions held')) kill();
  });
  expect(first.signal).toBe('SIGKILL');
  expect(readdirSync(out)).toEqual(['.state']);

  let killsSecond = () => undefined as unknown;
  const watcher = watch(out, (_event, name) => {
    if (name === 'mail') killsSecond();
  });
  const second = await started(out, (_text, kill) => {
    killsSecond = kill;
  });
  watcher.close();
  expect(second.signal).toBe('SIGKILL');
  expect(second.text).toMatch(/^Going on with the run that was interrupted here\.\n\S+ running: /); // not from the beginning
  expect(existsSync(join(out, 'index.html'))).toBe(false);

  const third = await started(out);
  expect(third.code).toBe(0);
  const undisturbed = join(directory, 'undisturbed');
  expect((await started(undisturbed)).code).toBe(0);
  const [killed, whole] = [filesIn(out), filesIn(undisturbed)];
  expect([...killed.keys()]).toEqual([...whole.keys()]);
  for (const [path, content] of whole) expect(killed.get(path), path).toBe(content);
});
