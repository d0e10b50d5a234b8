import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** One stored object. `headers` are its content type and `x-amz-meta-…`, given back as they came. */
export type StoredObject = {
  readonly content: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly storedAt: string;
};

/** The objects of one bucket, in memory; with a directory also on disk, where `content/` holds the plain bytes. */
export type ObjectStore = {
  readonly find: (key: string) => StoredObject | undefined;
  readonly put: (key: string, object: StoredObject) => void;
  /** In S3's order: by the bytes of the UTF-8 key. */
  readonly keys: () => string[];
};

const About = z.object({ headers: z.record(z.string(), z.string()), storedAt: z.string() });

/** Reads back what the directory holds, if there is one. */
export function openBucket(directory: string | undefined): ObjectStore {
  const objects = new Map<string, StoredObject>();
  const disk =
    directory === undefined ? undefined : { content: join(directory, 'content'), about: join(directory, 'about') };
  if (disk !== undefined) {
    mkdirSync(disk.content, { recursive: true });
    mkdirSync(disk.about, { recursive: true });
    for (const file of readdirSync(disk.about)) {
      const about = About.parse(JSON.parse(readFileSync(join(disk.about, file), 'utf8')));
      objects.set(decodeURIComponent(file), { ...about, content: readFileSync(join(disk.content, file)) });
    }
  }
  return {
    find: (key) => objects.get(key),
    put: (key, object) => {
      objects.set(key, object);
      if (disk === undefined) return;
      const file = encodeURIComponent(key); // a key is not a path: `../x` stays one file name
      writeFileSync(join(disk.content, file), object.content);
      writeFileSync(join(disk.about, file), JSON.stringify({ headers: object.headers, storedAt: object.storedAt }));
    },
    keys: () => [...objects.keys()].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))),
  };
}

/** S3's entity tag of an object uploaded in one part. */
export function etag({ content }: StoredObject): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}
