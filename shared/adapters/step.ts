import { Logger } from '@aws-lambda-powertools/logger';
import type * as z from 'zod';
import type { Step } from '../contracts/step.ts';
import type { Clock, Ids } from '../ports.ts';
import {
  type Adapters,
  type Failed,
  type Means,
  type Services,
  servicesOf,
  systemClock,
  systemIds,
} from './services.ts';
import { type RequestHandlers, wires } from './wires.ts';

/** The one seam: another clock, other ids, other wires; the same code. */
export interface World {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly requestHandlers?: RequestHandlers;
  /** Where log lines go instead of the standard output. */
  readonly log?: (line: string) => void;
}

export interface StepHandler {
  (event: unknown): Promise<unknown>;
  /** The same step in another environment and world: what the laptop and the tests use. */
  with(environment: Record<string, string | undefined>, world: World): (event: unknown) => Promise<unknown>;
}

/**
 * A Lambda of one contract and of the adapters it uses: parses the environment once, then each input and output. Nothing else wraps the body.
 * What it throws reaches Step Functions or SQS by its name, after one log line with the step's name and the ids of the input.
 */
export function step<
  Env extends z.ZodObject,
  Input extends z.ZodType,
  Output extends z.ZodType,
  const Used extends Adapters<z.output<Env>>,
>(
  contract: Step<Env, Input, Output>,
  adapters: Used,
  body: (input: z.output<Input>, services: Services<z.output<Env>, Used>) => Promise<z.input<Output>>,
): StepHandler {
  const bind = (environment: Record<string, string | undefined>, world: World) => {
    const env = contract.env.parse(environment);
    const logger = new Logger({ serviceName: contract.name });
    const report = (message: string, error: unknown, ids: Record<string, string | number>) => {
      const entry = { step: contract.name, error: error instanceof Error ? error.name : 'unknown', ...ids };
      if (world.log === undefined) logger.error(message, entry);
      else world.log(JSON.stringify({ message, ...entry }));
    };
    const means: Means = {
      step: contract.name,
      wires: wires(world.requestHandlers),
      clock: world.clock ?? systemClock,
      ids: world.ids ?? systemIds,
      log: world.log,
    };
    const failed: Failed = (messageId, error) => {
      report('message failed', error, { messageId });
    };
    const services = servicesOf({ env, clock: means.clock, ids: means.ids, failed }, adapters, means);
    return async (event: unknown): Promise<unknown> => {
      const input = contract.input.parse(event);
      try {
        return contract.output.parse(await body(input, services));
      } catch (error) {
        report('step failed', error, idsOf(input));
        throw error;
      }
    };
  };
  let bound: ((event: unknown) => Promise<unknown>) | undefined;
  const handler = (event: unknown) => (bound ??= bind(process.env, {}))(event);
  return Object.assign(handler, { with: bind });
}

/** Ids and versions of an input: the only parts of it that may be logged. */
function idsOf(input: unknown): Record<string, string | number> {
  if (typeof input !== 'object' || input === null) return {};
  return Object.fromEntries(
    Object.entries(input).filter(
      (entry): entry is [string, string | number] =>
        /^(id|target|version|cycleId|formId|pairId)$/.test(entry[0]) &&
        (typeof entry[1] === 'string' || typeof entry[1] === 'number'),
    ),
  );
}

/** Runs `each` for every message of a batch, in order; only those that failed come back to the queue. */
export async function eachMessage(
  batch: { readonly Records: readonly { readonly messageId: string; readonly body: string }[] },
  each: (body: unknown, record: { readonly messageId: string; readonly body: string }) => Promise<void>,
  failed: Failed,
): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of batch.Records) {
    try {
      await each(JSON.parse(record.body), record);
    } catch (error) {
      failed(record.messageId, error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}
