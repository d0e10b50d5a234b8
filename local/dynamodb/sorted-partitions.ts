import type { Item, KeyRange } from './dynalite.ts';

type Entry = { readonly key: string; item: Item };

/** Items in key order, one sorted array per partition: a point is a binary search, a range is a slice. */
export type SortedPartitions = {
  readonly get: (key: string) => Item | undefined;
  readonly put: (key: string, item: Item) => void;
  readonly remove: (key: string) => void;
  readonly range: (range: KeyRange) => Item[];
  readonly entries: () => Iterable<readonly [key: string, item: Item]>;
};

export function sortedPartitions(): SortedPartitions {
  const partitions = new Map<string, Entry[]>();

  const locate = (key: string) => {
    const entries = partitions.get(partitionOf(key)) ?? [];
    const index = firstAt(entries, key);
    const entry = entries[index];
    return { entries, index, entry: entry?.key === key ? entry : undefined };
  };

  return {
    get: (key) => locate(key).entry?.item,
    put: (key, item) => {
      const { entries, index, entry } = locate(key);
      if (entry !== undefined) entry.item = item;
      else {
        if (entries.length === 0) partitions.set(partitionOf(key), entries);
        entries.splice(index, 0, { key, item });
      }
    },
    remove: (key) => {
      const { entries, index, entry } = locate(key);
      if (entry !== undefined) entries.splice(index, 1);
      if (entries.length === 0) partitions.delete(partitionOf(key));
    },
    range: ({ gt, gte, lt, lte, reverse = false, limit = -1 }) => {
      const lower = gt ?? gte ?? lt ?? lte;
      if (lower === undefined) throw new Error('A range needs a bound: nobody scans');
      const entries = partitions.get(partitionOf(lower)) ?? [];
      const start = gt !== undefined ? firstAfter(entries, gt) : firstAt(entries, gte ?? '');
      const end =
        lte !== undefined ? firstAfter(entries, lte) : lt !== undefined ? firstAt(entries, lt) : entries.length;
      const count = limit < 0 ? entries.length : limit;
      const found = reverse
        ? entries.slice(Math.max(start, end - count), end).reverse()
        : entries.slice(start, Math.min(end, start + count));
      return found.map((entry) => entry.item);
    },
    entries: function* () {
      for (const partition of [...partitions.keys()].sort())
        for (const { key, item } of partitions.get(partition) ?? []) yield [key, item] as const;
    },
  };
}

/** Storage keys read `<hash>/<partition key>/<sort key>/…`, each part without a slash of its own; a range never leaves its partition. */
function partitionOf(key: string): string {
  return key.slice(0, key.indexOf('/', key.indexOf('/') + 1) + 1);
}

function firstAt(entries: readonly Entry[], key: string): number {
  return search(entries, (candidate) => candidate < key);
}

function firstAfter(entries: readonly Entry[], key: string): number {
  return search(entries, (candidate) => candidate <= key);
}

function search(entries: readonly Entry[], isBefore: (key: string) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && isBefore(entry.key)) low = middle + 1;
    else high = middle;
  }
  return low;
}
