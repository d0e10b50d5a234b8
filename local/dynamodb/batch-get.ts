import * as z from 'zod';
import {
  type Item,
  itemSize,
  parseInput,
  runAction,
  type Store,
  storageKey,
  type TableDescription,
} from './dynalite.ts';

const KeyOf = z.record(z.string(), z.record(z.string(), z.unknown()));
const Requests = z.record(z.string(), z.looseObject({ Keys: z.array(KeyOf) }));

const MOST_BYTES = 16 * 1024 * 1024; // one BatchGetItem answers at most 16 MB, the rest comes back as UnprocessedKeys

/** Answers in storage order, which is neither the order asked nor the order written: DynamoDB promises none. */
export async function batchGet(
  input: Readonly<Record<string, unknown>>,
  store: Store,
  tableOf: (name: string) => TableDescription | undefined,
  onRead: (table: string, units: number) => void,
): Promise<Record<string, unknown>> {
  const parsed = parseInput('BatchGetItem', input, store);
  const responses: Record<string, Item[]> = {};
  const unprocessed: Record<string, unknown> = {};
  let bytes = 0;
  for (const [name, request] of Object.entries(Requests.parse(parsed['RequestItems']))) {
    const { Keys: keys, ...options } = request;
    const found: (readonly [key: string, item: Item])[] = [];
    const left: Item[] = [];
    let units = 0;
    for (const key of keys) {
      if (bytes > MOST_BYTES) {
        left.push(key);
        continue;
      }
      const get = { ...options, TableName: name, Key: key, ReturnConsumedCapacity: 'TOTAL' };
      const { Item: item, ConsumedCapacity: consumed } = Output.parse(await runAction('GetItem', get, store));
      units += consumed.CapacityUnits;
      const table = tableOf(name);
      if (item === undefined || table === undefined) continue;
      bytes += itemSize(item);
      found.push([storageKey(key, table), item]);
    }
    onRead(name, units);
    responses[name] = found.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item);
    if (left.length > 0) unprocessed[name] = { ...plain(input, name), Keys: left };
  }
  return { Responses: responses, UnprocessedKeys: unprocessed };
}

const Output = z.object({ Item: KeyOf.optional(), ConsumedCapacity: z.object({ CapacityUnits: z.number() }) });

/** The request for a table as it was asked, without what the parser added. */
function plain(input: Readonly<Record<string, unknown>>, table: string): Record<string, unknown> {
  return z.record(z.string(), z.looseObject({})).parse(input['RequestItems'])[table] ?? {};
}
