import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Records } from './records.ts';

/** What every function stands on: the bundle, the records and the two queues by which consequences leave. */
export interface Ground {
  /** All functions in one asset; a function is `<name>/index.handler` in it. */
  readonly bundle: Code;
  readonly records: Records;
  readonly sendQueue: IQueue;
  readonly wakeQueue: IQueue;
}

/** The variables of a function that changes facts. */
export function programVariables({ records, sendQueue, wakeQueue }: Ground) {
  return {
    PROGRAM_TABLE: records.program.tableName,
    SEND_QUEUE_URL: sendQueue.queueUrl,
    WAKE_QUEUE_URL: wakeQueue.queueUrl,
  };
}

/** For those who only tell what happened. */
export function historyVariables({ records }: Ground) {
  return { PROGRAM_HISTORY: records.program.tableName };
}

/** For those who need to know who somebody is. */
export function peopleVariables({ records }: Ground) {
  return { PEOPLE_TABLE: records.people.tableName };
}

/** For those who write or read long results. */
export function documentVariables({ records }: Ground) {
  return { DOCUMENTS_BUCKET: records.documents.bucketName };
}

/** For those who look which emails were received, and read none. */
export function inboxListingVariables({ records }: Ground) {
  return { INBOX_LISTING: records.inbox.bucketName };
}

/** For those who read received emails. */
export function inboxVariables({ records }: Ground) {
  return { INBOX_BUCKET: records.inbox.bucketName };
}
