import * as z from 'zod';
import { keptState } from '../store/kept-state.ts';
import type { Parts } from '../store/key-value-store.ts';
import {
  awsError,
  bodyText,
  connectionLost,
  type HttpResponseLike,
  jsonResponse,
  type RequestHandler,
  targetOperation,
  wire,
} from '../wire.ts';
import { batchGet } from './batch-get.ts';
import {
  capacityUnits,
  type DynaliteError,
  type Item,
  isDynaliteError,
  OPERATIONS,
  type Operation,
  parseInput,
  runAction,
  storageKey,
} from './dynalite.ts';
import type { TableDefinition } from './table-definition.ts';
import { openTables } from './table-store.ts';
import { type TableUsage, usageMeter } from './usage.ts';

/**
 * What a test can make DynamoDB do: refuse for throughput, fail inside, or do the work and lose the answer.
 * The SDK tries again after each of them.
 */
export type DynamoFault = 'throttle' | 'internal-error' | 'lost-answer';

/** DynamoDB in process: dynalite's parsers and actions on a synchronous store of our own. */
export type EmbeddedDynamo = {
  readonly requestHandler: RequestHandler;
  readonly usage: () => Readonly<Record<string, TableUsage>>;
  /** How many writes were done so far, to see whether anything changed since an earlier look. */
  readonly writes: () => number;
  /** Every item of a table in storage order; for tests and inspection, no function can reach it. */
  readonly items: (table: string) => Item[];
  /** Keeps the counts of usage and writes; items are kept as they are written. */
  readonly keep: () => void;
};

type Input = Readonly<Record<string, unknown>>;
type Options = {
  readonly tables: readonly TableDefinition[];
  /** Keeps the items and goes on with those that were kept; without it they live in memory only. */
  readonly parts?: Parts;
  readonly fault?: (operation: Operation, input: Input) => DynamoFault | undefined;
};

/** Opens the tables. Operations outside `OPERATIONS` answer UnknownOperationException, Scan included. */
export function embeddedDynamo({ tables, parts, fault = () => undefined }: Options): EmbeddedDynamo {
  const counts = keptState(parts?.('usage'));
  const kept = counts.recall('dynamodb') as Counts | undefined; // kept by `keep`
  const meter = usageMeter(
    tables.map((table) => table.TableName),
    kept?.usage,
  );
  const database = openTables({ definitions: tables, kept: parts?.('items'), onIndexWrite: meter.indexWritten });
  let writes = kept?.writes ?? 0;

  async function answer(operation: Operation, input: Input): Promise<Input> {
    if (operation === 'BatchGetItem') return batchGet(input, database.store, database.table, meter.read);
    const { ReturnValuesOnConditionCheckFailure: onFailure, ...rest } = input;
    const parsed = parseInput(operation, rest, database.store);
    const asked = parsed['ReturnConsumedCapacity'];
    const metered = { ...parsed, ReturnConsumedCapacity: asked === 'INDEXES' ? asked : 'TOTAL' };
    const table = String(parsed['TableName']);
    try {
      const output = await runAction(operation, metered, database.store);
      const units = Consumed.parse(output).ConsumedCapacity.CapacityUnits;
      if (operation === 'GetItem' || operation === 'Query')
        meter.read(table, Math.max(units, parsed['ConsistentRead'] === true ? 1 : 0.5));
      else {
        meter.written(table, units);
        writes += 1;
      }
      return asked === 'TOTAL' || asked === 'INDEXES' ? output : { ...output, ConsumedCapacity: undefined };
    } catch (error) {
      if (!isDynaliteError(error) || !error.body.__type.endsWith('#ConditionalCheckFailedException')) throw error;
      const current = currentItem(table, parsed);
      meter.written(table, capacityUnits(current, false));
      throw onFailure === 'ALL_OLD' && current !== undefined ? withItem(error, current) : error;
    }
  }

  function currentItem(name: string, parsed: Input): Item | undefined {
    const table = database.table(name);
    const key = KeyOrItem.parse(parsed['Key'] ?? parsed['Item']);
    return table === undefined ? undefined : database.item(name, storageKey(key, table));
  }

  return {
    requestHandler: wire(async (request) => {
      const operation = OPERATIONS.find((name) => name === targetOperation(request));
      if (operation === undefined) return unknownOperation(targetOperation(request));
      const input = Fields.parse(JSON.parse(await bodyText(request)));
      const failure = fault(operation, input);
      if (failure === 'throttle') return awsError('json', 'ProvisionedThroughputExceededException', 'Rate exceeded');
      if (failure === 'internal-error')
        return awsError('json', 'InternalServerError', 'Try again', { statusCode: 500 });
      try {
        const output = await answer(operation, input);
        if (failure === 'lost-answer') throw connectionLost();
        return jsonResponse(output);
      } catch (error) {
        if (isDynaliteError(error)) return jsonResponse(error.body, error.statusCode);
        throw error;
      }
    }),
    usage: meter.usage,
    writes: () => writes,
    items: database.items,
    keep: () => {
      counts.keep('dynamodb', { usage: meter.usage(), writes } satisfies Counts);
    },
  };
}

type Counts = { readonly usage: Readonly<Record<string, TableUsage>>; readonly writes: number };

const Fields = z.record(z.string(), z.unknown());
const KeyOrItem = z.record(z.string(), z.record(z.string(), z.unknown()));
const Consumed = z.object({ ConsumedCapacity: z.object({ CapacityUnits: z.number() }) });

function unknownOperation(name: string): HttpResponseLike {
  return awsError('json', 'UnknownOperationException', `The embedded DynamoDB does not offer ${name}`);
}

function withItem(error: DynaliteError, item: Item): Error {
  return Object.assign(new Error(error.message), { statusCode: error.statusCode, body: { ...error.body, Item: item } });
}
