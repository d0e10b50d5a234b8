import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { checkedItem, type Item } from './attribute-value.ts';

const Change = z.object({ table: z.string(), id: z.string(), item: z.unknown().optional() });

/** One item put, or (without `item`) deleted. */
export type Change = { readonly table: string; readonly id: string; readonly item?: Item };

/** The tables' durable side: one line per write, so a write is there entirely or not at all, also after kill -9. */
export type Journal = {
  readonly append: (change: Change) => void;
  readonly close: () => void;
};

const FILE = 'dynamodb.jsonl';

/** Every change on disk, oldest first. A last line that a crash cut short was never acknowledged and is dropped. */
export function readJournal(directory: string): Change[] {
  const file = join(directory, FILE);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  lines.pop();
  return lines.map((line) => {
    const { table, id, item } = Change.parse(JSON.parse(line));
    return item === undefined ? { table, id } : { table, id, item: checkedItem(item) };
  });
}

/** Starts the journal anew from what is true now (so it does not grow for ever), then appends. One process per directory. */
export function openJournal(directory: string, current: Iterable<Change>): Journal {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, FILE);
  const lines = Array.from(current, (change) => `${JSON.stringify(change)}\n`);
  writeFileSync(`${file}.new`, lines.join(''));
  renameSync(`${file}.new`, file);
  const descriptor = openSync(file, 'a');
  return {
    append: (change) => {
      writeSync(descriptor, `${JSON.stringify(change)}\n`);
    },
    close: () => {
      closeSync(descriptor);
    },
  };
}
