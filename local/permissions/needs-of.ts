import * as z from 'zod';
import { ACCOUNT, REGION } from '../assembly/resource-naming.ts';
import type { TableDefinition } from '../dynamodb/table-definition.ts';
import { identityOf } from '../mail/identity-of.ts';
import { objectOperation } from '../storage/embedded-storage.ts';
import { addressOf } from '../storage/object-request.ts';
import { bodyFields, bodyText, type HttpRequestLike, targetOperation } from '../wire.ts';
import type { RequestContext } from './allows.ts';
import { leadingKeys } from './leading-keys.ts';

/** One thing a request must be allowed: all of its needs must be. */
export type Need = { readonly action: string; readonly resource: string; readonly context?: RequestContext };

/** What a guard must be told about the account to name what a request touches. */
export type Account = {
  readonly tables: readonly TableDefinition[];
  /** The machine whose execution waits with this token; undefined for an invented one, which needs no permission to be refused. */
  readonly machineOf: (taskToken: string) => string | undefined;
  /** Addresses and domains verified in SES; mail from another address counts as its domain's. */
  readonly identities: readonly string[];
};

/** Which services a request can be for, as IAM prefixes them. */
export type GuardedService = 'dynamodb' | 'sqs' | 'states' | 's3' | 'ses';

/** What a request needs, per service; an operation nobody mapped is an error, so that a new one cannot slip by. */
export const NEEDS_OF: Readonly<
  Record<GuardedService, (request: HttpRequestLike, account: Account) => Promise<Need[]>>
> = {
  dynamodb: async (request, { tables }) => {
    const operation = targetOperation(request);
    const input = await bodyFields(request);
    const action = `dynamodb:${operation}`;
    const requests =
      operation === 'BatchGetItem'
        ? Object.entries(z.record(z.string(), Fields).parse(input['RequestItems']))
        : [[z.string().parse(input['TableName']), input] as const];
    return requests.map(([table, parts]) => {
      const index = parts['IndexName'];
      const resource = arn('dynamodb', `table/${table}${typeof index === 'string' ? `/index/${index}` : ''}`);
      const definition = tables.find(({ TableName }) => TableName === table);
      const context = {
        get 'dynamodb:LeadingKeys'() {
          return definition === undefined ? [] : leadingKeys(definition, operation, parts); // worked out only when a condition asks
        },
      };
      return { action, resource, context };
    });
  },
  sqs: async (request) => {
    const operation = targetOperation(request);
    if (operation !== 'SendMessage' && operation !== 'SendMessageBatch') throw unmapped('sqs', operation);
    const { QueueUrl } = z.looseObject({ QueueUrl: z.string() }).parse(await bodyFields(request));
    return [{ action: 'sqs:SendMessage', resource: arn('sqs', QueueUrl.split('/').at(-1) ?? '') }]; // a batch needs the same action
  },
  states: async (request, { machineOf }) => {
    const operation = targetOperation(request);
    const input = StatesInput.parse(await bodyFields(request));
    const action = `states:${operation}`;
    const resource =
      input.stateMachineArn ??
      input.executionArn ??
      (input.taskToken === undefined ? undefined : machineOf(input.taskToken));
    if (resource !== undefined) return [{ action, resource }];
    if (input.taskToken !== undefined) return [];
    throw unmapped('states', operation);
  },
  s3: (request) => {
    const { bucket, key } = addressOf(request);
    const operation = objectOperation(request);
    if (operation === undefined) return Promise.reject(unmapped('s3', request.method));
    if (operation === 'ListObjectsV2') return Promise.resolve([listing(bucket)]);
    const action = `s3:${operation === 'HeadObject' ? 'GetObject' : operation}`; // a HEAD needs what a GET needs
    return Promise.resolve([{ action, resource: `arn:aws:s3:::${bucket}/${key}` }]);
  },
  ses: async (request, { identities }) => {
    const parameters = new URLSearchParams(await bodyText(request));
    const operation = parameters.get('Action') ?? '';
    if (operation !== 'SendRawEmail') throw unmapped('ses', operation);
    const source = parameters.get('Source');
    if (source === null) throw new Error('SendRawEmail without a Source: who sends is not known');
    const from = /<([^<>]+)>\s*$/.exec(source)?.[1] ?? source;
    const identity = identityOf(from, identities) ?? from.slice(from.lastIndexOf('@') + 1);
    const recipients = [...parameters]
      .filter(([name]) => name.startsWith('Destinations.member.'))
      .map(([, address]) => address);
    const context = { 'ses:FromAddress': [from], 'ses:Recipients': recipients };
    const configurationSet = parameters.get('ConfigurationSetName');
    const resources = [
      `identity/${identity}`,
      ...(configurationSet === null ? [] : [`configuration-set/${configurationSet}`]),
    ];
    return resources.map((resource) => ({ action: 'ses:SendRawEmail', resource: arn('ses', resource), context }));
  },
};

/** Seeing which keys a bucket has; without it S3 answers AccessDenied for an object that is not there. */
export function listing(bucket: string): Need {
  return { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` };
}

const Fields = z.record(z.string(), z.unknown());
const StatesInput = z.looseObject({
  stateMachineArn: z.string().optional(),
  executionArn: z.string().optional(),
  taskToken: z.string().optional(),
});

function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}

function unmapped(service: string, operation: string): Error {
  return new Error(`Which permission ${service} ${operation} needs is not known here`);
}
