import type { KeyValueStore } from '../store/key-value-store.ts';
import { capacityUnits, type Item, type ItemStore, indexItem, type Store, type TableDescription } from './dynalite.ts';
import { itemStore } from './item-store.ts';
import { type SortedPartitions, sortedPartitions } from './sorted-partitions.ts';
import { describeTable, type TableDefinition } from './table-definition.ts';

/** The tables under dynalite's actions: an item and its index entries change in one synchronous step, so atomically. */
type TableStore = {
  readonly store: Store;
  readonly table: (name: string) => TableDescription | undefined;
  readonly item: (table: string, key: string) => Item | undefined;
  /** Every item in storage order; for tests and inspection, no function can reach it. */
  readonly items: (table: string) => Item[];
};

type Options = {
  readonly definitions: readonly TableDefinition[];
  readonly kept: KeyValueStore | undefined;
  readonly onIndexWrite: (table: string, units: number) => void;
};

/** Opens the tables with the items that were kept. An item of a table not defined here is an error. */
export function openTables({ definitions, kept, onIndexWrite }: Options): TableStore {
  const tables = new Map<string, TableDescription>();
  const items = new Map(definitions.map(({ TableName }) => [TableName, sortedPartitions()]));
  const indexes = new Map<string, ItemStore>();
  const itemsOf = (table: string): SortedPartitions => {
    const found = items.get(table);
    if (found === undefined) throw new Error(`There is no table ${table}`);
    return found;
  };
  let isRecalling = false;

  const store: Store = {
    options: { maxItemSize: 400 * 1024 }, // DynamoDB's limit for one item
    tableDb: { awsAccountId: '123456789012', awsRegion: 'eu-west-1' },
    getTable: (name, checkStatus, done) => {
      const reply = typeof checkStatus === 'function' ? checkStatus : done;
      const table = tables.get(name);
      if (table === undefined) reply?.(tableNotFound());
      else reply?.(null, table);
    },
    getItemDb: (table) =>
      itemStore(itemsOf(table), (key, item) => {
        kept?.write(new Map([[`${table} ${key}`, item && JSON.stringify(item)]]));
      }),
    getIndexDb: (_type, table, index) => {
      const name = `${table}/${index}`;
      const entries =
        indexes.get(name) ??
        itemStore(sortedPartitions(), (_key, item, old) => {
          if (!isRecalling && JSON.stringify(item) !== JSON.stringify(old))
            onIndexWrite(table, capacityUnits(item ?? old, false));
        });
      indexes.set(name, entries);
      return entries;
    },
  };
  for (const definition of definitions) tables.set(definition.TableName, describeTable(definition, store));

  isRecalling = true;
  for (const [place, text] of kept?.entries() ?? []) {
    const space = place.indexOf(' '); // no table has one in its name
    itemsOf(place.slice(0, space)).put(place.slice(space + 1), JSON.parse(text) as Item); // written by `getItemDb`
  }
  for (const [name, table] of tables) for (const [, item] of itemsOf(name).entries()) indexItem(store, table, item);
  isRecalling = false;

  return {
    store,
    table: (name) => tables.get(name),
    item: (table, key) => items.get(table)?.get(key),
    items: (table) => Array.from(itemsOf(table).entries(), ([, item]) => item),
  };
}

function tableNotFound(): Error {
  const message = 'Requested resource not found';
  const body = { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message };
  return Object.assign(new Error(message), { statusCode: 400, body });
}
