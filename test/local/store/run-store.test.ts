import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { OtherRun, openRunStore, RunInUse, type RunStore, RunUnusable } from '../../../local/store/run-store.ts';

const opened: RunStore[] = [];
const directories: string[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

function aDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'rebours-store-'));
  directories.push(directory);
  return directory;
}

function aStore(directory: string, startedWith: unknown = { seed: 1 }): RunStore {
  const store = openRunStore(directory, startedWith);
  opened.push(store);
  return store;
}

/** What a process finds that opens the directory after the one before was killed. */
function foundIn(directory: string, part = 'items'): [string, string][] {
  const store = openRunStore(directory, { seed: 1 });
  const entries = [...store.parts(part).entries()].map(([key, value]): [string, string] => [key, value]);
  store.close();
  return entries;
}

/** The files as a kill leaves them at this moment: the writer never closes. */
function killed(directory: string): string {
  const copy = aDirectory();
  cpSync(directory, copy, { recursive: true });
  return copy;
}

describe('the store of a run', () => {
  it('has after a kill what was committed, the last value of each key, and nothing that was only written', () => {
    const directory = aDirectory();
    const store = aStore(directory);
    const items = store.parts('items');
    items.write(
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
    );
    items.write(new Map([['a', '3']]));
    store.commit();
    items.write(new Map([['b', undefined]]));
    store.commit();
    items.write(new Map([['c', '4']]));
    expect(foundIn(killed(directory))).toEqual([['a', '3']]);
  });

  it('keeps parts apart that use the same keys', () => {
    const directory = aDirectory();
    const store = aStore(directory);
    store.parts('items').write(new Map([['a', '"item"']]));
    store.parts('mails').write(new Map([['a', '"mail"']]));
    store.commit();
    const copy = killed(directory);
    expect(foundIn(copy)).toEqual([['a', '"item"']]);
    expect(foundIn(copy, 'mails')).toEqual([['a', '"mail"']]);
  });

  it('is there whole up to some turn, wherever its last bytes were cut off', () => {
    const directory = aDirectory();
    const store = aStore(directory);
    const items = store.parts('items');
    const turns = 12;
    for (let turn = 1; turn <= turns; turn += 1) {
      items.write(new Map([`first`, `last`].map((key) => [key, JSON.stringify('x'.repeat(700 * turn))])));
      store.commit();
    }
    const log = readFileSync(join(directory, 'run.db-wal')).length;
    const seen = new Set<number>();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: log }), (bytes) => {
        const copy = killed(directory);
        truncateSync(join(copy, 'run.db-wal'), bytes);
        const lengths = foundIn(copy).map(([, value]) => value.length);
        expect(lengths[0]).toBe(lengths[1]); // both of one turn, or neither
        seen.add(lengths.length);
      }),
      { numRuns: 60, examples: [[log], [log - 1], [0]], seed: 3 },
    );
    expect([...seen].sort()).toEqual([0, 2]);
    expect(foundIn(killed(directory)).map(([, value]) => value.length)).toEqual([700 * turns + 2, 700 * turns + 2]);
  });

  it('leaves nothing on disk before the first commit, and says whether there is something to go on from', () => {
    const directory = join(aDirectory(), 'deeper', '.state');
    const store = aStore(directory);
    store.parts('items').write(new Map([['a', '1']]));
    expect(() => readFileSync(join(directory, 'run.db'))).toThrow('ENOENT');
    expect(store.goesOn).toBe(false);
    store.commit();
    expect(aStore(killed(directory)).goesOn).toBe(true);
  });

  it('is not for a run that was started with something else, and tells with what', () => {
    const directory = aDirectory();
    const store = aStore(directory, { seed: 1, people: "l'équipe" });
    store.parts('items').write(new Map([['a', '1']]));
    store.commit();
    const other = () => openRunStore(killed(directory), { seed: 2 });
    expect(other).toThrow(OtherRun);
    expect(other).toThrow(expect.objectContaining({ startedWith: { seed: 1, people: "l'équipe" } }));
  });

  it('is not for a process that reads another format, nor for two processes at once', () => {
    const directory = aDirectory();
    const store = aStore(directory);
    store.parts('items').write(new Map([['a', '1']]));
    store.commit();
    expect(() => openRunStore(directory, { seed: 1 })).toThrow(RunInUse);
    store.close();
    opened.pop();
    const database = new DatabaseSync(join(directory, 'run.db'));
    database.exec('PRAGMA user_version = 7');
    database.close();
    const later = () => openRunStore(directory, { seed: 1 });
    expect(later).toThrow(RunUnusable);
    expect(later).toThrow('format 7');
  });

  it('is not made of whatever lies under its name', () => {
    const directory = aDirectory();
    writeFileSync(join(directory, 'run.db'), 'years of work, in another format');
    expect(() => openRunStore(directory, { seed: 1 })).toThrow(RunUnusable);
    expect(readFileSync(join(directory, 'run.db'), 'utf8')).toBe('years of work, in another format');
  });
});
