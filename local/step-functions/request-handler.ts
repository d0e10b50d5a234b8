import * as z from 'zod';
import { awsError, bodyText, jsonResponse, type RequestHandler, targetOperation, wire } from '../wire.ts';
import { ServiceException, type ServiceExceptionName } from './service-exception.ts';
import type { EmbeddedStepFunctions, ExecutionDescription } from './step-functions.ts';

export type StepFunctionsWireOptions = {
  /** ARNs of another region are refused, as its endpoint would refuse them. */
  readonly region: string;
  /** Where the wire says no (AccessDeniedException, ThrottlingException) before anything is done. */
  readonly refuse?: (operation: string, input: Readonly<Record<string, unknown>>) => ServiceException | undefined;
};

const Token = z.strictObject({ taskToken: z.string().min(1).max(2048) });
const Status = z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']);
const ErrorFields = { error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() };

const StartExecution = z.strictObject({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().optional(),
});
const SendTaskSuccess = Token.extend({ output: z.string() });
const SendTaskFailure = Token.extend(ErrorFields);
const StopExecution = z.strictObject({ executionArn: z.string(), ...ErrorFields });
const DescribeExecution = z.strictObject({
  executionArn: z.string(),
  includedData: z.enum(['ALL_DATA', 'METADATA_ONLY']).optional(),
});
const ListExecutions = z.strictObject({
  stateMachineArn: z.string(),
  statusFilter: Status.optional(),
  maxResults: z.int().min(0).max(1000).optional(),
  nextToken: z.string().regex(/^\d+$/).optional(),
});

/** For `new SFNClient({ requestHandler })`: the SDK's own requests answered by the engine, errors as the SDK's own exceptions. */
export function stepFunctionsRequestHandler(
  engine: EmbeddedStepFunctions,
  { region, refuse }: StepFunctionsWireOptions,
): RequestHandler {
  const operations: Readonly<Record<string, (body: unknown) => Promise<object>>> = {
    async StartExecution(body) {
      const { stateMachineArn, name, input = '{}' } = parsed(StartExecution, body);
      assertArn(stateMachineArn, 'stateMachine');
      const value = parsedJson(input, 'InvalidExecutionInput');
      const { executionArn, startedAt } = await engine.startExecution({ stateMachineArn, name, input: value });
      return { executionArn, startDate: startedAt / 1000 };
    },
    async SendTaskSuccess(body) {
      const { taskToken, output } = parsed(SendTaskSuccess, body);
      await engine.sendTaskSuccess({ taskToken, output: parsedJson(output, 'InvalidOutput') });
      return {};
    },
    async SendTaskFailure(body) {
      await engine.sendTaskFailure(parsed(SendTaskFailure, body));
      return {};
    },
    async SendTaskHeartbeat(body) {
      await engine.sendTaskHeartbeat(parsed(Token, body));
      return {};
    },
    async StopExecution(body) {
      const input = parsed(StopExecution, body);
      assertArn(input.executionArn, 'execution');
      const { stoppedAt } = await engine.stopExecution(input);
      return { stopDate: stoppedAt / 1000 };
    },
    DescribeExecution(body) {
      const { executionArn, includedData } = parsed(DescribeExecution, body);
      assertArn(executionArn, 'execution');
      const execution = engine.describeExecution({ executionArn });
      const { input, output, error } = execution;
      const all = { ...(output !== undefined && { output: JSON.stringify(output) }), input: JSON.stringify(input) };
      return Promise.resolve({
        ...summary(execution),
        ...(includedData === 'METADATA_ONLY' ? {} : all),
        ...(error !== undefined && { error: error.Error, cause: error.Cause }),
      });
    },
    ListExecutions(body) {
      const { stateMachineArn, statusFilter, maxResults, nextToken } = parsed(ListExecutions, body);
      assertArn(stateMachineArn, 'stateMachine');
      const all = engine.listExecutions({ stateMachineArn, statusFilter });
      const from = Number(nextToken ?? 0);
      const to = from + (maxResults === undefined || maxResults === 0 ? 100 : maxResults);
      return Promise.resolve({
        executions: all.slice(from, to).map(summary),
        ...(to < all.length && { nextToken: String(to) }),
      });
    },
  };

  return wire(async (request) => {
    const operation = targetOperation(request);
    try {
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (run === undefined)
        throw new ServiceException('UnknownOperationException', `${operation} is not offered here`);
      const body: unknown = JSON.parse(await bodyText(request));
      const refusal = refuse?.(operation, parsed(z.record(z.string(), z.unknown()), body));
      if (refusal !== undefined) throw refusal;
      return jsonResponse(await run(body));
    } catch (thrown) {
      if (thrown instanceof ServiceException) return awsError('json', thrown.name, thrown.message);
      throw thrown;
    }
  });

  function assertArn(arn: string, kind: 'stateMachine' | 'execution'): void {
    const [prefix, partition, service, arnRegion, , resource] = arn.split(':');
    const isOurs = prefix === 'arn' && partition?.startsWith('aws') === true && service === 'states';
    if (!isOurs || arnRegion !== region || resource !== kind)
      throw new ServiceException('InvalidArn', `Invalid Arn: '${arn}'`);
  }
}

function summary(execution: ExecutionDescription): object {
  const { executionArn, stateMachineArn, name, status, startedAt, stoppedAt } = execution;
  const stopped = stoppedAt === undefined ? {} : { stopDate: stoppedAt / 1000 };
  return { executionArn, stateMachineArn, name, status, startDate: startedAt / 1000, ...stopped };
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) throw new ServiceException('ValidationException', z.prettifyError(result.error));
  return result.data;
}

function parsedJson(text: string, fault: ServiceExceptionName): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ServiceException(fault, `Invalid JSON: ${text.slice(0, 80)}`);
  }
}
