import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidArn,
  InvalidExecutionInput,
  InvalidName,
  InvalidOutput,
  InvalidToken,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  paginateListExecutions,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { stepFunctionsRequestHandler } from '../../../local/step-functions/request-handler.ts';
import { ServiceException } from '../../../local/step-functions/service-exception.ts';
import { aMachine, arnOf, aWorld, park, REGION, START } from './a-world.ts';

const stateMachineArn = arnOf('cycle');

function aClient(refuse?: (operation: string) => ServiceException | undefined) {
  const world = aWorld(aMachine({ Ask: park('send', { HeartbeatSeconds: 60 }) }), { send: () => '' });
  const requestHandler = stepFunctionsRequestHandler(world.engine, { region: REGION, ...(refuse && { refuse }) });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return { ...world, sfn: new SFNClient({ region: REGION, credentials, requestHandler, maxAttempts: 1 }) };
}

/** One started execution, parked on its token. */
async function aParkedExecution() {
  const client = aClient();
  const { executionArn } = await client.sfn.send(
    new StartExecutionCommand({ stateMachineArn, name: 'one', input: '{"id":"é"}' }),
  );
  await client.engine.settle();
  return { ...client, executionArn, taskToken: client.tokens[0]! };
}

describe('the SDK client', () => {
  it('starts, answers and describes an execution', async () => {
    const { sfn, engine, executionArn, taskToken } = await aParkedExecution();
    const running = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect(running).toMatchObject({ status: 'RUNNING', input: '{"id":"é"}', startDate: new Date(START) });
    await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{"signal":"reply"}' }));
    await engine.settle();
    const ended = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect(ended).toEqual({
      $metadata: ended.$metadata,
      executionArn,
      stateMachineArn,
      name: 'one',
      status: 'SUCCEEDED',
      startDate: new Date(START),
      stopDate: new Date(START),
      input: '{"id":"é"}',
      output: '{"signal":"reply"}',
    });
  });

  it('fails a task and stops an execution', async () => {
    const failed = await aParkedExecution();
    await failed.sfn.send(new SendTaskFailureCommand({ taskToken: failed.taskToken, error: 'Declined', cause: 'no' }));
    await failed.engine.settle();
    const describe = new DescribeExecutionCommand({ executionArn: failed.executionArn });
    expect(await failed.sfn.send(describe)).toMatchObject({ status: 'FAILED', error: 'Declined', cause: 'no' });

    const stopped = await aParkedExecution();
    const stop = new StopExecutionCommand({ executionArn: stopped.executionArn, error: 'Canceled' });
    expect((await stopped.sfn.send(stop)).stopDate).toEqual(new Date(START));
    expect(await stopped.sfn.send(describe)).toMatchObject({ status: 'ABORTED', error: 'Canceled' });
  });

  it('lists executions, latest first, by status and page by page', async () => {
    const { sfn, clock } = aClient();
    for (const name of ['a', 'b', 'c']) {
      await sfn.send(new StartExecutionCommand({ stateMachineArn, name }));
      clock.time += 1000;
    }
    const names: unknown[] = [];
    for await (const page of paginateListExecutions({ client: sfn, pageSize: 2 }, { stateMachineArn }))
      names.push(page.executions?.map(({ name }) => name));
    expect(names).toEqual([['c', 'b'], ['a']]);
    const none = await sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'FAILED' }));
    expect(none.executions).toEqual([]);
  });

  it('throws its own typed errors', async () => {
    const { sfn, engine, executionArn, taskToken } = await aParkedExecution();
    const start = (fields: object) =>
      sfn.send(new StartExecutionCommand({ stateMachineArn, name: 'one', input: '{"id":"é"}', ...fields }));
    await start({});
    await expect(start({ input: '{}' })).rejects.toBeInstanceOf(ExecutionAlreadyExists);
    await expect(start({ name: 'x'.repeat(81) })).rejects.toBeInstanceOf(InvalidName);
    await expect(start({ input: '{' })).rejects.toBeInstanceOf(InvalidExecutionInput);
    await expect(start({ stateMachineArn: arnOf('none') })).rejects.toBeInstanceOf(StateMachineDoesNotExist);
    await expect(start({ stateMachineArn: stateMachineArn.replace(REGION, 'eu-west-3') })).rejects.toBeInstanceOf(
      InvalidArn,
    );
    await expect(start({ stateMachineArn: executionArn })).rejects.toBeInstanceOf(InvalidArn);
    await expect(sfn.send(new DescribeExecutionCommand({ executionArn: `${executionArn}x` }))).rejects.toBeInstanceOf(
      ExecutionDoesNotExist,
    );
    await expect(sfn.send(new StopExecutionCommand({ executionArn: `${executionArn}x` }))).rejects.toBeInstanceOf(
      ExecutionDoesNotExist,
    );

    const succeed = (fields: object) => sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}', ...fields }));
    await expect(succeed({ output: '{' })).rejects.toBeInstanceOf(InvalidOutput);
    await expect(succeed({ taskToken: 'invented' })).rejects.toBeInstanceOf(InvalidToken);
    await expect(aClient().sfn.send(new SendTaskHeartbeatCommand({ taskToken }))).rejects.toBeInstanceOf(
      TaskDoesNotExist,
    );
    await succeed({});
    await expect(succeed({})).rejects.toBeInstanceOf(TaskTimedOut);
    await engine.settle();
    await expect(sfn.send(new SendTaskFailureCommand({ taskToken }))).rejects.toBeInstanceOf(TaskTimedOut);
  });

  it('is told what is not offered: operations and fields', async () => {
    const { sfn } = aClient();
    await expect(sfn.send(new ListStateMachinesCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
    await expect(sfn.send(new StartExecutionCommand({ stateMachineArn, traceHeader: 'x' }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('is refused where the wire says no, before anything happens', async () => {
    const { sfn, engine } = aClient((operation) =>
      operation === 'StartExecution' ? new ServiceException('AccessDeniedException', 'not yours') : undefined,
    );
    const start = sfn.send(new StartExecutionCommand({ stateMachineArn, name: 'one' }));
    await expect(start).rejects.toMatchObject({ name: 'AccessDeniedException', message: 'not yours' });
    expect(engine.listExecutions({ stateMachineArn })).toEqual([]);
  });
});
