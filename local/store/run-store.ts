import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Parts } from './key-value-store.ts';

/** All that must outlive the process, in one file: after a kill at any moment it holds every turn that was committed, and nothing of a later one. */
export type RunStore = {
  /** True when turns of an earlier process are there to go on from. */
  readonly goesOn: boolean;
  /** `entries` are those committed; what is written counts with the next commit. */
  readonly parts: Parts;
  /** Ends a turn: everything written since the last one is stored, or nothing. */
  readonly commit: () => void;
  /** Lets go of the file. What was not committed is lost. */
  readonly close: () => void;
};

/** A run that cannot be gone on with: the message says why. */
export class RunUnusable extends Error {
  override name = 'RunUnusable';
}

/** Another process has the run open at this moment. */
export class RunInUse extends Error {
  override name = 'RunInUse';
}

/** The directory holds a run that was started with something else: with `startedWith`. */
export class OtherRun extends Error {
  override name = 'OtherRun';
  readonly startedWith: unknown;
  constructor(startedWith: unknown) {
    super('The run was started with something else');
    this.startedWith = startedWith;
  }
}

/** Of tables, keys and values together: counts up with every change that would misread what was kept before it. */
const FORMAT = 1;
const FILE = 'run.db';

/**
 * Opens a directory's run; `startedWith` (plain data) says what would have to be the same to go on with it. Nothing is on disk before the
 * first commit. Throws OtherRun when it was started with something else, RunInUse when another process has it, RunUnusable when it cannot be read.
 */
export function openRunStore(directory: string, startedWith: unknown): RunStore {
  const file = join(directory, FILE);
  const about = JSON.stringify(startedWith);
  let opened = existsSync(file) ? openDatabase(file, about) : undefined;
  const changes = new Map<string, Map<string, string | undefined>>();
  return {
    goesOn: opened?.isEmpty() === false,
    parts: (name) => {
      const changed = new Map<string, string | undefined>();
      changes.set(name, changed);
      return {
        entries: () => opened?.entries(name) ?? [],
        write: (batch) => {
          for (const [key, value] of batch) changed.set(key, value);
        },
      };
    },
    commit: () => {
      if ([...changes.values()].every(({ size }) => size === 0)) return;
      if (opened === undefined) {
        mkdirSync(directory, { recursive: true });
        opened = openDatabase(file, about);
      }
      opened.commit(changes);
      for (const changed of changes.values()) changed.clear();
    },
    close: () => opened?.close(),
  };
}

type Database = {
  readonly isEmpty: () => boolean;
  readonly entries: (part: string) => (readonly [key: string, value: string])[];
  readonly commit: (changes: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>) => void;
  readonly close: () => void;
};

/** The write-ahead log makes a turn one append; the exclusive lock keeps a second process out and ends with this one, however it ends. */
function openDatabase(file: string, about: string): Database {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    const format = database.prepare('PRAGMA user_version').get()?.['user_version'];
    if (format === 0)
      database.exec(`
        BEGIN;
        CREATE TABLE kept (part TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (part, key));
        CREATE TABLE run (started_with TEXT NOT NULL);
        INSERT INTO run VALUES (${quoted(about)});
        PRAGMA user_version = ${String(FORMAT)};
        COMMIT`);
    else if (format !== FORMAT)
      throw new RunUnusable(`It was kept in format ${String(format)}, and this program reads format ${String(FORMAT)}`);
    const kept = String(database.prepare('SELECT started_with FROM run').get()?.['started_with']);
    if (kept !== about) throw new OtherRun(JSON.parse(kept));
    return withStatements(database);
  } catch (error) {
    database.close();
    if (error instanceof RunUnusable || error instanceof OtherRun) throw error;
    const why = error instanceof Error ? error.message : String(error);
    if (why.includes('locked')) throw new RunInUse(why, { cause: error });
    throw new RunUnusable(`Its file cannot be read: ${why}`, { cause: error });
  }
}

function withStatements(database: DatabaseSync): Database {
  const select = database.prepare('SELECT key, value FROM kept WHERE part = ? ORDER BY rowid');
  const any = database.prepare('SELECT 1 FROM kept LIMIT 1');
  const put = database.prepare('INSERT INTO kept VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value');
  const remove = database.prepare('DELETE FROM kept WHERE part = ? AND key = ?');
  return {
    isEmpty: () => any.get() === undefined,
    entries: (part) => select.all(part).map(({ key, value }) => [String(key), String(value)]),
    commit: (changes) => {
      database.exec('BEGIN');
      for (const [part, changed] of changes)
        for (const [key, value] of changed)
          if (value === undefined) remove.run(part, key);
          else put.run(part, key, value);
      database.exec('COMMIT');
    },
    close: () => {
      database.close();
    },
  };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
