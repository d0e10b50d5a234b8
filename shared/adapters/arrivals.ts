import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type * as z from 'zod';
import { receivedMail } from '../contracts/documents.ts';
import type { ArrivalsEnv, InboxListingEnv } from '../contracts/step.ts';
import type { Arrivals, InboxListing } from '../ports.ts';
import { s3Client } from './s3-client.ts';
import type { Adapter } from './services.ts';
import { sqsClient } from './sqs-client.ts';

/** The received emails as a list. */
export const inboxListing: Adapter<z.output<typeof InboxListingEnv>, InboxListing> = (env, { wires }) => {
  const { INBOX_LISTING: bucket } = env;
  return {
    async list(after) {
      const { Contents = [], IsTruncated } = await wires(s3Client).send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: receivedMail,
          ...(after === undefined ? {} : { StartAfter: after }),
        }),
      );
      const objects = Contents.flatMap(({ Key, LastModified }) =>
        Key === undefined || LastModified === undefined ? [] : [{ key: Key, storedAt: LastModified.toISOString() }],
      );
      return { objects, next: IsTruncated === true ? objects.at(-1)?.key : undefined };
    },
  };
};

/** The same, and the queue by which one is read. */
export const storedArrivals: Adapter<z.output<typeof ArrivalsEnv>, Arrivals> = (env, means) => {
  const { RECEIVE_QUEUE_URL: queue } = env;
  return {
    ...inboxListing(env, means),
    async fetch(objectKey) {
      await means
        .wires(sqsClient)
        .send(new SendMessageCommand({ QueueUrl: queue, MessageBody: JSON.stringify({ objectKey }) }));
    },
  };
};
