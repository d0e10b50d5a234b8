import * as z from 'zod';
import type { TableDefinition } from '../dynamodb/table-definition.ts';

const Value = z.record(z.string(), z.unknown());
const Item = z.record(z.string(), Value);
const Names = z.record(z.string(), z.string());

/** The partition keys a request touches (`dynamodb:LeadingKeys`), those of the index when it queries one. */
export function leadingKeys(
  table: TableDefinition,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): string[] {
  const index = table.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === input['IndexName']);
  const name = (index ?? table).KeySchema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
  if (operation === 'BatchGetItem')
    return z
      .array(Item)
      .parse(input['Keys'])
      .map((key) => text(key[name]));
  if (operation === 'Query') return [text(queried(name, input))];
  return [text(Item.parse(input['Key'] ?? input['Item'])[name])];
}

/** The value a key condition sets equal to this attribute; a query always has exactly one. */
function queried(name: string, input: Readonly<Record<string, unknown>>): unknown {
  const names = Names.parse(input['ExpressionAttributeNames'] ?? {});
  const conditions = z
    .string()
    .parse(input['KeyConditionExpression'])
    .matchAll(/([#\w]+)\s*=\s*(:\w+)/g);
  for (const [, attribute = '', placeholder = ''] of conditions)
    if ((names[attribute] ?? attribute) === name) return Item.parse(input['ExpressionAttributeValues'])[placeholder];
  return undefined;
}

function text(value: unknown): string {
  const content = value === undefined ? undefined : Object.values(Value.parse(value))[0];
  return typeof content === 'string' ? content : '';
}
