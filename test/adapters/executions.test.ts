import {
  ExecutionAlreadyExists,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { wire } from '../../local/wire.ts';
import { stepFunctionsExecutions } from '../../shared/adapters/executions.ts';
import { systemClock, systemIds } from '../../shared/adapters/services.ts';
import { statesClient } from '../../shared/adapters/states-client.ts';
import { wires } from '../../shared/adapters/wires.ts';

function world() {
  const clients = wires(() => wire(() => Promise.reject(new Error('No request is expected'))));
  const machines = { CYCLE_MACHINE: 'arn:cycle', FORM_MACHINE: 'arn:form', PAIR_MACHINE: 'arn:pair' };
  return {
    mock: mockClient(clients(statesClient)),
    executions: stepFunctionsExecutions(machines, { step: 'test', wires: clients, clock: systemClock, ids: systemIds }),
  };
}

const fault = { $metadata: {}, message: 'no' };
const throttle = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });

describe('start', () => {
  it('names the execution after the entity and its epoch, and hands over the id alone', async () => {
    const { mock, executions } = world();
    mock.on(StartExecutionCommand).resolves({});
    expect(await executions.start('pair', 'pair_1', 2)).toBe('running');
    expect(mock.calls()[0]?.args[0].input).toEqual({
      stateMachineArn: 'arn:pair',
      name: 'pair_1-2',
      input: '{"pairId":"pair_1"}',
    });
  });

  it('says that an execution of that name is over', async () => {
    const { mock, executions } = world();
    mock.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(fault));
    expect(await executions.start('form', 'frm_1', 1)).toBe('ended');
  });

  it('lets a throttle through', async () => {
    const { mock, executions } = world();
    mock.on(StartExecutionCommand).rejects(throttle);
    await expect(executions.start('form', 'frm_1', 1)).rejects.toThrow('Rate exceeded');
  });
});

describe('wake', () => {
  it('tells the execution that waits', async () => {
    const { mock, executions } = world();
    mock.on(SendTaskSuccessCommand).resolves({});
    expect(await executions.wake('token')).toBe('woken');
    expect(mock.calls()[0]?.args[0].input).toEqual({ taskToken: 'token', output: '{"signal":"wake"}' });
  });

  it.each([new TaskTimedOut(fault), new TaskDoesNotExist(fault)])('finds a token stale after $name', async (error) => {
    const { mock, executions } = world();
    mock.on(SendTaskSuccessCommand).rejects(error);
    expect(await executions.wake('token')).toBe('stale');
  });

  it('lets a throttle through', async () => {
    const { mock, executions } = world();
    mock.on(SendTaskSuccessCommand).rejects(throttle);
    await expect(executions.wake('token')).rejects.toThrow('Rate exceeded');
  });
});
