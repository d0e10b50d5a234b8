import { isJsonObject, type Json, overTheWire } from './json.ts';
import { StatesError } from './states-error.ts';
import { LAMBDA, serviceErrorName } from './task-resources.ts';

/** On whose behalf a task calls: identity policies are those of the machine. */
export type Caller = { readonly machineArn: string; readonly executionArn: string; readonly state: string };

/** Runs a Lambda function. What it throws is the function's error; its `name` is the error type. */
export type Invoke = (functionArn: string, payload: unknown, caller: Caller) => Promise<unknown>;

/** Carries out another service's operation. What it throws is named as the SDK names it. */
export type Integrate = (service: string, args: unknown, caller: Caller) => Promise<unknown>;

/** Calls a service for a task; `$states.result` of a task without a token. Throws a StatesError. */
export type TaskCall = (service: string, args: Json, caller: Caller) => Promise<Json>;

export function taskCall(invoke: Invoke, integrate: Integrate | undefined): TaskCall {
  return async (service, args, caller) => {
    if (service === LAMBDA) return invocation(invoke, args, caller);
    if (integrate === undefined) throw new StatesError('States.Runtime', `Nobody carries out ${service} here`);
    try {
      return overTheWire(await integrate(service, overTheWire(args), caller));
    } catch (thrown) {
      const { name, message } = asError(thrown);
      throw new StatesError(serviceErrorName(service, name), message);
    }
  };
}

async function invocation(invoke: Invoke, args: Json, caller: Caller): Promise<Json> {
  const functionArn = isJsonObject(args) ? args['FunctionName'] : undefined;
  if (!isJsonObject(args) || typeof functionArn !== 'string')
    throw new StatesError('States.Runtime', `FunctionName cannot be ${JSON.stringify(functionArn)}`);
  try {
    const payload = overTheWire(args['Payload'] ?? {});
    return { Payload: overTheWire(await invoke(functionArn, payload, caller)), StatusCode: 200 };
  } catch (thrown) {
    const { name, message } = asError(thrown);
    throw new StatesError(name, JSON.stringify({ errorType: name, errorMessage: message, trace: [] }));
  }
}

function asError(thrown: unknown): { name: string; message: string } {
  return thrown instanceof Error ? thrown : { name: 'Error', message: String(thrown) };
}
