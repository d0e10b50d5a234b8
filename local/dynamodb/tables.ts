import { type Item, itemSize } from './attribute-value.ts';
import { DynamoError } from './dynamo-error.ts';
import { type Change, type Journal, openJournal, readJournal } from './journal.ts';
import { openTable, type Table } from './table.ts';
import type { TableDefinition } from './table-definition.ts';

/** Every table, and their durable side. */
type Tables = {
  /** Throws ResourceNotFoundException. */
  readonly table: (name: string) => Table;
  /** Puts on disk what an item is now. */
  readonly keep: (table: string, id: string) => void;
  readonly item: (table: string, key: Item) => Item | undefined;
  /** The first entries of an index's partition, as they are now. */
  readonly entries: (table: string, index: string, partition: string, limit: number) => Item[];
  /** Every item in storage order; for tests and inspection, no function can reach it. */
  readonly items: (table: string) => Item[];
  readonly close: () => void;
};

type Options = {
  readonly definitions: readonly TableDefinition[];
  readonly directory: string | undefined;
  readonly onIndexWrite: (table: string, bytes: number) => void;
  readonly now: (() => number) | undefined;
};

/** Opens the tables, replaying `directory` when there is one. A journal that names a table not defined here is an error. */
export function openTables({ definitions, directory, onIndexWrite, now }: Options): Tables {
  let isReplaying = directory !== undefined;
  const tables = new Map(
    definitions.map((definition) => {
      const name = definition.TableName;
      const told = (bytes: number) => {
        if (!isReplaying) onIndexWrite(name, bytes);
      };
      return [name, openTable({ definition, onIndexWrite: told, now })];
    }),
  );
  const defined = (name: string): Table => {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`There is no table ${name}`);
    return table;
  };
  const inOrder = (table: Table) =>
    table.inStorageOrder([...table.items.partitions()].flatMap((name) => table.items.partition(name)));

  let journal: Journal | undefined;
  if (directory !== undefined) {
    for (const { table, id, item } of readJournal(directory)) {
      if (item === undefined) defined(table).remove(id);
      else defined(table).put(item, itemSize(item));
    }
    isReplaying = false;
    const current = [...tables.values()].flatMap((table): Change[] =>
      inOrder(table).map(({ id, item }) => ({ table: table.name, id, item })),
    );
    journal = openJournal(directory, current);
  }
  const indexOf = (table: Table, name: string) => {
    const index = table.indexes.find((candidate) => candidate.name === name);
    if (index === undefined) throw new Error(`${table.name} has no index ${name}`);
    return index;
  };

  return {
    table: (name) => {
      const table = tables.get(name);
      if (table === undefined) throw new DynamoError('ResourceNotFoundException', 'Requested resource not found');
      return table;
    },
    keep: (table, id) => {
      const item = defined(table).items.find(id)?.item;
      journal?.append(item === undefined ? { table, id } : { table, id, item });
    },
    item: (table, key) => defined(table).items.find(defined(table).idOf(key))?.item,
    entries: (table, index, partition, limit) =>
      indexOf(defined(table), index)
        .entries.partition(partition)
        .slice(0, limit)
        .map(({ item }) => item),
    items: (table) => inOrder(defined(table)).map(({ item }) => item),
    close: () => journal?.close(),
  };
}
