import * as z from 'zod';

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

/** A table as the template describes it: keys and indexes. Encryption, recovery and tags change nothing here. */
export const TableDefinition = z.object({
  TableName: z.string(),
  KeySchema,
  AttributeDefinitions: z.array(
    z.object({
      AttributeName: z.string(),
      AttributeType: z.literal('S', { error: 'Keys that are not text are not supported: the program has none' }),
    }),
  ),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .optional(),
  LocalSecondaryIndexes: z
    .never({ error: 'Local secondary indexes are not supported: the program uses none' })
    .optional(),
});
export type TableDefinition = z.infer<typeof TableDefinition>;

/** The attribute names of a key; without `range` each partition holds one item. */
export type KeyNames = { readonly hash: string; readonly range: string | undefined };

/** The names in a key schema, after the checks CreateTable makes of it. */
export function keyNames(table: TableDefinition, schema: TableDefinition['KeySchema']): KeyNames {
  const [hash, range, ...others] = schema;
  if (hash?.KeyType !== 'HASH' || (range !== undefined && range.KeyType !== 'RANGE') || others.length > 0) {
    throw new Error(`${table.TableName}: a key schema is one HASH attribute and at most one RANGE attribute`);
  }
  const names = { hash: hash.AttributeName, range: range?.AttributeName };
  for (const name of [names.hash, names.range]) {
    if (name !== undefined && !table.AttributeDefinitions.some(({ AttributeName }) => AttributeName === name)) {
      throw new Error(`${table.TableName}: the key attribute ${name} is not defined`);
    }
  }
  return names;
}
