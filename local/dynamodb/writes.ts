import { type Item, sizeWithin } from './attribute-value.ts';
import type { Entry } from './collection.ts';
import { projected } from './document-path.ts';
import { DynamoError, invalid } from './dynamo-error.ts';
import { conditionIn, type Fields, givenPlaceholders, oneOf, requiredItem, textField } from './request.ts';
import { indexMismatch, type Table } from './table.ts';
import { type Update, update } from './update.ts';

/** What a write did: `bytes` is the larger of the item before and after, which is what is billed. */
export type Written = { readonly answer: Fields; readonly bytes: number; readonly id: string };

/** A write whose condition did not hold; it is billed by the item it found. */
export class ConditionFailed extends DynamoError {
  readonly bytes: number;
  constructor(found: Entry | undefined, isItemWanted: boolean) {
    super(
      'ConditionalCheckFailedException',
      'The conditional request failed',
      isItemWanted && found !== undefined ? { Item: found.item } : {},
    );
    this.bytes = found?.size ?? 0;
  }
}

export function putItem(input: Fields, tableOf: (name: string) => Table): Written {
  const item = requiredItem(input, 'Item');
  const returned = input['ReturnValues'];
  if (returned !== undefined && returned !== 'ALL_OLD' && returned !== 'NONE') {
    throw invalid('ReturnValues can only be ALL_OLD or NONE');
  }
  const size = sizeWithin(item, 'Item size has exceeded the maximum allowed size');
  const { holds, table } = prepared(input, tableOf);
  table.checkItem(item);
  const id = table.idOf(keyOf(item, table));
  const before = table.items.find(id);
  holds(before);
  table.put(item, size);
  return {
    id,
    answer: returned === 'ALL_OLD' && before !== undefined ? { Attributes: before.item } : {},
    bytes: Math.max(size, before?.size ?? 0),
  };
}

export function deleteItem(input: Fields, tableOf: (name: string) => Table): Written {
  const key = requiredItem(input, 'Key');
  const returned = oneOf(input, 'ReturnValues', ['NONE', 'ALL_OLD']);
  const { holds, table } = prepared(input, tableOf);
  const id = table.idOf(key);
  const before = table.items.find(id);
  holds(before);
  table.remove(id);
  return {
    id,
    answer: returned === 'ALL_OLD' && before !== undefined ? { Attributes: before.item } : {},
    bytes: before?.size ?? 0,
  };
}

export function updateItem(input: Fields, tableOf: (name: string) => Table): Written {
  const key = requiredItem(input, 'Key');
  const returned = oneOf(input, 'ReturnValues', ['NONE', 'ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'UPDATED_NEW']);
  const { holds, table, changes } = prepared(input, tableOf);
  const id = table.idOf(key);
  if (changes !== undefined) checkChanges(changes, table);
  const before = table.items.find(id);
  holds(before);
  const item = changes === undefined ? (before?.item ?? key) : changes.apply(before?.item ?? key);
  const size = sizeWithin(item, 'Item size to update has exceeded the maximum allowed size');
  table.checkItem(item);
  table.put(item, size);
  const paths = changes?.paths ?? [];
  const attributes = {
    NONE: () => undefined,
    ALL_OLD: () => before?.item,
    ALL_NEW: () => item,
    UPDATED_OLD: () => (before === undefined ? undefined : projected(before.item, paths)),
    UPDATED_NEW: () => projected(item, paths),
  }[returned]();
  return {
    id,
    answer: attributes === undefined ? {} : { Attributes: attributes },
    bytes: Math.max(size, before?.size ?? 0),
  };
}

/** Expressions first, then the table: the order in which DynamoDB complains. `holds` throws when the condition does not. */
function prepared(input: Fields, tableOf: (name: string) => Table) {
  const isItemWanted = oneOf(input, 'ReturnValuesOnConditionCheckFailure', ['NONE', 'ALL_OLD']) === 'ALL_OLD';
  const given = givenPlaceholders(input);
  const updateText = textField(input, 'UpdateExpression');
  const changes = updateText === undefined ? undefined : update(updateText, given);
  const isMet = conditionIn('ConditionExpression', input, given);
  given.checkUsed();
  const table = tableOf(textField(input, 'TableName') ?? '');
  const holds = (before: Entry | undefined) => {
    if (!isMet(before?.item ?? {})) throw new ConditionFailed(before, isItemWanted);
  };
  return { holds, table, changes };
}

function keyOf(item: Item, { keys }: Table): Item {
  const key: Record<string, Item[string]> = {};
  for (const name of [keys.hash, keys.range]) {
    const value = name === undefined ? undefined : item[name];
    if (name !== undefined && value !== undefined) key[name] = value;
  }
  return key;
}

function checkChanges({ paths, types }: Update, { keys, indexes }: Table): void {
  for (const name of [keys.hash, keys.range]) {
    if (paths.some(([changed]) => changed === name)) {
      throw invalid(
        `One or more parameter values were invalid: Cannot update attribute ${name ?? ''}. This attribute is part of the key`,
      );
    }
  }
  for (const { name: indexName, keys: own } of indexes) {
    for (const name of [own.hash, own.range]) {
      if (name === undefined) continue;
      const type = types.get(name);
      if (type !== undefined && type !== 'S') throw indexMismatch(name, type, indexName);
      if (paths.some(([changed, ...rest]) => changed === name && rest.length > 0)) {
        throw invalid(
          `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: ${name}`,
        );
      }
    }
  }
}
