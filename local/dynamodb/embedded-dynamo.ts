import { keptState } from '../store/kept-state.ts';
import type { Parts } from '../store/key-value-store.ts';
import {
  awsError,
  bodyFields,
  connectionLost,
  type HttpResponseLike,
  jsonResponse,
  type RequestHandler,
  targetOperation,
  wire,
} from '../wire.ts';
import type { Item } from './attribute-value.ts';
import { DynamoError } from './dynamo-error.ts';
import { batchGetItem, getItem, query, type SeenAt } from './reads.ts';
import { checkFields, type Fields, OPERATIONS, type Operation } from './request.ts';
import type { TableDefinition } from './table-definition.ts';
import { openTables } from './tables.ts';
import { type TableUsage, usageMeter } from './usage.ts';
import { ConditionFailed, deleteItem, putItem, updateItem, type Written } from './writes.ts';

/**
 * What a test can make DynamoDB do: refuse for throughput, fail inside, or do the work and lose the answer.
 * The SDK tries again after each of them.
 */
export type DynamoFault = 'throttle' | 'internal-error' | 'lost-answer';

/** How far behind eventually consistent reads are: those of indexes, and of a table without ConsistentRead. */
export type Staleness = {
  /** Milliseconds; never backwards. */
  readonly now: () => number;
  /** Asked once per read; milliseconds, at most 30,000. */
  readonly lag: (read: { readonly table: string; readonly index: string | undefined }) => number;
};

/** DynamoDB in process, in memory: one call runs to its end before the next begins, so a write and its index entries are one step. */
export type EmbeddedDynamo = {
  readonly requestHandler: RequestHandler;
  readonly usage: () => Readonly<Record<string, TableUsage>>;
  /** How many writes were done so far, to see whether anything changed since an earlier look. */
  readonly writes: () => number;
  /** One item by its key; past permissions and meters, as `items` is. */
  readonly item: (table: string, key: Item) => Item | undefined;
  /** The first entries of an index's partition as they are now; past permissions and meters, too. */
  readonly entries: (table: string, index: string, partition: string, limit: number) => Item[];
  /** Every item of a table in storage order; for tests and inspection, no function can reach it. */
  readonly items: (table: string) => Item[];
  /** Keeps the counts of usage and writes; items are kept as they are written. */
  readonly keep: () => void;
};

/** What to open, and what may go wrong with it. */
export type EmbeddedDynamoOptions = {
  readonly tables: readonly TableDefinition[];
  /** Keeps the items and goes on with those that were kept; without it they live in memory only. */
  readonly parts?: Parts;
  readonly fault?: (operation: Operation, input: Fields) => DynamoFault | undefined;
  /** Without it every read sees the newest. */
  readonly staleness?: Staleness;
};

/** Opens the tables. Operations outside `OPERATIONS` answer UnknownOperationException, Scan included. */
export function embeddedDynamo(options: EmbeddedDynamoOptions): EmbeddedDynamo {
  const { tables: definitions, parts, fault = () => undefined, staleness } = options;
  const counts = keptState(parts?.('usage'));
  const kept = counts.recall('dynamodb') as Counts | undefined; // kept by `keep`
  const meter = usageMeter(
    definitions.map((table) => table.TableName),
    kept?.usage,
  );
  const tables = openTables({
    definitions,
    store: parts?.('items'),
    onIndexWrite: (table, bytes) => {
      meter.indexWritten(table, writeUnits(bytes));
    },
    now: staleness?.now,
  });
  const seenAt: SeenAt = (table, index) => {
    const lag = staleness?.lag({ table, index }) ?? 0;
    return lag > 0 && staleness !== undefined ? staleness.now() - lag : undefined;
  };
  let writes = kept?.writes ?? 0;

  function answer(operation: Operation, input: Fields): Fields {
    checkFields(operation, input);
    switch (operation) {
      case 'BatchGetItem': {
        const { answer: found, reads } = batchGetItem(input, tables.table, seenAt);
        for (const { table, sizes, isConsistent } of reads) {
          meter.read(
            table,
            sizes.reduce((sum, bytes) => sum + readUnits(bytes, isConsistent), 0),
          );
        }
        return found;
      }
      case 'GetItem':
      case 'Query': {
        const read = operation === 'GetItem' ? getItem : query;
        const { answer: found, bytes, isConsistent } = read(input, tables.table, seenAt);
        meter.read(String(input['TableName']), readUnits(bytes, isConsistent));
        return found;
      }
      case 'PutItem':
      case 'UpdateItem':
      case 'DeleteItem':
        return write({ PutItem: putItem, UpdateItem: updateItem, DeleteItem: deleteItem }[operation], input);
    }
  }

  function write(operation: (input: Fields, tableOf: typeof tables.table) => Written, input: Fields): Fields {
    const table = String(input['TableName']);
    try {
      const { answer: done, bytes, id } = operation(input, tables.table);
      tables.keep(table, id);
      meter.written(table, writeUnits(bytes));
      writes += 1;
      return done;
    } catch (error) {
      if (error instanceof ConditionFailed) meter.written(table, writeUnits(error.bytes));
      throw error;
    }
  }

  return {
    requestHandler: wire(async (request) => {
      const operation = OPERATIONS.find((name) => name === targetOperation(request));
      if (operation === undefined) return unknownOperation(targetOperation(request));
      const input = await bodyFields(request);
      const failure = fault(operation, input);
      if (failure === 'throttle') return awsError('json', 'ProvisionedThroughputExceededException', 'Rate exceeded');
      if (failure === 'internal-error')
        return awsError('json', 'InternalServerError', 'Try again', { statusCode: 500 });
      try {
        const output = answer(operation, input);
        if (failure === 'lost-answer') throw connectionLost();
        return jsonResponse(output);
      } catch (error) {
        if (error instanceof DynamoError) return awsError('json', error.code, error.message, { fields: error.fields });
        throw error;
      }
    }),
    usage: meter.usage,
    writes: () => writes,
    item: tables.item,
    entries: tables.entries,
    items: tables.items,
    keep: () => {
      counts.keep('dynamodb', { usage: meter.usage(), writes } satisfies Counts);
    },
  };
}

type Counts = { readonly usage: Readonly<Record<string, TableUsage>>; readonly writes: number };

/** 1 per 4 KB started, half of it when eventually consistent; what is not there counts as 1. */
function readUnits(bytes: number, isConsistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (isConsistent ? 1 : 0.5);
}

/** 1 per KB started; what is not there counts as 1. */
function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1024));
}

function unknownOperation(name: string): HttpResponseLike {
  return awsError('json', 'UnknownOperationException', `The embedded DynamoDB does not offer ${name}`);
}
