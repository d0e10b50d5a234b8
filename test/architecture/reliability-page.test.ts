import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coordinatorKinds } from '../../local/simulation/coordinators/kinds.ts';
import { eventKinds } from '../../local/simulation/events/kinds.ts';
import { invariants } from '../../local/simulation/invariants/all.ts';
import { personKinds } from '../../local/simulation/people/kinds.ts';
import { faultKinds } from '../../local/simulation/simulation.ts';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'reliability.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| R-\d\d \|/.test(line));

/** What a row says of tests: each file with the titles quoted after it, or their beginnings. */
const cited = [...page.matchAll(/`(test\/[\w/.-]+\.test\.ts)`((?:,? ?“[^”]+”)*)/g)].map(
  ([, file = '', titles = '']) => ({
    file,
    titles: [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
  }),
);

describe('docs/reliability.md', () => {
  it('names every fault, event, kind of person and invariant there is', () => {
    const names = [eventKinds, personKinds, coordinatorKinds, invariants].flatMap((kinds) =>
      kinds.map(({ name }) => name),
    );
    expect([...faultKinds, ...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('numbers the invariants as the code does', () => {
    for (const { number, name } of invariants) expect(page).toContain(`| ${String(number)} | \`${name}\``);
  });

  it('has one row for each failure mode, and each says what shows it or that nothing does', () => {
    expect(rows.map((row) => row.slice(2, 6))).toEqual(
      Array.from({ length: 36 }, (_, index) => `R-${String(index + 1).padStart(2, '0')}`),
    );
    for (const row of rows) expect(row).toMatch(/`test\/\S+\.test\.ts`[^|]+\|$|not shown \|$|nothing to show \|$/);
  });

  it('names files that exist', () => {
    const files = [...page.matchAll(/`((?:functions|infra|local|shared|test)\/[\w/.-]+\.ts)`/g)].map(
      ([, file = '']) => file,
    );
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('quotes titles of tests that exist', () => {
    const missing = cited.flatMap(({ file, titles }) => {
      const source = readFileSync(join(root, file), 'utf8');
      return titles.filter((title) => !source.includes(title)).map((title) => `${file}: ${title}`);
    });
    expect(cited.flatMap(({ titles }) => titles).length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });
});
