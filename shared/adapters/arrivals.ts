import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { receivedMail } from '../contracts/documents.ts';
import type { Arrivals } from '../ports.ts';

/** The received emails as a list, and the queue by which one is read. */
export function storedArrivals(s3: () => S3Client, sqs: () => SQSClient, bucket: string, queue: string): Arrivals {
  return {
    async list(after) {
      const { Contents = [], IsTruncated } = await s3().send(
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
    async fetch(objectKey) {
      await sqs().send(new SendMessageCommand({ QueueUrl: queue, MessageBody: JSON.stringify({ objectKey }) }));
    },
  };
}
