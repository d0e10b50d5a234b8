import type { Acknowledgment } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { receivedMail } from '../shared/contracts/documents.ts';
import { indexes } from '../shared/contracts/table.ts';
import type { Ground } from './ground.ts';

/** A right, and what cdk-nag says about it with our reason. */
export interface Access {
  readonly statements: readonly PolicyStatement[];
  readonly acknowledged?: readonly Acknowledgment[];
}

const allow = (actions: string[], ...resources: string[]) => new PolicyStatement({ actions, resources });

/**
 * What a variable in a function's environment lets its role do: it may use what its environment names, and nothing else.
 * Nobody may Scan or delete. Variables that are not here name no resource, or their right is given where the function is made.
 */
const accessByVariable: Readonly<Record<string, (ground: Ground) => Access>> = {
  PROGRAM_TABLE: ({ records: { program } }) => ({
    statements: [
      allow(
        ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:Query'],
        program.tableArn,
      ),
      allow(['dynamodb:Query'], ...Object.values(indexes).map((index) => `${program.tableArn}/index/${index}`)),
    ],
  }),
  PROGRAM_HISTORY: ({ records: { program } }) => ({
    statements: [
      allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], program.tableArn),
      allow(['dynamodb:Query'], `${program.tableArn}/index/${indexes.listing}`),
    ],
  }),
  PEOPLE_TABLE: ({ records: { people, peopleKey } }) => ({
    statements: [
      allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem'], people.tableArn),
      allow(['kms:Decrypt', 'kms:DescribeKey'], peopleKey.keyArn),
    ],
  }),
  DOCUMENTS_BUCKET: ({ records: { documents } }) => ({
    statements: [
      allow(['s3:GetObject', 's3:PutObject'], documents.arnForObjects('*')),
      allow(['s3:ListBucket'], documents.bucketArn), // else S3 answers AccessDenied where nothing is, and not NoSuchKey
    ],
    acknowledged: [
      {
        id: 'AwsSolutions-IAM5[Resource::ReboursRecords:ExportsOutputFnGetAttRecordsDocuments3005CE5FArnB62A8A6D/*]',
        reason: 'A document is named after its cycle and round, which no template can know.',
      },
    ],
  }),
  INBOX_BUCKET: ({ records: { inbox, peopleKey } }) => ({
    statements: [
      allow(['s3:GetObject'], inbox.arnForObjects(`${receivedMail}*`)),
      allow(['kms:Decrypt'], peopleKey.keyArn),
    ],
    acknowledged: [
      {
        id: 'AwsSolutions-IAM5[Resource::ReboursRecords:ExportsOutputFnGetAttRecordsInboxAD4C2AE5ArnDD549FCD/mail/*]',
        reason: 'SES names a received email with an id of its own.',
      },
    ],
  }),
  INBOX_LISTING: ({ records: { inbox } }) => ({ statements: [allow(['s3:ListBucket'], inbox.bucketArn)] }),
  SEND_QUEUE_URL: ({ sendQueue }) => ({ statements: [allow(['sqs:SendMessage'], sendQueue.queueArn)] }),
  WAKE_QUEUE_URL: ({ wakeQueue }) => ({ statements: [allow(['sqs:SendMessage'], wakeQueue.queueArn)] }),
};

/** The rights that follow from an environment. */
export function accessOf(variables: readonly string[], ground: Ground): Access[] {
  return variables.flatMap((variable) => accessByVariable[variable]?.(ground) ?? []);
}

/** Registering people and changing their language or suppression: three functions only. */
export function writingPeople({ records: { people, peopleKey } }: Ground): Access {
  return {
    statements: [
      allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], people.tableArn),
      allow(
        [
          'kms:Encrypt',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
        ],
        peopleKey.keyArn,
      ),
    ],
  };
}

/** Having a received email deleted the next day: the tag that a rule of the bucket looks for, and no content. */
export function forgettingMail({ records: { inbox } }: Ground): Access {
  return { statements: [allow(['s3:PutObjectTagging'], inbox.arnForObjects(`${receivedMail}*`))] };
}

/** Taking messages off a queue: what the Lambda service needs to feed a function. */
export function consuming(queue: IQueue): Access {
  return {
    statements: [
      allow(
        ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
        queue.queueArn,
      ),
    ],
  };
}
