import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptIn } from '../../../local/output/output-directory.ts';
import { assembleFor } from '../../../local/run/assemble-for.ts';
import { openRun, type StartedWith, startedWith } from '../../../local/run/open-run.ts';
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
    for (const option of ['--cycle', '--roster', '--seed', '--people', '--out', '--fresh', '--dry-run'])
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
      fresh: false,
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

describe('an output directory that holds an interrupted run', () => {
  const company = generateCompany(6, 3);
  const here = async () => startedWith({ assembly: await assembleFor(company), company, seed: 3, people: 6 });

  /** A directory in which a run of this kind committed its first turn. */
  function interrupted(name: string, run: StartedWith): string {
    const out = join(directory, name);
    const store = openRun(keptIn(out), run);
    store.parts('counters').write(new Map([['turn', '1']]));
    store.commit();
    store.close();
    return out;
  }

  const others: [string, Partial<StartedWith>, RegExp][] = [
    ['another seed', { seed: 4, files: 'of another seed' }, /started with --people 6 --seed 4\.\n/],
    ['no --people', { people: undefined }, /started with --seed 3\.\n/],
    ['another program', { program: 'earlier' }, /started with another version of the program\.\n/],
  ];
  it.each(others)('of %s is refused, exit code 2: how it was started and what to do', async (what, other, message) => {
    const out = interrupted(what, { ...(await here()), ...other });
    const { code, stdout, stderr } = await started('--people', '6', '--seed', '3', '--out', out);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/start it again as it was.*--fresh.*--out DIR/);
    expect(stdout).toBe('');
  });

  it('with other files is refused', async () => {
    const out = interrupted('other files', { ...(await here()), people: undefined, files: 'others' });
    const files = ['--cycle', aFile('c.json', company.cycle), '--roster', aFile('r.csv', company.roster)];
    const { code, stderr } = await started(...files, '--seed', '3', '--out', out);
    expect(code).toBe(2);
    expect(stderr).toContain('started with another cycle.json or roster.csv.');
  });

  it('is left alone while another process is at it, also by --fresh', async () => {
    const out = interrupted('in use', await here());
    const store = openRun(keptIn(out), await here());
    for (const more of [[], ['--fresh']]) {
      const { code, stderr } = await started('--people', '6', '--seed', '3', '--out', out, ...more);
      expect(code).toBe(2);
      expect(stderr).toContain('Another command is at work');
    }
    store.close();
    const again = openRun(keptIn(out), await here());
    expect(again.goesOn).toBe(true);
    again.close();
  });

  it('is refused when its file is broken, and forgotten with --fresh', async () => {
    const out = interrupted('broken', await here());
    writeFileSync(join(keptIn(out), 'run.db'), 'no database');
    const { code, stderr } = await started('--people', '6', '--seed', '3', '--out', out);
    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot go on\. Its file cannot be read.*\nAdd --fresh/);
    const anew = openRun(keptIn(out), await here(), { fresh: true });
    expect(anew.goesOn).toBe(false);
    anew.close();
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
