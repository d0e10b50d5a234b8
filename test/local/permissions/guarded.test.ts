import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { BatchGetCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { CfnResource } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it } from 'vitest';
import { loadAssembly } from '../../../local/assembly/load-assembly.ts';
import { guarded } from '../../../local/permissions/guarded.ts';
import type { Account, GuardedService } from '../../../local/permissions/needs-of.ts';
import { policiesOf } from '../../../local/permissions/policies-of.ts';
import { Statement } from '../../../local/permissions/statement.ts';
import { embeddedQueues } from '../../../local/queues/embedded-queues.ts';
import { embeddedStorage } from '../../../local/storage/embedded-storage.ts';
import { jsonResponse, type RequestHandler, wire, xmlResponse } from '../../../local/wire.ts';
import { synthesize } from '../assembly/sample-app.ts';
import { aTable, documentClient, PROGRAM } from '../dynamodb/tables.ts';

const account: Account = {
  tables: [PROGRAM],
  machineOf: (token) => (token === 'invented' ? undefined : arn('states', `stateMachine:${token}`)),
  identities: ['boss@example.org'],
};
const common = { region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 1 };
const denied = expect.objectContaining({ name: 'AccessDeniedException' }) as Error;

function arn(service: string, rest: string): string {
  return `arn:aws:${service}:eu-west-1:123456789012:${rest}`;
}

/** The wire of a role with one statement. */
function allowing(
  service: GuardedService,
  requestHandler: RequestHandler,
  Action: string[],
  Resource: string[],
  Condition?: object,
): RequestHandler {
  const statements = [Statement.parse({ Effect: 'Allow', Action, Resource, Condition })];
  return guarded(service, requestHandler, { name: 'role/function', statements }, account);
}

describe('a guarded DynamoDB', () => {
  const TableName = 'program';
  const guardedClient = (actions: string[], resources: string[], condition?: object) =>
    documentClient({
      requestHandler: allowing('dynamodb', aTable().dynamo.requestHandler, actions, resources, condition),
    });
  const get = (pk: string) => new GetCommand({ TableName, Key: { pk, sk: 's' } });

  it('denies an operation, a table or an index nobody granted', async () => {
    const client = guardedClient(['dynamodb:GetItem', 'dynamodb:Query'], [arn('dynamodb', 'table/program')]);
    await client.send(get('a'));
    await expect(client.send(new PutCommand({ TableName, Item: { pk: 'a', sk: 's' } }))).rejects.toThrow(denied);
    await expect(client.send(new PutCommand({ TableName, Item: { pk: 'a', sk: 's' } }))).rejects.toThrow(
      `is not authorized to perform: dynamodb:PutItem on resource: ${arn('dynamodb', 'table/program')}`,
    );
    await expect(client.send(new GetCommand({ TableName: 'people', Key: { pk: 'a', sk: 's' } }))).rejects.toThrow(
      denied,
    );
    const indexed = new QueryCommand({
      TableName,
      IndexName: 'work',
      KeyConditionExpression: 'workPk = :p',
      ExpressionAttributeValues: { ':p': 'a' },
    });
    await expect(client.send(indexed)).rejects.toThrow(denied);
    await guardedClient(['dynamodb:Query'], [arn('dynamodb', 'table/program/index/*')]).send(indexed);
  });

  it('holds a role to its partition keys, in every way of naming one', async () => {
    const client = guardedClient(['dynamodb:*'], ['*'], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['mine#*'] },
    });
    const update = (pk: string) =>
      new UpdateCommand({
        TableName,
        Key: { pk, sk: 's' },
        UpdateExpression: 'SET v = :v',
        ExpressionAttributeValues: { ':v': 1 },
      });
    const put = (pk: string) => new PutCommand({ TableName, Item: { pk, sk: 's' } });
    const batch = (pk: string) =>
      new BatchGetCommand({
        RequestItems: {
          program: {
            Keys: [
              { pk: 'mine#1', sk: 's' },
              { pk, sk: 's' },
            ],
          },
        },
      });
    const query = (pk: string) =>
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'sk = :s AND #p = :p',
        ExpressionAttributeNames: { '#p': 'pk' },
        ExpressionAttributeValues: { ':p': pk, ':s': 'mine#1' },
      });
    for (const command of [get, update, put, batch, query]) {
      // The overloads of `send` want one command type at a time; every one of these is a command of this client.
      await client.send(command('mine#2') as GetCommand);
      await expect(client.send(command('yours#2') as GetCommand)).rejects.toThrow(denied);
    }
  });
});

describe('a guarded SQS', () => {
  it('lets a role send, singly and in batches, only to its queue', async () => {
    const queue = (name: string) => ({
      name,
      arn: arn('sqs', name),
      url: `https://sqs.eu-west-1.amazonaws.com/123456789012/${name}`,
      visibilityTimeout: 30,
      delay: 0,
    });
    const queues = embeddedQueues({
      clock: { now: () => '2027-01-14T08:00:00.000Z' },
      queues: [queue('send'), queue('wake')],
      mappings: [],
      invoke: () => Promise.resolve(),
    });
    const client = new SQSClient({
      ...common,
      requestHandler: allowing('sqs', queues.requestHandler, ['sqs:SendMessage'], [arn('sqs', 'send')]),
    });
    await client.send(new SendMessageCommand({ QueueUrl: queue('send').url, MessageBody: 'a' }));
    await client.send(
      new SendMessageBatchCommand({ QueueUrl: queue('send').url, Entries: [{ Id: 'a', MessageBody: 'a' }] }),
    );
    await expect(
      client.send(new SendMessageCommand({ QueueUrl: queue('wake').url, MessageBody: 'a' })),
    ).rejects.toThrow(denied);
    expect([queues.depth('send'), queues.depth('wake')]).toEqual([2, 0]);
  });
});

describe('a guarded Step Functions', () => {
  it('lets a role start and wake only its machine', async () => {
    const open = wire(() => Promise.resolve(jsonResponse({})));
    const client = new SFNClient({
      ...common,
      requestHandler: allowing(
        'states',
        open,
        ['states:StartExecution', 'states:SendTaskSuccess'],
        [arn('states', 'stateMachine:form')],
      ),
    });
    const start = (machine: string) =>
      client.send(new StartExecutionCommand({ stateMachineArn: arn('states', `stateMachine:${machine}`) }));
    const wake = (taskToken: string) => client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
    await start('form');
    await wake('form');
    await wake('invented'); // the service itself refuses it
    await expect(start('cycle')).rejects.toThrow(denied);
    await expect(wake('cycle')).rejects.toThrow(denied);
  });
});

describe('a guarded S3', () => {
  const aBucket = (actions: string[], resources: string[]) => {
    const storage = embeddedStorage({ buckets: ['inbox'], clock: { now: () => '2027-01-14T08:00:00.000Z' } });
    storage.put('inbox', 'mail/1', Buffer.from('one'));
    return new S3Client({ ...common, requestHandler: allowing('s3', storage.requestHandler, actions, resources) });
  };
  const s3Denied = expect.objectContaining({ name: 'AccessDenied' }) as Error;
  const get = (Key: string) => new GetObjectCommand({ Bucket: 'inbox', Key });

  it('reads and writes only where it is allowed to', async () => {
    const client = aBucket(['s3:GetObject'], ['arn:aws:s3:::inbox/mail/*']);
    await client.send(get('mail/1'));
    await client.send(new HeadObjectCommand({ Bucket: 'inbox', Key: 'mail/1' }));
    await expect(client.send(get('other/1'))).rejects.toThrow(s3Denied);
    await expect(client.send(new PutObjectCommand({ Bucket: 'inbox', Key: 'mail/1', Body: 'x' }))).rejects.toThrow(
      s3Denied,
    );
    await expect(client.send(new ListObjectsV2Command({ Bucket: 'inbox' }))).rejects.toThrow(s3Denied);
  });

  it('says that an object is missing only to those who may list the bucket', async () => {
    await expect(aBucket(['s3:GetObject'], ['*']).send(get('mail/2'))).rejects.toThrow(s3Denied);
    await expect(aBucket(['s3:GetObject', 's3:ListBucket'], ['*']).send(get('mail/2'))).rejects.toThrow(
      expect.objectContaining({ name: 'NoSuchKey' }) as Error,
    );
  });
});

describe('a guarded SES', () => {
  const mail = wire(() =>
    Promise.resolve(
      xmlResponse(
        '<SendRawEmailResponse><SendRawEmailResult><MessageId>1</MessageId></SendRawEmailResult></SendRawEmailResponse>',
      ),
    ),
  );
  const send = (
    resources: string[],
    { Source = 'Program <program@example.org>', ConfigurationSetName = 'mail' } = {},
  ) => {
    const handler = allowing('ses', mail, ['ses:SendRawEmail'], resources, {
      StringEquals: { 'ses:FromAddress': ['program@example.org', 'boss@example.org'] },
    });
    const client = new SESClient({ ...common, requestHandler: handler });
    return client.send(
      new SendRawEmailCommand({
        Source,
        ConfigurationSetName,
        Destinations: ['a@in'],
        RawMessage: { Data: Buffer.from('x') },
      }),
    );
  };
  const sesDenied = expect.objectContaining({ name: 'AccessDenied' }) as Error;
  const [domain, address, set] = [
    arn('ses', 'identity/example.org'),
    arn('ses', 'identity/boss@example.org'),
    arn('ses', 'configuration-set/mail'),
  ];

  it('wants the identity, the configuration set and the From address allowed', async () => {
    await send([domain, set]);
    await expect(send([domain])).rejects.toThrow(sesDenied);
    await expect(send([set])).rejects.toThrow(sesDenied);
    await expect(send([domain, set], { ConfigurationSetName: 'other' })).rejects.toThrow(sesDenied);
    await expect(send([domain, set], { Source: 'someone@example.org' })).rejects.toThrow(sesDenied);
  });

  it('takes a verified address as its own identity', async () => {
    await send([address, set], { Source: 'boss@example.org' });
    await expect(send([domain, set], { Source: 'boss@example.org' })).rejects.toThrow(sesDenied);
  });
});

describe('policiesOf', () => {
  const assembly = loadAssembly(synthesize());
  const [sendEmail, wake] = assembly.functions.map(({ roleArn }) => policiesOf(assembly.cloud, roleArn));

  it('has what CDK granted a function, resolved across stacks', () => {
    expect(sendEmail).toContainEqual(
      expect.objectContaining({
        Action: ['dynamodb:GetItem', 'dynamodb:UpdateItem', 'dynamodb:Query', 'dynamodb:BatchGetItem'],
        Resource: expect.arrayContaining([arn('dynamodb', `table/${assembly.tables[0]?.TableName ?? ''}`)]) as string[],
      }),
    );
    expect(wake).toContainEqual(
      expect.objectContaining({ Action: ['states:StartExecution'], Resource: [assembly.stateMachines[0]?.arn] }),
    );
  });

  it("lets a function do on the assembly's own wires what its role allows and no more", async () => {
    const [table] = assembly.tables;
    const dynamo = aTable({ tables: assembly.tables }).dynamo;
    const all = { ...account, tables: assembly.tables };
    const clientOf = (statements: readonly Statement[] = []) =>
      documentClient({ requestHandler: guarded('dynamodb', dynamo.requestHandler, { name: 'f', statements }, all) });
    const get = new GetCommand({ TableName: table?.TableName, Key: { pk: 'a', sk: 's' } });
    await clientOf(sendEmail).send(get);
    await expect(clientOf(wake).send(get)).rejects.toThrow(denied);
  });

  it('includes inline and managed policies of the app, and refuses an AWS policy it does not know', () => {
    const PolicyDocument = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
    };
    const { cloud } = loadAssembly(
      synthesize((stack) => {
        const role = (id: string, properties: object) =>
          new CfnResource(stack, id, {
            type: 'AWS::IAM::Role',
            properties: { RoleName: id, AssumeRolePolicyDocument: {}, ...properties },
          });
        role('Inline', { Policies: [{ PolicyName: 'p', PolicyDocument }] });
        const managed = new ManagedPolicy(stack, 'Managed', {
          statements: [new PolicyStatement({ actions: ['sqs:SendMessage'], resources: ['*'] })],
        });
        role('Both', {
          Policies: [{ PolicyName: 'p', PolicyDocument }],
          ManagedPolicyArns: [managed.managedPolicyArn],
        });
        managed.attachToRole(Role.fromRoleName(stack, 'Named', 'Inline'));
        role('Admin', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] });
      }),
    );
    const actionsOf = (name: string) =>
      policiesOf(cloud, `arn:aws:iam::123456789012:role/${name}`).flatMap((statement) => statement.Action);
    expect(actionsOf('Inline')).toEqual(['s3:GetObject', 'sqs:SendMessage']);
    expect(actionsOf('Both')).toEqual(['s3:GetObject', 'sqs:SendMessage']);
    expect(() => actionsOf('Admin')).toThrow('AdministratorAccess is not known here');
  });
});
