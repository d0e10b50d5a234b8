import type { Instant } from '../../shared/domain/instant.ts';
import type { PlannedReply } from '../employees/employee-state.ts';
import { bytesOfText, textOfBytes } from '../store/bytes-text.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';

/** A reply on its way, and who wrote it. */
export interface ScheduledReply extends PlannedReply {
  readonly from: string;
}

/** Replies that are written but have not left yet, soonest first; those of the same moment in the order they were written. */
export interface ReplyAgenda {
  readonly size: () => number;
  readonly nextAt: () => Instant | undefined;
  readonly add: (reply: ScheduledReply) => void;
  /** Takes the soonest out. */
  readonly take: () => ScheduledReply | undefined;
  /** Takes out all for which this is true, in the order they were written. */
  readonly withdraw: (which: (reply: ScheduledReply) => boolean) => ScheduledReply[];
}

interface Entry {
  readonly reply: ScheduledReply;
  readonly sequence: number;
}

type KeptReply = Omit<ScheduledReply, 'raw'> & { readonly raw: string };

/** An agenda of the replies that were kept, if any: a binary heap, so that a hundred thousand replies cost no more than their logarithm. */
export function replyAgenda(store?: KeyValueStore): ReplyAgenda {
  const heap: Entry[] = [];
  let sequence = 0;
  const isBefore = (one: Entry | undefined, other: Entry | undefined): boolean => {
    if (one === undefined || other === undefined) return one !== undefined;
    return one.reply.at === other.reply.at ? one.sequence < other.sequence : one.reply.at < other.reply.at;
  };
  const swap = (one: number, other: number): void => {
    const [a, b] = [heap[one], heap[other]];
    if (a === undefined || b === undefined) return;
    heap[one] = b;
    heap[other] = a;
  };
  const put = (entry: Entry): void => {
    heap.push(entry);
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isBefore(heap[at], heap[parent])) break;
      swap(at, parent);
      at = parent;
    }
  };
  for (const [key, text] of store?.entries() ?? []) {
    const { raw, ...reply } = JSON.parse(text) as KeptReply; // written by `add`
    put({ reply: { ...reply, raw: bytesOfText(raw) }, sequence: Number(key) });
    sequence = Math.max(sequence, Number(key) + 1);
  }
  return {
    size: () => heap.length,
    nextAt: () => heap[0]?.reply.at,
    add: (reply) => {
      if (store !== undefined) {
        const kept: KeptReply = { ...reply, raw: textOfBytes(reply.raw) };
        store.write(new Map([[String(sequence), JSON.stringify(kept)]]));
      }
      put({ reply, sequence: sequence++ });
    },
    take: () => {
      swap(0, heap.length - 1);
      const taken = heap.pop();
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        const child = isBefore(heap[right], heap[left]) ? right : left;
        if (!isBefore(heap[child], heap[at])) break;
        swap(at, child);
        at = child;
      }
      if (taken !== undefined) store?.write(new Map([[String(taken.sequence), undefined]]));
      return taken?.reply;
    },
    withdraw: (which) => {
      const [taken, left] = [heap.filter(({ reply }) => which(reply)), heap.filter(({ reply }) => !which(reply))];
      if (taken.length === 0) return [];
      heap.length = 0;
      for (const entry of left) put(entry);
      store?.write(new Map(taken.map((entry) => [String(entry.sequence), undefined])));
      return taken.toSorted((one, other) => one.sequence - other.sequence).map(({ reply }) => reply);
    },
  };
}
