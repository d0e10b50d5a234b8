import type { KeyValueStore } from '../store/key-value-store.ts';
import { checkedItem, type Item, itemSize } from './attribute-value.ts';
import { DynamoError } from './dynamo-error.ts';
import { openTable, type Table } from './table.ts';
import type { TableDefinition } from './table-definition.ts';

/** Every table. */
type Tables = {
  /** Throws ResourceNotFoundException. */
  readonly table: (name: string) => Table;
  /** Puts into the store what an item is now. */
  readonly keep: (table: string, id: string) => void;
  readonly item: (table: string, key: Item) => Item | undefined;
  /** The first entries of an index's partition, as they are now. */
  readonly entries: (table: string, index: string, partition: string, limit: number) => Item[];
  /** Every item in storage order; for tests and inspection, no function can reach it. */
  readonly items: (table: string) => Item[];
};

type Options = {
  readonly definitions: readonly TableDefinition[];
  readonly store: KeyValueStore | undefined;
  readonly onIndexWrite: (table: string, bytes: number) => void;
  readonly now: (() => number) | undefined;
};

/** Opens the tables with the items that were kept. One of a table not defined here is an error. */
export function openTables({ definitions, store, onIndexWrite, now }: Options): Tables {
  let isRecalling = true;
  const tables = new Map(
    definitions.map((definition) => {
      const name = definition.TableName;
      const told = (bytes: number) => {
        if (!isRecalling) onIndexWrite(name, bytes);
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

  for (const [place, text] of store?.entries() ?? []) {
    const item = checkedItem(JSON.parse(text));
    defined(place.slice(0, place.indexOf(' '))).put(item, itemSize(item)); // no table has a space in its name
  }
  isRecalling = false;
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
      store?.write(new Map([[`${table} ${id}`, item && JSON.stringify(item)]]));
    },
    item: (table, key) => defined(table).items.find(defined(table).idOf(key))?.item,
    entries: (table, index, partition, limit) =>
      indexOf(defined(table), index)
        .entries.partition(partition)
        .slice(0, limit)
        .map(({ item }) => item),
    items: (table) => inOrder(defined(table)).map(({ item }) => item),
  };
}
