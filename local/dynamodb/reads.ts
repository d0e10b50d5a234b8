import { checkedItem, type Item } from './attribute-value.ts';
import { type Collection, comparePositions, type Entry, search } from './collection.ts';
import { projected } from './document-path.ts';
import { invalid } from './dynamo-error.ts';
import { type KeyCondition, keyConditions } from './key-condition.ts';
import {
  checkFields,
  conditionIn,
  type Fields,
  flag,
  givenPlaceholders,
  projectionIn,
  requiredItem,
  textField,
} from './request.ts';
import { type Index, identityIn, type Table } from './table.ts';
import { sortable } from './text-order.ts';

/** What a read found. `bytes` is what it read, also what a filter or a projection then dropped. */
export type Read = { readonly answer: Fields; readonly bytes: number; readonly isConsistent: boolean };

/** The moment whose state an eventually consistent read of a table or an index sees; undefined is now. */
export type SeenAt = (table: string, index: string | undefined) => number | undefined;

const MOST_PAGE_BYTES = 1024 * 1024; // a query reads at most 1 MB, then says where to go on
const MOST_BATCH_BYTES = 16 * 1024 * 1024; // one BatchGetItem answers at most 16 MB, the rest comes back as UnprocessedKeys
const MOST_BATCH_KEYS = 100;

export function getItem(input: Fields, tableOf: (name: string) => Table, seenAt: SeenAt): Read {
  const key = requiredItem(input, 'Key');
  const isConsistent = flag(input, 'ConsistentRead');
  const given = givenPlaceholders(input);
  const paths = projectionIn(input, given);
  given.checkUsed();
  const table = tableOf(textField(input, 'TableName') ?? '');
  const id = table.idOf(key);
  const found = table.items.find(id, isConsistent ? undefined : seenAt(table.name, undefined));
  const item = found === undefined || paths === undefined ? found?.item : projected(found.item, paths);
  return { answer: item === undefined ? {} : { Item: item }, bytes: found?.size ?? 0, isConsistent };
}

/** What a batch read of one table: the bytes of each item found or missed. */
export type BatchRead = { readonly table: string; readonly sizes: readonly number[]; readonly isConsistent: boolean };

/** Answers in storage order, which is neither the order asked nor the order written: DynamoDB promises none. */
export function batchGetItem(
  input: Fields,
  tableOf: (name: string) => Table,
  seenAt: SeenAt,
): { readonly answer: Fields; readonly reads: readonly BatchRead[] } {
  const requests = batchRequests(input);
  const responses: Record<string, Item[]> = {};
  const unprocessed: Record<string, unknown> = {};
  const reads: BatchRead[] = [];
  let bytes = 0;
  for (const { name, options, keys } of requests) {
    const isConsistent = flag(options, 'ConsistentRead');
    const given = givenPlaceholders(options);
    const paths = projectionIn(options, given);
    given.checkUsed();
    const texts = keys.map((key) => JSON.stringify(Object.entries(key).toSorted()));
    if (new Set(texts).size < texts.length) throw invalid('Provided list of item keys contains duplicates');
    const table = tableOf(name);
    const ids = keys.map((key) => table.idOf(key));
    const moment = isConsistent ? undefined : seenAt(name, undefined);
    const found: Entry[] = [];
    const sizes: number[] = [];
    let read = 0;
    for (; read < ids.length && bytes <= MOST_BATCH_BYTES; read += 1) {
      const entry = table.items.find(ids[read] ?? '', moment);
      sizes.push(entry?.size ?? 0);
      if (entry === undefined) continue;
      bytes += entry.size;
      found.push(entry);
    }
    reads.push({ table: name, sizes, isConsistent });
    responses[name] = table
      .inStorageOrder(found)
      .map(({ item }) => (paths === undefined ? item : projected(item, paths)));
    if (read < keys.length) unprocessed[name] = { ...options, Keys: keys.slice(read) };
  }
  return { answer: { Responses: responses, UnprocessedKeys: unprocessed }, reads };
}

function batchRequests(input: Fields) {
  const tables = Object.entries(fieldsOf(input['RequestItems'], 'RequestItems'));
  if (tables.length === 0) {
    throw invalid(
      "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  const requests = tables.map(([name, request]) => {
    const options = fieldsOf(request, name);
    checkFields('BatchGetItem of a table', options);
    const keys = options['Keys'];
    if (!Array.isArray(keys) || keys.length === 0) {
      throw invalid(
        `1 validation error detected: Value '[]' at 'requestItems.${name}.member.keys' failed to satisfy constraint: Member must have length greater than or equal to 1`,
      );
    }
    return { name, options, keys: keys.map(checkedItem) };
  });
  if (requests.reduce((sum, { keys }) => sum + keys.length, 0) > MOST_BATCH_KEYS) {
    throw invalid('Too many items requested for the BatchGetItem call');
  }
  return requests;
}

function fieldsOf(value: unknown, field: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields; // a JSON object
  throw invalid(`${field} must be a map`);
}

export function query(input: Fields, tableOf: (name: string) => Table, seenAt: SeenAt): Read {
  const isConsistent = flag(input, 'ConsistentRead');
  const limit = limitIn(input);
  const start = input['ExclusiveStartKey'] === undefined ? undefined : checkedItem(input['ExclusiveStartKey']);
  const asked = textField(input, 'KeyConditionExpression');
  if (asked === undefined) {
    throw invalid('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.');
  }
  const given = givenPlaceholders(input);
  const conditions = keyConditions(asked, given);
  const isWanted = conditionIn('FilterExpression', input, given);
  const paths = projectionIn(input, given);
  given.checkUsed();

  const table = tableOf(textField(input, 'TableName') ?? '');
  const index = indexNamed(textField(input, 'IndexName'), table);
  if (index !== undefined && isConsistent) {
    throw invalid('Consistent reads are not supported on global secondary indexes');
  }
  const place = placeOf(conditions, table, index);
  const from = start === undefined ? undefined : startAfter(start, place, table, index);
  const collection: Collection = index?.entries ?? table.items;
  const entries = collection.partition(place.partition, isConsistent ? undefined : seenAt(table.name, index?.name));
  const page = pageOf(within(entries, place.range), flag(input, 'ScanIndexForward', true), from, limit);
  const kept = page.entries.map(({ item }) => item).filter(isWanted);
  const last = page.isCut ? page.entries.at(-1)?.item : undefined;
  return {
    answer: {
      Items: paths === undefined ? kept : kept.map((item) => projected(item, paths)),
      Count: kept.length,
      ScannedCount: page.entries.length,
      ...(last === undefined ? {} : { LastEvaluatedKey: keyIn(last, startNames(table, index)) }),
    },
    bytes: page.bytes,
    isConsistent,
  };
}

function limitIn(input: Fields): number {
  const limit = input['Limit'];
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  if (typeof limit === 'number' && limit >= 1) return Math.floor(limit);
  throw invalid(
    `1 validation error detected: Value '${JSON.stringify(limit)}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
  );
}

function indexNamed(name: string | undefined, table: Table): Index | undefined {
  if (name === undefined) return undefined;
  const index = table.indexes.find((candidate) => candidate.name === name);
  if (index === undefined) throw invalid(`The table does not have the specified index: ${name}`);
  return index;
}

/** One partition, and what is asked of the sort key in it. */
type QueriedPlace = {
  readonly partition: string;
  readonly range: (KeyCondition & { readonly texts: readonly string[] }) | undefined;
};

function placeOf(conditions: ReadonlyMap<string, KeyCondition>, table: Table, index: Index | undefined): QueriedPlace {
  const { hash, range } = index?.keys ?? table.keys;
  if (range === undefined && conditions.size > 1) throw invalid('Query key condition not supported');
  const equal = conditions.get(hash);
  if (equal === undefined) throw invalid(`Query condition missed key schema element: ${hash}`);
  const [partition = ''] = textsOf(equal);
  if (equal.comparison !== '=') throw invalid('Query key condition not supported');
  const ranged = range === undefined ? undefined : conditions.get(range);
  if (ranged === undefined && conditions.size > 1) {
    throw invalid(`Query condition missed key schema element: ${range ?? ''}`);
  }
  return { partition, range: ranged === undefined ? undefined : { ...ranged, texts: textsOf(ranged).map(sortable) } };
}

function textsOf({ values }: KeyCondition): string[] {
  return values.map((value) => {
    if ('S' in value) return value.S;
    throw invalid('One or more parameter values were invalid: Condition parameter type does not match schema type');
  });
}

/** The part of a partition whose sort keys meet a condition. */
function within(entries: readonly Entry[], range: QueriedPlace['range']): readonly Entry[] {
  if (range === undefined) return entries;
  const [low = '', high = low] = range.texts;
  const first = (isBefore: (sort: string) => boolean) => search(entries, ({ sort }) => isBefore(sort));
  const atLow = () => first((sort) => sort < low);
  const afterLow = () => first((sort) => sort <= low);
  switch (range.comparison) {
    case '=':
      return entries.slice(atLow(), afterLow());
    case '<':
      return entries.slice(0, atLow());
    case '<=':
      return entries.slice(0, afterLow());
    case '>':
      return entries.slice(afterLow());
    case '>=':
      return entries.slice(atLow());
    case 'between':
      return entries.slice(
        atLow(),
        first((sort) => sort <= high),
      );
    case 'begins_with':
      return entries.slice(
        atLow(),
        first((sort) => sort < low || sort.startsWith(low)),
      );
  }
}

type Page = { readonly entries: readonly Entry[]; readonly bytes: number; readonly isCut: boolean };

function pageOf(found: readonly Entry[], isForward: boolean, after: Entry | undefined, limit: number): Page {
  const entries: Entry[] = [];
  let bytes = 0;
  const step = isForward ? 1 : -1;
  let at = isForward ? 0 : found.length - 1;
  if (after !== undefined) {
    at = isForward
      ? search(found, (entry) => comparePositions(entry, after) <= 0)
      : search(found, (entry) => comparePositions(entry, after) < 0) - 1;
  }
  for (; at >= 0 && at < found.length && entries.length < limit && bytes < MOST_PAGE_BYTES; at += step) {
    const entry = found[at];
    if (entry === undefined) break;
    entries.push(entry);
    bytes += entry.size;
  }
  return { entries, bytes, isCut: entries.length >= limit || bytes >= MOST_PAGE_BYTES };
}

/** What a key to start after must name: the table's key, then the index's. */
function startNames({ keys }: Table, index: Index | undefined): string[] {
  const names = [keys.hash, keys.range, index?.keys.hash, index?.keys.range].filter((name) => name !== undefined);
  return [...new Set(names)];
}

/** The position of a key to start after, once it fits what the query asks. */
function startAfter(start: Item, place: QueriedPlace, table: Table, index: Index | undefined): Entry {
  const wrong = 'The provided starting key is invalid';
  const names = startNames(table, index);
  if (Object.keys(start).length !== names.length) throw invalid(wrong);
  const texts = new Map(
    names.map((name) => {
      const value = start[name];
      if (value === undefined || !('S' in value) || value.S === '') throw invalid(wrong);
      return [name, value.S] as const;
    }),
  );
  const { hash, range } = index?.keys ?? table.keys;
  const sort = range === undefined ? '' : sortable(texts.get(range) ?? '');
  const isElsewhere = texts.get(hash) !== place.partition;
  if (place.range === undefined) {
    if (isElsewhere) {
      throw invalid('The provided starting key is outside query boundaries based on provided conditions');
    }
  } else {
    if (!isWithin(sort, place.range)) {
      throw invalid('The provided starting key does not match the range key predicate');
    }
    if (isElsewhere) throw invalid('The query can return at most one row and cannot be restarted');
  }
  return { ...identityIn(start, table), partition: place.partition, sort, item: start, size: 0 };
}

function isWithin(sort: string, range: NonNullable<QueriedPlace['range']>): boolean {
  return within([{ id: '', partition: '', sort, tie: '', item: {}, size: 0 }], range).length > 0;
}

function keyIn(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = item[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
