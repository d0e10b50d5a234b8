/** Where what outlives the process is kept. Values are JSON text. */
export type KeyValueStore = {
  /** Everything stored. */
  readonly entries: () => Iterable<readonly [key: string, value: string]>;
  /** Stores a batch, all of it or nothing; an undefined value removes its key. */
  readonly write: (changes: ReadonlyMap<string, string | undefined>) => void;
};

/** The keys of one part of the world, by the part's name; each part asks once. */
export type Parts = (name: string) => KeyValueStore;

/** Collects what changed and writes only that. */
export type ChangeLog = {
  /** The value under `key` as it will be at the next flush; undefined removes it. */
  readonly touch: (key: string, value: object | undefined) => void;
  /** Resolves when everything touched so far is stored. A store that failed once fails for ever. */
  readonly flush: () => Promise<void>;
};

export function changeLog(store: KeyValueStore | undefined): ChangeLog {
  const touched = new Map<string, object | undefined>();
  let written = Promise.resolve();
  return {
    touch(key, value) {
      if (store !== undefined) touched.set(key, value);
    },
    flush() {
      if (store === undefined || touched.size === 0) return written;
      const changes = new Map(Array.from(touched, ([key, value]) => [key, value && JSON.stringify(value)] as const));
      touched.clear();
      written = written.then(() => {
        store.write(changes); // one after the other: a later value must not be overtaken
      });
      return written;
    },
  };
}
