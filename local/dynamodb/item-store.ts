import { Stream } from 'node:stream';
import type { Item, ItemStore } from './dynalite.ts';
import type { SortedPartitions } from './sorted-partitions.ts';

/** Sorted partitions behind LevelDB's interface, answering at once: dynalite's actions then run without a gap to slip into. */
export function itemStore(
  partitions: SortedPartitions,
  onChange: (key: string, item: Item | undefined, old: Item | undefined) => void,
): ItemStore {
  return {
    get: (key, done) => {
      done(null, partitions.get(key));
    },
    put: (key, item, done) => {
      const stored = withoutAbsent(item);
      onChange(key, stored, partitions.get(key));
      partitions.put(key, stored);
      done(null);
    },
    del: (key, done) => {
      const old = partitions.get(key);
      if (old !== undefined) onChange(key, undefined, old);
      partitions.remove(key);
      done(null);
    },
    lock: (_key, held) => {
      held((done) => done);
    },
    createValueStream: (range) => {
      const found = partitions.range(range);
      const stream = new Stream(); // the oldest kind: dynalite's reader would hear a plain emitter twice
      queueMicrotask(() => {
        for (const item of found) stream.emit('data', item);
        stream.emit('end');
      });
      return stream;
    },
  };
}

/** dynalite projects an attribute an item does not have as undefined; LevelDB drops it when it writes JSON, so we drop it. */
function withoutAbsent(item: Readonly<Record<string, Item[string] | undefined>>): Item {
  const present = Object.entries(item).filter((entry): entry is [string, Item[string]] => entry[1] !== undefined);
  return Object.fromEntries(present);
}
