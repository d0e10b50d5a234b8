import { createHash } from 'node:crypto';
import * as z from 'zod';
import { bytesOfText, textOfBytes } from '../store/bytes-text.ts';
import type { KeyValueStore } from '../store/key-value-store.ts';

/** One stored object. `headers` are its content type and `x-amz-meta-…`, given back as they came. */
export type StoredObject = {
  readonly content: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly storedAt: string;
  /** By key; a lifecycle rule may ask for one. Nothing expires here. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
};

/** The objects of one bucket. */
export type ObjectStore = {
  readonly find: (key: string) => StoredObject | undefined;
  readonly put: (key: string, object: StoredObject) => void;
  /** In S3's order: by the bytes of the UTF-8 key. */
  readonly keys: () => string[];
};

const Strings = z.record(z.string(), z.string());
const Kept = z.object({ content: z.string(), headers: Strings, storedAt: z.string(), tags: Strings.optional() });

/** Opens a bucket with the objects that were kept under its name. */
export function openBucket(name: string, kept: KeyValueStore | undefined): ObjectStore {
  const objects = new Map<string, StoredObject>();
  for (const [place, text] of kept?.entries() ?? []) {
    if (!place.startsWith(`${name}/`)) continue;
    const { content, ...about } = Kept.parse(JSON.parse(text));
    objects.set(place.slice(name.length + 1), { ...about, content: bytesOfText(content) });
  }
  return {
    find: (key) => objects.get(key),
    put: (key, object) => {
      objects.set(key, object);
      if (kept === undefined) return;
      const text: z.infer<typeof Kept> = { ...object, content: textOfBytes(object.content) };
      kept.write(new Map([[`${name}/${key}`, JSON.stringify(text)]]));
    },
    keys: () => [...objects.keys()].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))),
  };
}

/** S3's entity tag of an object uploaded in one part. */
export function etag({ content }: StoredObject): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}
