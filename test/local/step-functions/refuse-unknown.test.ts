import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedStepFunctions } from '../../../local/step-functions/embedded-step-functions.ts';
import { aMachine, lambda, park, pass, START, type States } from './a-world.ts';

/** The message a machine of these states is refused with; undefined if it is taken. */
function refusal(states: States, more: Record<string, unknown> = {}, integrates = true): string | undefined {
  const machine = aMachine(states, more);
  const integrate = () => Promise.resolve({});
  const options = { clock: { now: () => START }, seed: 1, invoke: () => Promise.resolve({}) };
  try {
    embeddedStepFunctions({ ...options, machines: [machine], ...(integrates && { integrate }) });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const valid = (): States => ({
  Work: lambda('f', {
    Comment: 'a comment',
    TimeoutSeconds: 60,
    Retry: [
      {
        ErrorEquals: ['States.TaskFailed'],
        IntervalSeconds: 1,
        MaxAttempts: 3,
        BackoffRate: 2,
        MaxDelaySeconds: 9,
        JitterStrategy: 'FULL',
      },
    ],
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Broken', Output: '{% $states.errorOutput %}', Assign: { why: 'x' } }],
    Next: 'Ask',
  }),
  Ask: park('f', { TimeoutSeconds: '{% $n %}', HeartbeatSeconds: 5, Next: 'Choose', QueryLanguage: 'JSONata' }),
  Choose: {
    Type: 'Choice',
    Choices: [{ Condition: '{% true %}', Next: 'Rest', Assign: { n: 1 }, Output: 1 }],
    Default: 'Note',
    Assign: { n: 2 },
  },
  Rest: { Type: 'Wait', Timestamp: '{% $now() %}', Next: 'Note' },
  Note: pass({ Assign: { n: '{% 1 %}' }, Next: 'Store' }),
  Store: {
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:dynamodb:updateItem',
    Arguments: { TableName: 't' },
    Next: 'Done',
  },
  Done: { Type: 'Succeed', Output: 1 },
  Broken: { Type: 'Fail', Error: 'E', Cause: '{% "c" %}' },
});

describe('loading a machine', () => {
  it('takes every field we know', () => {
    expect(refusal(valid(), { TimeoutSeconds: 9, Comment: 'c' })).toBeUndefined();
  });

  it('refuses an unknown field in any state, naming machine, state and field', () => {
    const field = fc.string({ minLength: 1 }).map((text) => `X${text}`);
    const known = [
      'InputPath',
      'OutputPath',
      'ResultPath',
      'Parameters',
      'ResultSelector',
      'Result',
      'Credentials',
      'SecondsPath',
      'TimeoutSecondsPath',
      'HeartbeatSecondsPath',
      'ErrorPath',
      'Branches',
      'ItemProcessor',
      'Items',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(valid())),
        fc.oneof(field, fc.constantFrom(...known)),
        fc.jsonValue(),
        (name, extra, value) => {
          const states = valid();
          states[name]![extra] = value;
          expect(refusal(states)).toBe(`Machine cycle, state "${name}", field ${extra}: is not supported`);
        },
      ),
    );
  });

  it('refuses an unknown field inside Retry, Catch, Choices and on the machine', () => {
    const add = (state: string, list: string) => {
      const states = valid();
      (states[state]![list] as Record<string, unknown>[])[0]!['Foo'] = 1;
      return refusal(states);
    };
    expect(add('Work', 'Retry')).toContain('state "Work", field Retry.0.Foo: is not supported');
    expect(add('Work', 'Catch')).toContain('state "Work", field Catch.0.Foo: is not supported');
    expect(add('Choose', 'Choices')).toContain('state "Choose", field Choices.0.Foo: is not supported');
    expect(refusal(valid(), { ProcessorConfig: {} })).toBe('Machine cycle, field ProcessorConfig: is not supported');
  });

  it.each([
    ['Map', { Go: { Type: 'Map', End: true } }, 'field Type: "Map" is not supported'],
    ['Parallel', { Go: { Type: 'Parallel', End: true } }, 'field Type: "Parallel" is not supported'],
    ['a type named like an object’s own', { Go: { Type: 'toString', End: true } }, 'field Type'],
    ['JSONPath', { Go: pass({ QueryLanguage: 'JSONPath' }) }, 'field QueryLanguage'],
    [
      'an unknown resource',
      { Go: lambda('f', { Resource: 'arn:aws:states:::sqs:sendMessage' }) },
      'sqs:sendMessage is not supported',
    ],
    [
      'a run-to-completion resource',
      { Go: lambda('f', { Resource: 'arn:aws:states:::states:startExecution.sync:2' }) },
      'field Resource',
    ],
    [
      'a bare function as resource',
      { Go: lambda('f', { Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:f' }) },
      'field Resource',
    ],
    [
      'an unknown Lambda argument',
      { Go: lambda('f', { Arguments: { FunctionName: 'f', Qualifier: '1' } }) },
      'field Arguments.Qualifier',
    ],
    ['no function', { Go: lambda('f', { Arguments: { Payload: 1 } }) }, 'field Arguments.FunctionName'],
    ['a missing target', { Go: pass({ Next: 'Nowhere' }) }, 'there is no state "Nowhere"'],
    [
      'a missing catch target',
      { Go: lambda('f', { Catch: [{ ErrorEquals: ['A'], Next: 'Nowhere' }] }) },
      'field Catch.0.Next',
    ],
    ['both Next and End', { Go: { Type: 'Pass', Next: 'Go', End: true } }, 'either Next or End'],
    ['neither Next nor End', { Go: { Type: 'Pass' } }, 'either Next or End'],
    [
      'a Wait for two things',
      { Go: { Type: 'Wait', Seconds: 1, Timestamp: '2027-01-01T00:00:00Z', End: true } },
      'either Seconds or Timestamp',
    ],
    ['a Wait for nothing', { Go: { Type: 'Wait', End: true } }, 'either Seconds or Timestamp'],
    ['a timeout out of range', { Go: lambda('f', { TimeoutSeconds: 0 }) }, 'field TimeoutSeconds'],
    ['a timeout that is not an expression', { Go: lambda('f', { TimeoutSeconds: '60' }) }, 'field TimeoutSeconds'],
    ['heartbeats without a token', { Go: lambda('f', { HeartbeatSeconds: 5 }) }, 'field HeartbeatSeconds'],
    [
      'heartbeats slower than the timeout',
      { Go: park('f', { HeartbeatSeconds: 5, TimeoutSeconds: 5 }) },
      'field HeartbeatSeconds',
    ],
    ['catching States.Runtime', { Go: lambda('f', { Retry: [{ ErrorEquals: ['States.Runtime'] }] }) }, 'always fails'],
    [
      'an unknown States error',
      { Go: lambda('f', { Retry: [{ ErrorEquals: ['States.Timeuot'] }] }) },
      'States.Timeuot',
    ],
    [
      'States.ALL among others',
      { Go: lambda('f', { Retry: [{ ErrorEquals: ['States.ALL', 'A'] }] }) },
      'alone and last',
    ],
    [
      'States.ALL before others',
      { Go: lambda('f', { Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }] }) },
      'alone and last',
    ],
    ['broken JSONata', { Go: pass({ Output: { deep: ['{% 1 + %}'] } }) }, 'field Output: {% 1 + %} is not JSONata'],
    ['a text that only looks like an expression', { Go: pass({ Output: ' {% 1 %}' }) }, 'only partly an expression'],
    ['$eval', { Go: pass({ Assign: { a: '{% $eval("1") %}' } }) }, 'field Assign: {% $eval("1") %} uses $eval'],
    ['$$', { Go: pass({ Output: '{% $$.a %}' }) }, 'uses $$'],
    [
      'a condition that is no expression',
      { Go: { Type: 'Choice', Choices: [{ Condition: true, Next: 'Go' }] } },
      'field Choices.0.Condition',
    ],
    [
      'a broken condition',
      { Go: { Type: 'Choice', Choices: [{ Condition: '{% ( %}', Next: 'Go' }] } },
      'field Choices.0.Condition',
    ],
    ['the variable states', { Go: pass({ Assign: { states: 1 } }) }, 'field Assign.states'],
    ['a variable that is no name', { Go: pass({ Assign: { 'a-b': 1 } }) }, 'field Assign.a-b'],
    ['a state name of 81 characters', { ['x'.repeat(81)]: pass() }, 'field'],
  ] as [string, States, string][])('refuses %s', (_, states, message) => {
    expect(refusal(states)).toContain(message);
  });

  it('refuses a machine without QueryLanguage and one that starts nowhere', () => {
    expect(refusal(valid(), { QueryLanguage: undefined })).toContain(
      'state "Work", field QueryLanguage: JSONPath is not supported',
    );
    expect(refusal(valid(), { StartAt: 'Nowhere' })).toBe('Machine cycle, field StartAt: there is no state "Nowhere"');
  });

  it('refuses service tasks when nobody carries them out', () => {
    expect(refusal(valid(), {}, false)).toBe(
      'Machine cycle, state "Store", field Resource: nobody carries out aws-sdk:dynamodb:updateItem here',
    );
  });
});
