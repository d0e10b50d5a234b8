/** Something that is due at an instant (epoch ms). Timers of the same instant go by `order`. */
export type Timer = { readonly at: number; readonly order: number };

/** A binary heap: the earliest timer is at the top, adding and removing cost log n. */
export type Timers<T extends Timer> = {
  readonly add: (timer: T) => void;
  readonly earliest: () => T | undefined;
  readonly removeEarliest: () => void;
};

export function timerHeap<T extends Timer>(): Timers<T> {
  const heap: T[] = [];
  return {
    add(timer) {
      heap.push(timer);
      rise(heap.length - 1);
    },
    earliest: () => heap[0],
    removeEarliest() {
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return;
      heap[0] = last;
      sink(0);
    },
  };

  function rise(from: number): void {
    let child = from;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!swappedIfEarlier(child, parent)) return;
      child = parent;
    }
  }

  function sink(from: number): void {
    let parent = from;
    for (;;) {
      const left = 2 * parent + 1;
      const child = isEarlier(left + 1, left) ? left + 1 : left;
      if (!swappedIfEarlier(child, parent)) return;
      parent = child;
    }
  }

  function swappedIfEarlier(child: number, parent: number): boolean {
    const [below, above] = [heap[child], heap[parent]];
    if (below === undefined || above === undefined || !isEarlier(child, parent)) return false;
    heap[parent] = below;
    heap[child] = above;
    return true;
  }

  function isEarlier(one: number, other: number): boolean {
    const [a, b] = [heap[one], heap[other]];
    if (a === undefined || b === undefined) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }
}
