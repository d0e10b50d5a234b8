import {
  ExecutionAlreadyExists,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type * as z from 'zod';
import type { MachinesEnv } from '../contracts/step.ts';
import type { Watched } from '../domain/command.ts';
import type { Executions } from '../ports.ts';
import type { Adapter } from './services.ts';
import { statesClient } from './states-client.ts';

/**
 * Starts and wakes executions. Names are `<entity id>-<epoch>`: starting one that runs with the same input changes nothing and succeeds,
 * starting one that is over is refused (Step Functions API reference, StartExecution), so a start also tells whether it still runs.
 */
export const stepFunctionsExecutions: Adapter<z.output<typeof MachinesEnv>, Executions> = (env, { wires }) => {
  const states = wires(statesClient);
  const machines: Record<Watched, string> = {
    cycle: env.CYCLE_MACHINE,
    form: env.FORM_MACHINE,
    pair: env.PAIR_MACHINE,
  };
  return {
    async start(target, id, epoch) {
      try {
        await states.send(
          new StartExecutionCommand({
            stateMachineArn: machines[target],
            name: `${id}-${String(epoch)}`,
            input: JSON.stringify({ [`${target}Id`]: id }),
          }),
        );
        return 'running';
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return 'ended';
        throw error;
      }
    },
    async wake(token) {
      try {
        await states.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify({ signal: 'wake' }) }));
        return 'woken';
      } catch (error) {
        // A stale token: the execution went on, or is gone. Throttles pass through and are tried again.
        if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist) return 'stale';
        throw error;
      }
    },
  };
};
