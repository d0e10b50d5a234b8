import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { play } from '../../../local/play.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'rebours-play-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

async function played(args: readonly string[], whileOpen?: (url: string) => Promise<unknown>) {
  let stdout = '';
  let stderr = '';
  let visited: Promise<unknown> = Promise.resolve();
  const end = new AbortController();
  const write = (text: string) => {
    stdout += text;
    const url = /^Open (\S+)/.exec(text)?.[1];
    if (url === undefined) return;
    visited = (whileOpen?.(url) ?? Promise.resolve()).finally(() => {
      end.abort();
    });
  };
  const streams = { stdout: { write }, stderr: { write: (text: string) => (stderr += text) } };
  const code = await play(args, streams, end.signal);
  await visited;
  return { code, stdout, stderr };
}

describe('npm run play', () => {
  const wrong: [string, string[], RegExp][] = [
    ['an unknown option', ['--prot', '1'], /Unknown option '--prot'/],
    ['a port that is no number', ['--port', 'http'], /--port takes a whole number/],
    ['a port that does not exist', ['--port', '70000'], /up to 65535/],
    ['a directory that holds something else', ['--out', process.cwd()], /holds files that Rebours did not write/],
  ];
  it.each(wrong)('%s: exit code 2, and the message says what to do', async (_what, args, message) => {
    const { code, stderr } = await played(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/npm run play -- --help|--out DIR/);
  });

  it('names every option with --help', async () => {
    const { code, stdout } = await played(['--help']);
    expect(code).toBe(0);
    for (const option of ['--port', '--cycle', '--roster', '--people', '--seed', '--out', '--fresh'])
      expect(stdout).toContain(option);
  });

  it('serves a run until it is told to end, and goes on with it the next time', async () => {
    const args = ['--people', '6', '--out', join(directory, 'kept')];
    const nowOf = async (url: string): Promise<string> => (await fetch(`${url}now`)).text();
    const first = await played(args, async (url) => {
      const page = await (await fetch(url)).text();
      const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
      await fetch(`${url}time`, { method: 'POST', body: new URLSearchParams({ token, goal: '1' }) });
      while ((await nowOf(url)).includes('"moving":true'));
    });
    expect(first.code).toBe(0);
    let now = '';
    const second = await played(args, async (url) => {
      now = await nowOf(url);
    });
    expect(second.stdout).toContain('Going on with the run');
    expect(now).toContain('2027-01-11T10:00:00.000Z');
  });

  it('says what is wrong with the files of a start that is refused', async () => {
    const { code, stderr } = await played([
      '--roster',
      join(import.meta.dirname, '..', '..', '..', 'package.json'),
      '--out',
      join(directory, 'no'),
    ]);
    expect(code).toBe(1);
    expect(stderr).not.toBe('');
  });
});
