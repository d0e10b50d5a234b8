import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Which AWS service a request handler is asked for. */
export type Service = 'dynamodb' | 's3' | 'ses' | 'states' | 'sqs';

/** In AWS there is none: the SDK speaks HTTPS. Locally each service has its in-process wire. */
export type RequestHandlers = (
  service: Service,
) => NonNullable<ConstructorParameters<typeof SQSClient>[0]>['requestHandler'];

/** SDK clients, made on first use and kept for the life of the function. */
export interface Wires {
  readonly dynamo: () => DynamoDBDocumentClient;
  readonly s3: () => S3Client;
  readonly ses: () => SESClient;
  readonly states: () => SFNClient;
  readonly sqs: () => SQSClient;
}

/** Clients on the given wires. SES never retries by itself: a retry after an unclear answer would be a second email. */
export function wires(handlers?: RequestHandlers): Wires {
  const common = (service: Service) =>
    handlers === undefined
      ? {}
      : {
          region: 'eu-west-1',
          credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
          requestHandler: handlers(service),
          // An in-process wire checks permissions by role, not by signature.
          signer: { sign: <Request>(request: Request) => Promise.resolve(request) },
        };
  return {
    dynamo: once(() =>
      DynamoDBDocumentClient.from(new DynamoDBClient(common('dynamodb')), {
        marshallOptions: { removeUndefinedValues: true },
      }),
    ),
    s3: once(() => new S3Client(common('s3'))),
    ses: once(() => new SESClient({ ...common('ses'), maxAttempts: 1 })),
    states: once(() => new SFNClient(common('states'))),
    sqs: once(() => new SQSClient(common('sqs'))),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
