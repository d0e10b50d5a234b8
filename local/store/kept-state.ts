import type { KeyValueStore } from './key-value-store.ts';

/** The small state of one part of the world, under names of its own. */
export type KeptState = {
  /** What was kept under a name; undefined when nothing was. */
  readonly recall: (name: string) => unknown;
  /** Keeps a value (plain data) in place of the earlier one; writes only what differs from it. */
  readonly keep: (name: string, value: unknown) => void;
};

/** Opens what a store holds; without a store nothing is recalled or kept. */
export function keptState(store: KeyValueStore | undefined): KeptState {
  const texts = new Map(store?.entries());
  return {
    recall: (name) => {
      const text = texts.get(name);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    keep: (name, value) => {
      if (store === undefined) return;
      const text = JSON.stringify(value);
      if (texts.get(name) === text) return;
      texts.set(name, text);
      store.write(new Map([[name, text]]));
    },
  };
}
