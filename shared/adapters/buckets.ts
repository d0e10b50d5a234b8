import { GetObjectCommand, NoSuchKey, PutObjectCommand, PutObjectTaggingCommand } from '@aws-sdk/client-s3';
import type * as z from 'zod';
import { nobodysBusiness } from '../contracts/documents.ts';
import type { DocumentsEnv, InboxEnv } from '../contracts/step.ts';
import type { Documents, Inbox } from '../ports.ts';
import { s3Client } from './s3-client.ts';
import type { Adapter } from './services.ts';

/** Long results as JSON objects. Putting the same key twice leaves the later one. */
export const documentsBucket: Adapter<z.output<typeof DocumentsEnv>, Documents> = (env, { wires }) => {
  const s3 = wires(s3Client);
  const bucket = env.DOCUMENTS_BUCKET;
  return {
    async put(key, value) {
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: JSON.stringify(value),
          ContentType: 'application/json',
        }),
      );
    },
    async find(key) {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return Body === undefined ? undefined : (JSON.parse(await Body.transformToString('utf8')) as unknown);
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
};

/** Messages as SES stored them: their content is never changed. */
export const inboxBucket: Adapter<z.output<typeof InboxEnv>, Inbox> = (env, { wires }) => {
  const s3 = wires(s3Client);
  const bucket = env.INBOX_BUCKET;
  return {
    async read(objectKey, mostBytes) {
      const { Body } = await s3.send(
        new GetObjectCommand({
          Bucket: bucket,
          Key: objectKey,
          ...(mostBytes === undefined ? {} : { Range: `bytes=0-${String(mostBytes - 1)}` }),
        }),
      );
      if (Body === undefined) throw new Error(`The stored message ${objectKey} has no content`);
      return Body.transformToByteArray();
    },
    async forget(objectKey) {
      await s3.send(
        new PutObjectTaggingCommand({ Bucket: bucket, Key: objectKey, Tagging: { TagSet: [nobodysBusiness] } }),
      );
    },
  };
};
