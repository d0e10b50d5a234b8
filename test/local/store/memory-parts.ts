import type { KeyValueStore, Parts } from '../../../local/store/key-value-store.ts';

/** Parts that a later world can be opened on: what was written is there at once. */
export function memoryParts(): Parts {
  const stores = new Map<string, KeyValueStore>();
  return (name) => {
    const found = stores.get(name) ?? memoryStore();
    stores.set(name, found);
    return found;
  };
}

/** A store in memory, and what it holds. */
export function memoryStore(stored = new Map<string, string>()): KeyValueStore & { stored: Map<string, string> } {
  return {
    stored,
    entries: () => stored,
    write(changes) {
      for (const [key, value] of changes)
        if (value === undefined) stored.delete(key);
        else stored.set(key, value);
    },
  };
}
