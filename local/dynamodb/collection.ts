import type { Item } from './attribute-value.ts';

/** Where an item lies in a table or an index: partition, place within it. `tie` orders index entries of equal sort keys. */
export type Entry = {
  readonly id: string;
  readonly partition: string;
  readonly sort: string;
  readonly tie: string;
  readonly item: Item;
  /** Bytes. */
  readonly size: number;
};

/** A place in a partition's order. */
export type Position = Pick<Entry, 'sort' | 'tie' | 'id'>;

/** Entries by id, and in order within each partition: of a table, or of an index of it. */
export type Collection = {
  readonly find: (id: string, at?: number) => Entry | undefined;
  readonly put: (entry: Entry) => void;
  readonly remove: (id: string) => void;
  /** A partition in order; it must not be changed, nor kept across a write. */
  readonly partition: (name: string, at?: number) => readonly Entry[];
  readonly partitions: () => Iterable<string>;
};

/** How long earlier versions can be looked at: milliseconds. */
const REMEMBERED = 30_000;

type Change = { readonly at: number; readonly id: string; readonly before: Entry | undefined };

/** With a clock it remembers the changes of the last 30 seconds, so that a reader can see it as it was at an earlier moment. */
export function collection(now?: () => number): Collection {
  const byId = new Map<string, Entry>();
  const byPartition = new Map<string, Entry[]>();
  let changes: Change[] = [];

  const record = (id: string, before: Entry | undefined) => {
    if (now === undefined) return;
    const at = now();
    if ((changes[0]?.at ?? at) < at - 2 * REMEMBERED) changes = changes.filter((change) => change.at > at - REMEMBERED);
    changes.push({ at, id, before });
  };
  /** What entries that changed after a moment were at that moment. */
  const changedSince = (moment: number): Map<string, Entry | undefined> => {
    if (now === undefined) throw new Error('Without a clock no earlier version is remembered');
    if (moment < now() - REMEMBERED) throw new Error(`Versions are remembered for ${String(REMEMBERED)} ms only`);
    const then = new Map<string, Entry | undefined>();
    for (let index = changes.length - 1; index >= 0; index -= 1) {
      const change = changes[index];
      if (change === undefined || change.at <= moment) break;
      then.set(change.id, change.before);
    }
    return then;
  };
  const leave = (entry: Entry) => {
    const entries = byPartition.get(entry.partition) ?? [];
    entries.splice(firstAt(entries, entry), 1);
    if (entries.length === 0) byPartition.delete(entry.partition);
  };

  return {
    find: (id, at) => {
      if (at === undefined) return byId.get(id);
      const then = changedSince(at);
      return then.has(id) ? then.get(id) : byId.get(id);
    },
    put: (entry) => {
      const before = byId.get(entry.id);
      record(entry.id, before);
      byId.set(entry.id, entry);
      if (before !== undefined && isSamePlace(before, entry)) {
        const entries = byPartition.get(entry.partition) ?? [];
        entries[firstAt(entries, entry)] = entry;
        return;
      }
      if (before !== undefined) leave(before);
      const entries = byPartition.get(entry.partition) ?? [];
      if (entries.length === 0) byPartition.set(entry.partition, entries);
      entries.splice(firstAt(entries, entry), 0, entry);
    },
    remove: (id) => {
      const before = byId.get(id);
      if (before === undefined) return;
      record(id, before);
      byId.delete(id);
      leave(before);
    },
    partition: (name, at) => {
      const entries = byPartition.get(name) ?? [];
      if (at === undefined) return entries;
      const then = changedSince(at);
      if (then.size === 0) return entries;
      const unchanged = entries.filter(({ id }) => !then.has(id));
      const earlier = [...then.values()].filter((entry) => entry?.partition === name) as Entry[]; // undefined has no partition
      return [...unchanged, ...earlier].sort(comparePositions);
    },
    partitions: () => byPartition.keys(),
  };
}

/** The order of a partition: by sort key, then as ties are broken. */
export function comparePositions(one: Position, other: Position): number {
  if (one.sort !== other.sort) return one.sort < other.sort ? -1 : 1;
  if (one.tie !== other.tie) return one.tie < other.tie ? -1 : 1;
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1;
}

/** The index of the first entry for which `isBefore` is false, in a list where it is true of a beginning only. */
export function search(entries: readonly Entry[], isBefore: (entry: Entry) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && isBefore(entry)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAt(entries: readonly Entry[], position: Position): number {
  return search(entries, (entry) => comparePositions(entry, position) < 0);
}

function isSamePlace(one: Entry, other: Entry): boolean {
  return one.partition === other.partition && one.sort === other.sort && one.tie === other.tie;
}
