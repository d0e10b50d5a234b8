import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lettersOf } from '../../../local/output/letters.ts';
import { ForeignDirectory, keptIn } from '../../../local/output/output-directory.ts';
import type { RunRecord } from '../../../local/output/run-record.ts';
import { summarize } from '../../../local/output/summary.ts';
import { writeOutput } from '../../../local/output/write-output.ts';
import { aRun } from './a-run.ts';

const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

function anEmptyDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'rebours-output-'));
  directories.push(directory);
  return directory;
}

async function written(record: RunRecord, directory = anEmptyDirectory()): Promise<Map<string, string>> {
  const letters = lettersOf(record);
  await writeOutput(directory, { record, letters, summary: summarize(record, letters) });
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name).slice(directory.length + 1)).sort();
  return new Map(paths.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}

const pagesOf = (files: ReadonlyMap<string, string>) =>
  [...files].filter(([path]) => path.endsWith('.html') && !path.startsWith('report-'));

describe('writeOutput', () => {
  it('writes each email raw and as a page, named by number, date, person and subject', async () => {
    const files = await written(aRun());
    const names = [...files.keys()].filter((path) => path.startsWith('mail/'));
    expect(names).toHaveLength(6);
    expect(names).toContain('mail/0003.html');
    expect(
      names.every((name) => /^mail\/\d{4}(?:\.html|-\d{4}-\d\d-\d\d-(?:to|from)-[a-z0-9-]+\.eml)$/.test(name)),
    ).toBe(true);
  });

  it('keeps every link inside the directory, and each leads to a file and a place that is there', async () => {
    const files = await written(aRun());
    for (const [path, page] of pagesOf(files)) {
      const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
      for (const href of links) {
        const [file = '', place] = href.split('#');
        const target = file === '' ? path : normalize(join(dirname(path), file));
        expect([...files.keys()], `${path} links to ${href}`).toContain(target);
        if (place !== undefined) expect(files.get(target), `${path} links to ${href}`).toContain(`id="${place}"`);
      }
    }
    expect(files.get('index.html')).toContain('href="report-en.html"');
  });

  it('escapes whatever an email, a name or a roster says, also within attributes', async () => {
    for (const [path, page] of pagesOf(await written(aRun()))) {
      expect(page, path).not.toMatch(/<script|<img|onerror=alert\(1\)>/i);
      const [head = ''] = page.split('</head>');
      expect(head.match(/<\/?title>/g), path).toEqual(['<title>', '</title>']);
    }
  });

  it('shows an HTML part where nothing can run and nothing is loaded', async () => {
    const page = (await written(aRun())).get('mail/0001.html') ?? '';
    expect(page).toMatch(/<iframe sandbox title="[^"]+" style="[^"]*" srcdoc="[^"]*&lt;script&gt;[^"]*"><\/iframe>/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
  });

  it('tells why each email was sent: its ledger key and the change it followed', async () => {
    const files = await written(aRun());
    const first = files.get('mail/0001.html') ?? '';
    expect(first).toContain('<code>frm_enrollment#0</code>');
    expect(first).toContain('Form ENR-M (enrollment, as mentor): sent');
    const reply = files.get('mail/0002.html') ?? '';
    expect(reply).toContain('answered, form ENR-M (enrollment, as mentor)');
    const echo = files.get('mail/0003.html') ?? '';
    expect(echo).toContain('<code>frm_enrollment#echo#1</code>');
    expect(echo).toContain('Form ENR-M (enrollment, as mentor): answered');
  });

  it('tells the story in order: what came in, what changed, what was sent, and what was kept back', async () => {
    const january = (await written(aRun())).get('timeline/2027-01.html') ?? '';
    const kinds = [...january.matchAll(/class="way[^"]*">(?:[←→] )?([a-z ]+)</g)].map(([, kind]) => kind);
    expect(kinds).toEqual(['changed', 'changed', 'changed', 'sent', 'not sent', 'received', 'changed', 'sent']);
    expect(january).toContain('ended-done: cycle canceled');
  });

  it('gives the same bytes for the same run, also where an earlier run was written', async () => {
    const first = await written(aRun());
    const directory = anEmptyDirectory();
    const other = aRun({ sent: aRun().sent.slice(0, 1), report: undefined });
    expect([...(await written(other, directory)).keys()]).not.toContain('report-fr.html');
    expect(await written(aRun(), directory)).toEqual(first);
  });

  it('writes where an earlier run stopped halfway, as long as it is under way', async () => {
    const directory = anEmptyDirectory();
    mkdirSync(join(directory, 'mail'));
    writeFileSync(join(directory, 'mail', '0001.html'), 'half a pa');
    await expect(written(aRun(), directory)).rejects.toThrow(/holds files that Rebours did not write, such as mail$/);
    mkdirSync(keptIn(directory));
    expect(await written(aRun(), directory)).toEqual(await written(aRun()));
    expect(existsSync(keptIn(directory))).toBe(true);
  });

  it('does not touch a directory that holds something else', async () => {
    const directory = anEmptyDirectory();
    writeFileSync(join(directory, 'thesis.txt'), 'years of work');
    await expect(written(aRun(), directory)).rejects.toThrow(ForeignDirectory);
    rmSync(join(directory, 'thesis.txt'));
    writeFileSync(join(directory, 'index.html'), 'my home page');
    await expect(written(aRun(), directory)).rejects.toThrow(ForeignDirectory);
    expect(readFileSync(join(directory, 'index.html'), 'utf8')).toBe('my home page');
  });
});
