import { bytesOfText, textOfBytes } from './bytes-text.ts';
import type { KeyValueStore } from './key-value-store.ts';

/** Messages of which there are ever more, each kept once. */
export type KeptMessages<Message> = {
  /** Oldest first, those that were kept at the beginning; the owner adds to it. */
  readonly messages: Message[];
  /** Keeps those that were added since the last time. */
  readonly keep: () => void;
};

/** Recalls the messages of a store; without one there are none, and none is kept. */
export function keptMessages<Message extends { readonly raw: Uint8Array }>(
  store: KeyValueStore | undefined,
): KeptMessages<Message> {
  const messages = [...(store?.entries() ?? [])]
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .map(([, text]) => {
      const { raw, ...message } = JSON.parse(text) as { readonly raw: string };
      return { ...message, raw: bytesOfText(raw) } as Message; // written by `keep`
    });
  let kept = messages.length;
  return {
    messages,
    keep: () => {
      if (store === undefined || kept === messages.length) return;
      const added = messages
        .slice(kept)
        .map(
          (message, index) =>
            [String(kept + index), JSON.stringify({ ...message, raw: textOfBytes(message.raw) })] as const,
        );
      kept = messages.length;
      store.write(new Map(added));
    },
  };
}
