import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateCompany } from '../../../local/sample/generate-company.ts';
import { start } from '../../../local/start.ts';
import { readStartOptions } from '../../../local/start-options.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'rebours-start-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

function aFile(name: string, content: string | Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

async function started(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const code = await start(args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return { code, stdout, stderr };
}

describe('wrong arguments', () => {
  const wrong: [string, string[], RegExp][] = [
    ['an unknown option', ['--sead', '3'], /Unknown option '--sead'/],
    ['a word without an option', ['run'], /Unexpected argument 'run'/],
    ['an option without its value', ['--seed'], /--seed/],
    ['a seed that is no number', ['--seed', 'seven'], /--seed takes a whole number.*not "seven"/],
    ['a negative seed', ['--seed=-1'], /--seed takes a whole number.*not "-1"/],
    ['a company too small to pair', ['--people', '5'], /--people takes 6 or more/],
    ['two companies at once', ['--people', '40', '--roster', 'r.csv'], /leave out either/],
    [
      'a file that is not there',
      ['--cycle', '/nowhere/cycle.json'],
      /--cycle \/nowhere\/cycle.json: there is no such file/,
    ],
    ['a directory instead of a file', ['--roster', '/'], /--roster \/: .*directory/i],
    ['no output directory', ['--out', ''], /--out takes the name of a directory/],
  ];
  it.each(wrong)('%s: exit code 2, and the message says what to do', async (_what, args, message) => {
    const { code, stdout, stderr } = await started(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/npm start -- --help|Give the path/);
    expect(stdout).toBe('');
  });

  it('refuses an output directory that holds something else before any work is done', async () => {
    const { code, stderr } = await started('--out', process.cwd());
    expect(code).toBe(2);
    expect(stderr).toContain('--out DIR');
  });
});

describe('--help', () => {
  it('names every option', async () => {
    const { code, stdout } = await started('--help');
    expect(code).toBe(0);
    for (const option of ['--cycle', '--roster', '--seed', '--people', '--out', '--dry-run'])
      expect(stdout).toContain(option);
  });
});

describe('readStartOptions', () => {
  it('runs the sample company with seed 1 into out/ unless told otherwise', () => {
    expect(readStartOptions([])).toEqual({
      cycle: undefined,
      roster: undefined,
      people: undefined,
      seed: 1,
      out: 'out',
      dryRun: false,
    });
  });
});

describe('--dry-run', () => {
  it('prints the form that the coordinator would say yes to', async () => {
    const { code, stdout } = await started('--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('Mentors invités : 20');
    expect(stdout).toContain('[1] Démarrer ce cycle ?');
  });

  it('reads a company made of files of its own', async () => {
    const { cycle, roster } = generateCompany(12, 3);
    const files = ['--cycle', aFile('cycle.json', cycle), '--roster', aFile('roster.csv', roster)];
    const { code, stdout } = await started('--dry-run', ...files);
    expect(code).toBe(0);
    expect(stdout).toContain('Solane 3');
  });

  it('prints the problems of a broken roster, exit code 1', async () => {
    const roster = aFile('broken.csv', 'email,first_name\r\nnobody,Nobody\r\n');
    const { code, stdout } = await started('--dry-run', '--roster', roster);
    expect(code).toBe(1);
    expect(stdout).toContain('roster.csv');
    expect(stdout).toContain('Il manque la colonne « nom »');
  });

  it('prints where a cycle.json is no JSON, exit code 1', async () => {
    const { code, stdout } = await started('--dry-run', '--cycle', aFile('broken.json', '{ "company": }'));
    expect(code).toBe(1);
    expect(stdout).toContain('cycle.json');
  });
});

describe('a whole run with broken files', () => {
  it('tells the problems and writes nothing', async () => {
    const out = join(directory, 'out');
    const { code, stderr } = await started('--roster', aFile('empty.csv', ''), '--out', out);
    expect(code).toBe(1);
    expect(stderr).toContain('roster.csv');
    expect(existsSync(out)).toBe(false);
  });
});
