import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import type { Ground } from '../../infra/ground.ts';
import { StepLambda } from '../../infra/step-lambda.ts';
import * as steps from '../../shared/contracts/steps.ts';
import { functionsOf, ofType, roleOf, type Statement, statementsOf, synthesizedResources } from './synthesized.ts';

const resources = synthesizedResources();
const functions = functionsOf(resources);

const may = (action: RegExp, resource = /./) => {
  const gives = ({ Action, Resource = [] }: Statement) =>
    Action.some((name) => action.test(name)) && Resource.some((name) => resource.test(name));
  return functions
    .filter(({ role }) => role.statements.some(gives))
    .map(({ name }) => name)
    .sort();
};
const whoNames = (variable: string) =>
  Object.values(steps)
    .filter(({ env }) => variable in env.shape)
    .map(({ name }) => name)
    .sort();

describe('functions', () => {
  it('are one per contract', () => {
    const names = Object.values(steps).map(({ name }) => name);
    expect(functions.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it('have exactly the environment of their contract', () => {
    for (const { name, Environment } of functions) {
      const contract = Object.values(steps).find((step) => step.name === name);
      expect({ name, variables: Object.keys(Environment.Variables).sort() }).toEqual({
        name,
        variables: Object.keys(contract?.env.shape ?? {}).sort(),
      });
      expect(() => contract?.env.parse(Environment.Variables)).not.toThrow();
    }
  });

  it('do not compile with a variable missing, extra or misspelt', () => {
    const variables = { PROGRAM_TABLE: 'table', SEND_QUEUE_URL: 'send', WAKE_QUEUE_URL: 'wake' };
    const { WAKE_QUEUE_URL: wake, ...fewer } = variables;
    // The type check is the test: an error that is expected and does not occur is an error.
    const attempts = (scope: Construct, ground: Ground) => [
      new StepLambda(scope, { step: steps.sendForm, ground, environment: variables }),
      // @ts-expect-error a variable is missing
      new StepLambda(scope, { step: steps.sendForm, ground, environment: fewer }),
      // @ts-expect-error a variable is not in the contract
      new StepLambda(scope, { step: steps.sendForm, ground, environment: { ...variables, INBOX_BUCKET: 'inbox' } }),
      // @ts-expect-error a variable is misspelt
      new StepLambda(scope, { step: steps.sendForm, ground, environment: { ...fewer, WAKE_QUEUE: wake } }),
    ];
    expect(attempts).toHaveLength(2);
  });

  it('run on Node 24 on ARM and log as JSON', () => {
    for (const { Runtime, Architectures, LoggingConfig } of functions) {
      expect({ Runtime, Architectures, format: LoggingConfig.LogFormat }).toEqual({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        format: 'JSON',
      });
    }
  });

  it('have time and memory for what is heavy', () => {
    const size = (wanted: string) => functions.find(({ name }) => name === wanted);
    expect(size('form-pairs')).toMatchObject({ Timeout: 300, MemorySize: 2048 });
    expect(size('write-report')).toMatchObject({ MemorySize: 2048 });
    expect(size('plan-form')).toMatchObject({ Timeout: 30, MemorySize: 512 });
  });
});

describe('roles', () => {
  it('lean on no managed policy and are completed by no other resource', () => {
    for (const role of ofType(resources, 'AWS::IAM::Role')) expect(roleOf(role).managed).toEqual([]);
    expect(ofType(resources, 'AWS::IAM::Policy')).toEqual([]);
    expect(new Set(functions.map(({ Role }) => Role)).size).toBe(functions.length);
  });

  it('name every resource, but for traces and the delivery of vended logs', () => {
    const everywhere = ofType(resources, 'AWS::IAM::Role')
      .flatMap((role) => roleOf(role).statements)
      .filter(({ Resource }) => Resource?.includes('*'))
      .flatMap(({ Action }) => Action);
    expect(everywhere).not.toEqual([]);
    for (const action of everywhere)
      expect(action).toMatch(/^(xray:|logs:.*(LogDeliver(y|ies)|ResourcePolic(y|ies)|LogGroups)$)/);
  });

  it('name every action', () => {
    const actions = ofType(resources, 'AWS::IAM::Role').flatMap((role) =>
      roleOf(role).statements.flatMap(({ Action }) => Action),
    );
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('let nobody scan or delete', () => {
    expect(may(/^dynamodb:(Scan|Delete|BatchWrite|Export|PartiQL)/)).toEqual([]);
    expect(may(/^s3:Delete/)).toEqual([]);
  });

  it('let a function write to its own log only', () => {
    for (const { name, role, LoggingConfig } of functions) {
      const logs = role.statements.filter(({ Action }) => Action.includes('logs:PutLogEvents'));
      expect({ name, logs: logs.flatMap(({ Resource }) => Resource) }).toEqual({
        name,
        logs: [`arn:${LoggingConfig.LogGroup}`],
      });
    }
  });
});

describe('only', () => {
  it('those whose environment names a store may use it', () => {
    expect(may(/^dynamodb:/, /RecordsProgram/)).toEqual(
      [...whoNames('PROGRAM_TABLE'), ...whoNames('PROGRAM_HISTORY')].sort(),
    );
    expect(may(/^dynamodb:(Put|Update)/, /RecordsProgram/)).toEqual(whoNames('PROGRAM_TABLE'));
    expect(may(/^dynamodb:/, /RecordsPeople/)).toEqual(whoNames('PEOPLE_TABLE'));
    expect(may(/^s3:/, /RecordsDocuments/)).toEqual(whoNames('DOCUMENTS_BUCKET'));
    expect(may(/^s3:GetObject/, /RecordsInbox/)).toEqual(whoNames('INBOX_BUCKET'));
    expect(may(/^s3:Put/, /RecordsInbox/)).toEqual(['receive-email']); // a tag, by which the bucket forgets
    expect(may(/^s3:ListBucket/, /RecordsInbox/)).toEqual(whoNames('INBOX_LISTING'));
    expect(may(/^sqs:SendMessage$/, /Sending/)).toEqual(whoNames('SEND_QUEUE_URL'));
    expect(may(/^sqs:SendMessage$/, /Waking/)).toEqual(whoNames('WAKE_QUEUE_URL'));
  });

  it('those who read people or received emails may use their key', () => {
    const readers = new Set([...whoNames('PEOPLE_TABLE'), ...whoNames('INBOX_BUCKET')]);
    expect(may(/^kms:/)).toEqual([...readers].sort());
  });

  it('the import and the two doors may write people', () => {
    expect(may(/^dynamodb:(Put|Update)/, /RecordsPeople/)).toEqual(['import-roster', 'receive-email', 'settle-email']);
  });

  it('the sender may send, from one address through one configuration set', () => {
    expect(may(/^ses:/)).toEqual(['send-email']);
    const sender = functions.find(({ name }) => name === 'send-email');
    const sending = sender?.role.statements.filter(({ Action }) => Action.some((action) => action.startsWith('ses:')));
    expect(sending).toEqual([
      {
        Effect: 'Allow',
        Action: ['ses:SendRawEmail'],
        Resource: [
          'arn:aws:ses:eu-west-1:123456789012:configuration-set/rebours',
          'arn:aws:ses:eu-west-1:123456789012:identity/mentoring.example.com',
        ],
        Condition: { StringEquals: { 'ses:FromAddress': sender?.Environment.Variables['FROM_ADDRESS'] } },
      },
    ]);
  });

  it('the waker may start or wake executions, of our three machines', () => {
    expect(may(/^states:/)).toEqual(['wake-executions']);
    expect(may(/^states:/, /^(?!.*Machine)/)).toEqual([]);
  });

  it('whom an administrator gives the policy may give commands: two functions, by no address', () => {
    const policies = ofType(resources, 'AWS::IAM::ManagedPolicy').map(({ properties }) => properties);
    const [statement] = policies.flatMap(({ PolicyDocument }) => statementsOf(PolicyDocument));
    const named = functions.filter(({ name }) => name === 'run-command' || name === 'tell-why');
    expect(statement).toEqual({
      Effect: 'Allow',
      Action: ['lambda:InvokeFunction'],
      Resource: named.map(({ id }) => `arn:${id}`).sort(),
    });
    expect(policies).toEqual([expect.not.objectContaining({ Roles: expect.anything() as unknown })]);
    expect(ofType(resources, 'AWS::Lambda::Url')).toEqual([]);
  });

  it('one function reads a received email and another sends', () => {
    const readers = may(/^s3:/, /RecordsInbox/);
    expect(may(/^ses:/).filter((name) => readers.includes(name))).toEqual([]);
  });
});
