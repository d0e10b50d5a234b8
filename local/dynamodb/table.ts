import { hash } from 'node:crypto';
import { type Item, isSameItem, itemSize, textOf, typeOf } from './attribute-value.ts';
import { type Collection, collection, type Entry } from './collection.ts';
import { invalid } from './dynamo-error.ts';
import { type KeyNames, keyNames, type TableDefinition } from './table-definition.ts';
import { sortable } from './text-order.ts';

/** A sparse index: it holds the items that have both of its keys, with the attributes it projects. */
export type Index = {
  readonly name: string;
  readonly keys: KeyNames;
  readonly projectsAll: boolean;
  readonly entries: Collection;
};

/** One table: its items and, always in step with them, the entries of its indexes. */
export type Table = {
  readonly name: string;
  readonly keys: KeyNames;
  readonly indexes: readonly Index[];
  readonly items: Collection;
  /** The id of the item with this key; refuses what is not exactly a key of this table. */
  readonly idOf: (key: Item) => string;
  /** Refuses an item whose keys, also those of indexes, are missing or mistyped. */
  readonly checkItem: (item: Item) => void;
  readonly put: (item: Item, size: number) => void;
  readonly remove: (id: string) => void;
  /** Orders items as a table scan would: by hashed partition, then by sort key. */
  readonly inStorageOrder: (entries: readonly Entry[]) => Entry[];
};

type Options = {
  readonly definition: TableDefinition;
  /** Told for every index entry written or removed, with its size in bytes. */
  readonly onIndexWrite: (bytes: number) => void;
  /** Given when reads may see what was true some seconds ago. */
  readonly now: (() => number) | undefined;
};

const LARGEST_HASH = 2048; // characters of a partition key
const LARGEST_RANGE = 1024;

export function openTable({ definition, onIndexWrite, now }: Options): Table {
  const keys = keyNames(definition, definition.KeySchema);
  const items = collection(now);
  const indexes = (definition.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => {
    const own = keyNames(definition, KeySchema);
    const projected = [own.hash, own.range, keys.hash, keys.range, ...(Projection.NonKeyAttributes ?? [])];
    return {
      name: IndexName,
      keys: own,
      projectsAll: Projection.ProjectionType === 'ALL',
      projected: projected.filter((name) => name !== undefined),
      entries: collection(now),
    };
  });
  const used = [keys, ...indexes.map((index) => index.keys)].flatMap((names) => [names.hash, names.range]);
  const unused = definition.AttributeDefinitions.find(({ AttributeName }) => !used.includes(AttributeName));
  if (unused !== undefined) throw new Error(`${definition.TableName}: no key uses ${unused.AttributeName}`);

  const hashes = new Map<string, string>();
  const storageOf = (partition: string) => {
    const known = hashes.get(partition);
    if (known !== undefined) return known;
    const storage = `${hashed(partition)}/${Buffer.from(partition).toString('hex')}`;
    hashes.set(partition, storage);
    return storage;
  };

  const index = (base: Entry) => {
    for (const { keys: own, projectsAll, projected, entries } of indexes) {
      const partition = textOf(base.item[own.hash]);
      const sort = own.range === undefined ? '' : textOf(base.item[own.range]);
      const before = entries.find(base.id);
      if (partition === undefined || sort === undefined) {
        if (before === undefined) continue;
        entries.remove(base.id);
        onIndexWrite(before.size);
        continue;
      }
      const item = projectsAll ? base.item : pick(base.item, projected);
      const size = projectsAll ? base.size : itemSize(item);
      const entry = { id: base.id, partition, sort: sortable(sort), tie: base.tie, item, size };
      const isMoved = before !== undefined && (before.partition !== partition || before.sort !== entry.sort);
      if (before !== undefined && !isMoved && isSameItem(before.item, item)) continue;
      if (isMoved) onIndexWrite(before.size); // a move is a removal and a write
      entries.put(entry);
      onIndexWrite(size);
    }
  };

  return {
    name: definition.TableName,
    keys,
    indexes,
    items,
    idOf: (key) => {
      const names = keys.range === undefined ? [keys.hash] : [keys.hash, keys.range];
      const mismatch = 'The provided key element does not match the schema';
      if (Object.keys(key).length !== names.length) throw invalid(mismatch);
      for (const name of names) {
        const value = textOf(key[name]);
        if (value === undefined) throw invalid(mismatch);
        if (value === '') {
          throw invalid(
            `One or more parameter values were invalid: The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`,
          );
        }
        checkLength(value, name === keys.hash);
      }
      return identity(key, keys);
    },
    checkItem: (item) => {
      for (const name of [keys.hash, keys.range]) {
        if (name === undefined) continue;
        const value = item[name];
        if (value === undefined) {
          throw invalid(`One or more parameter values were invalid: Missing the key ${name} in the item`);
        }
        if (!('S' in value)) {
          throw invalid(
            `One or more parameter values were invalid: Type mismatch for key ${name} expected: S actual: ${typeOf(value)}`,
          );
        }
        if (value.S === '') {
          throw invalid(
            `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`,
          );
        }
        checkLength(value.S, name === keys.hash);
      }
      for (const { name: indexName, keys: own } of indexes) {
        for (const name of [own.hash, own.range]) {
          const value = name === undefined ? undefined : item[name];
          if (name === undefined || value === undefined) continue;
          if (!('S' in value)) throw indexMismatch(name, typeOf(value), indexName);
          if (value.S === '') {
            throw invalid(
              `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${indexName}, IndexKey: ${name}`,
            );
          }
        }
      }
    },
    put: (item, size) => {
      const id = identity(item, keys);
      const partition = textOf(item[keys.hash]) ?? '';
      const sort = keys.range === undefined ? '' : (textOf(item[keys.range]) ?? '');
      const tie = items.find(id)?.tie ?? hashed(partition + sort);
      const entry = { id, partition, sort: sortable(sort), tie, item, size };
      items.put(entry);
      index(entry);
    },
    remove: (id) => {
      items.remove(id);
      for (const { entries } of indexes) {
        const before = entries.find(id);
        if (before === undefined) continue;
        entries.remove(id);
        onIndexWrite(before.size);
      }
    },
    inStorageOrder: (entries) =>
      entries.toSorted((one, other) => {
        const [left, right] = [storageOf(one.partition), storageOf(other.partition)];
        if (left !== right) return left < right ? -1 : 1;
        return one.sort < other.sort ? -1 : 1;
      }),
  };
}

/** Refuses an index key of another type than text. */
export function indexMismatch(name: string, actual: string, indexName: string): Error {
  return invalid(
    `One or more parameter values were invalid: Type mismatch for Index Key ${name} Expected: S Actual: ${actual} IndexName: ${indexName}`,
  );
}

/** The id of a key, and what breaks ties between it and others. */
export function identityIn(key: Item, { keys }: Pick<Table, 'keys'>): Pick<Entry, 'id' | 'tie'> {
  const sort = keys.range === undefined ? '' : (textOf(key[keys.range]) ?? '');
  return { id: identity(key, keys), tie: hashed((textOf(key[keys.hash]) ?? '') + sort) };
}

/** One text per key: the length of the first part keeps two different keys apart. */
function identity(item: Item, { hash: partition, range }: KeyNames): string {
  const first = textOf(item[partition]) ?? '';
  return `${String(first.length)}:${first}${range === undefined ? '' : (textOf(item[range]) ?? '')}`;
}

function pick(item: Item, names: readonly string[]): Item {
  const picked: Record<string, Item[string]> = {};
  for (const name of names) {
    const value = item[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

/** Spreads partitions, and entries of equal sort keys, in an order nobody may rely on: as dynalite does, so that both can be compared. */
function hashed(key: string): string {
  return hash('md5', `Outliers${key}`).slice(0, 6);
}

function checkLength(value: string, isHash: boolean): void {
  if (isHash && value.length > LARGEST_HASH) {
    throw invalid(
      'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes',
    );
  }
  if (!isHash && value.length > LARGEST_RANGE) {
    throw invalid(
      'One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes',
    );
  }
}
