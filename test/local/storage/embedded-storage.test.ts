import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedStorage } from '../../../local/storage/embedded-storage.ts';
import { memoryParts } from '../store/memory-parts.ts';

const Bucket = 'documents';

function aBucket(options: Partial<Parameters<typeof embeddedStorage>[0]> = {}, config: S3ClientConfig = {}) {
  const storage = embeddedStorage({ buckets: [Bucket], clock: { now: () => '2027-01-14T08:00:00.000Z' }, ...options });
  const client = new S3Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: storage.requestHandler,
    maxAttempts: 1,
    ...config,
  });
  return { storage, client };
}

async function read(client: S3Client, Key: string): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

describe('the embedded S3', () => {
  it('gives back the bytes it was given, whatever the key, in both ways of addressing a bucket', async () => {
    const key = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => text.isWellFormed() && !/^\.{1,2}$|\/\.{1,2}(\/|$)|^\.{1,2}\/|^\/|\/$|\/\//.test(text));
    await fc.assert(
      fc.asyncProperty(key, fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (Key, Body, forcePathStyle) => {
        const { client } = aBucket({}, { forcePathStyle });
        await client.send(new PutObjectCommand({ Bucket, Key, Body }));
        expect(await read(client, Key)).toEqual(Buffer.from(Body));
      }),
    );
  });

  it('takes a streamed upload out of its frames', async () => {
    const { client, storage } = aBucket();
    const content = Buffer.alloc(200_000, 'stream\r\n0\r\n');
    const Body = Readable.from([content.subarray(0, 70_000), content.subarray(70_000)]);
    await client.send(new PutObjectCommand({ Bucket, Key: 'streamed', Body, ContentLength: content.byteLength }));
    expect(Buffer.from(storage.find(Bucket, 'streamed')?.content ?? []).equals(content)).toBe(true);
    expect((await read(client, 'streamed')).equals(content)).toBe(true);
  });

  it('answers NoSuchKey for an object that is not there', async () => {
    const { client } = aBucket();
    await expect(read(client, 'absent')).rejects.toBeInstanceOf(NoSuchKey);
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'absent' }))).rejects.toThrow(
      expect.objectContaining({ name: 'NotFound' }),
    );
    await expect(client.send(new GetObjectCommand({ Bucket: 'other', Key: 'a' }))).rejects.toThrow(
      expect.objectContaining({ name: 'NoSuchBucket' }),
    );
  });

  it('tells type, size, time and metadata without the content', async () => {
    const { client } = aBucket();
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'a.json',
        Body: '{}',
        ContentType: 'application/json',
        Metadata: { run: '1' },
      }),
    );
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'a.json' }));
    expect(head).toMatchObject({
      ContentType: 'application/json',
      ContentLength: 2,
      Metadata: { run: '1' },
      LastModified: new Date('2027-01-14T08:00:00.000Z'),
    });
  });

  it('lists a prefix page by page, in the order of the bytes of the keys', async () => {
    const { client, storage } = aBucket();
    const keys = ['mail/a', 'mail/é', 'mail/Z', 'mail/<&">', 'other'];
    for (const key of keys) storage.put(Bucket, key, Buffer.from(key));
    const seen: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix: 'mail/', MaxKeys: 3, ContinuationToken: token }),
      );
      seen.push(...(page.Contents ?? []).map((entry) => entry.Key));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    expect(seen).toEqual(['mail/<&">', 'mail/Z', 'mail/a', 'mail/é']);
    expect((await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'none' }))).KeyCount).toBe(0);
  });

  it('does not replace an object that must be new', async () => {
    const { client } = aBucket();
    const put = (Body: string) => client.send(new PutObjectCommand({ Bucket, Key: 'once', Body, IfNoneMatch: '*' }));
    await put('first');
    await expect(put('second')).rejects.toThrow(expect.objectContaining({ name: 'PreconditionFailed' }));
    expect((await read(client, 'once')).toString()).toBe('first');
  });

  it('gives the first bytes of an object, and says how many there are', async () => {
    const { client } = aBucket();
    await client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'abc' }));
    for (const [last, text, range] of [
      [1, 'ab', 'bytes 0-1/3'],
      [99, 'abc', 'bytes 0-2/3'],
    ] as const) {
      const got = await client.send(new GetObjectCommand({ Bucket, Key: 'a', Range: `bytes=0-${String(last)}` }));
      expect([await got.Body?.transformToString(), got.ContentRange]).toEqual([text, range]);
    }
  });

  it('keeps the tags of an object, as long as the object is', async () => {
    const parts = memoryParts();
    const { client, storage } = aBucket({ parts });
    const tagging = { Bucket, Key: 'a', Tagging: { TagSet: [{ Key: 'keep', Value: 'one-day' }] } };
    await expect(client.send(new PutObjectTaggingCommand(tagging))).rejects.toThrow(NoSuchKey);
    await client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'abc' }));
    await client.send(new PutObjectTaggingCommand(tagging));
    for (const found of [storage, aBucket({ parts }).storage])
      expect(found.find(Bucket, 'a')?.tags).toEqual({ keep: 'one-day' });
    expect((await read(client, 'a')).toString()).toBe('abc');
  });

  it('refuses what it does not do instead of ignoring it', async () => {
    const { client } = aBucket();
    await client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'abc' }));
    await expect(client.send(new GetObjectCommand({ Bucket, Key: 'a', Range: 'bytes=1-2' }))).rejects.toThrow(
      expect.objectContaining({ name: 'NotImplemented' }),
    );
    await expect(client.send(new DeleteObjectCommand({ Bucket, Key: 'a' }))).rejects.toThrow(
      expect.objectContaining({ name: 'NotImplemented' }),
    );
    await expect(client.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }))).rejects.toThrow(
      expect.objectContaining({ name: 'NotImplemented' }),
    );
  });

  it('denies and slows down on demand', async () => {
    const denying = aBucket({ fault: () => 'access-denied' });
    await expect(read(denying.client, 'a')).rejects.toThrow(expect.objectContaining({ name: 'AccessDenied' }));
    const slow = aBucket({ fault: () => 'slow-down' });
    await expect(read(slow.client, 'a')).rejects.toThrow(expect.objectContaining({ name: 'SlowDown' }));
  });

  it('has its objects after a restart, also under keys that look like paths', async () => {
    const parts = memoryParts();
    const { client } = aBucket({ parts });
    await client.send(new PutObjectCommand({ Bucket, Key: 'a/../../b', Body: 'gardé', ContentType: 'text/plain' }));
    const later = aBucket({ parts });
    expect(later.storage.keys(Bucket)).toEqual(['a/../../b']);
    expect(later.storage.find(Bucket, 'a/../../b')).toMatchObject({
      content: Buffer.from('gardé'),
      headers: { 'content-type': 'text/plain' },
    });
  });
});
