import { createRequire } from 'node:module';

// dynalite ships no types and no ES modules: this file is the only one that knows its inner layout (4.0.0, pinned exactly).
const require = createRequire(import.meta.url);

/** An attribute value on the wire, e.g. `{ S: 'cyc_1' }`. */
type AttributeValue = Readonly<Record<string, unknown>>;
/** An item on the wire. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** The operations this program uses; everything else is refused, Scan included (nobody is granted it). */
export const OPERATIONS = ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query'] as const;
export type Operation = (typeof OPERATIONS)[number];
type Action = Exclude<Operation, 'BatchGetItem'>;

/** A failure in AWS's shape, as dynalite throws it. */
export type DynaliteError = Error & {
  readonly statusCode: number;
  readonly body: { readonly __type: string; readonly message?: string; readonly Message?: string };
};

/** A table as dynalite's actions expect it. */
export type TableDescription = {
  readonly TableName: string;
  readonly KeySchema: readonly { readonly AttributeName: string }[];
} & Readonly<Record<string, unknown>>;

type Callback<T> = (error: unknown, value?: T) => void;

/** One ordered set of items: a table's own, or an index's. */
export type ItemStore = {
  readonly get: (key: string, done: Callback<Item>) => void;
  readonly put: (key: string, item: Item, done: Callback<void>) => void;
  readonly del: (key: string, done: Callback<void>) => void;
  readonly lock: (key: string, held: (release: <F>(done: F) => F) => void) => void;
  readonly createValueStream: (range: KeyRange) => NodeJS.EventEmitter;
};

/** A range of keys as LevelDB takes it; `limit` -1 is none. */
export type KeyRange = {
  readonly gte?: string;
  readonly gt?: string;
  readonly lte?: string;
  readonly lt?: string;
  readonly reverse?: boolean;
  readonly limit?: number;
};

/** What dynalite's actions need of a database. */
export type Store = {
  readonly options: { readonly maxItemSize: number };
  readonly tableDb: { readonly awsAccountId: string; readonly awsRegion: string };
  readonly getTable: (
    name: string,
    checkStatus: boolean | Callback<TableDescription>,
    done?: Callback<TableDescription>,
  ) => void;
  readonly getItemDb: (table: string) => ItemStore;
  readonly getIndexDb: (type: string, table: string, index: string) => ItemStore;
};

type Types = Readonly<Record<string, unknown>>;
type Rules = { readonly types: Types; readonly custom?: (input: Types, store: Store) => string | undefined };

// The casts below give dynalite's untyped exports the shapes this program uses; the differential test holds them to it.
const engine = require('dynalite/db') as {
  createKey: (item: Item, table: TableDescription) => string;
  capacityUnits: (item: Item | undefined, isRead: boolean, isConsistent?: boolean) => number;
  itemSize: (item: Item) => number;
  updateIndexes: (store: Store, table: TableDescription, old: Item | null, item: Item, done: Callback<void>) => void;
};
const validations = require('dynalite/validations') as {
  checkTypes: (input: unknown, types: Types) => Types;
  checkValidations: (input: Types, types: Types, custom: Rules['custom'], store: Store) => void;
};

const rulesOf = (operation: string): Rules =>
  require(`dynalite/validations/${operation.charAt(0).toLowerCase()}${operation.slice(1)}`) as Rules;
const actionOf = (operation: Action) =>
  require(`dynalite/actions/${operation.charAt(0).toLowerCase()}${operation.slice(1)}`) as (
    store: Store,
    input: Types,
    done: Callback<Types>,
  ) => void;

const RULES = new Map<string, Rules>([...OPERATIONS, 'CreateTable'].map((name) => [name, rulesOf(name)]));
const ACTIONS = {
  GetItem: actionOf('GetItem'),
  PutItem: actionOf('PutItem'),
  UpdateItem: actionOf('UpdateItem'),
  DeleteItem: actionOf('DeleteItem'),
  Query: actionOf('Query'),
};

/** Checks and parses an input as DynamoDB does. A field dynalite does not know is refused: it would be ignored silently. */
export function parseInput(operation: Operation | 'CreateTable', input: Types, store: Store): Types {
  const rules = RULES.get(operation);
  if (rules === undefined) throw new Error(`dynalite has no rules for ${operation}`);
  const unknown = Object.keys(input).find((field) => !(field in rules.types));
  if (unknown !== undefined) throw new Error(`The embedded DynamoDB does not support ${operation} with ${unknown}`);
  const parsed = validations.checkTypes(input, rules.types);
  validations.checkValidations(parsed, rules.types, rules.custom, store);
  return parsed;
}

/** Runs one action on parsed input. On our synchronous store every write is over before this function returns. */
export function runAction(operation: Action, input: Types, store: Store): Promise<Types> {
  return new Promise((resolve, reject) => {
    ACTIONS[operation](store, input, (error, output) => {
      if (error instanceof Error) reject(error);
      else resolve(output ?? {});
    });
  });
}

/** The storage key of an item: hashed partition, then the sort key in order. */
export const storageKey = engine.createKey;

/** Capacity one item costs: 1 per KB started to write, 1 (or 0.5 eventually consistent) per 4 KB to read; absent counts as 1. */
export const capacityUnits = engine.capacityUnits;

/** Bytes, as DynamoDB counts them: names and values. */
export const itemSize = engine.itemSize;

/** Writes the index entries of an item that has none yet, e.g. after a replay. */
export function indexItem(store: Store, table: TableDescription, item: Item): void {
  engine.updateIndexes(store, table, null, item, (error) => {
    if (error instanceof Error) throw error;
  });
}

export function isDynaliteError(error: unknown): error is DynaliteError {
  return error instanceof Error && 'statusCode' in error && 'body' in error;
}
