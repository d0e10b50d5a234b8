import * as z from 'zod';
import { parseInput, type Store, type TableDescription } from './dynalite.ts';

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

/** A table as the template describes it: keys and indexes. Encryption, recovery and tags change nothing here. */
export const TableDefinition = z.object({
  TableName: z.string(),
  KeySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
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

/** The active table dynalite's actions work on, after the checks CreateTable makes (types of keys, unused attributes). */
export function describeTable(definition: TableDefinition, store: Store): TableDescription {
  parseInput('CreateTable', { ...structuredClone(definition), BillingMode: 'PAY_PER_REQUEST' }, store);
  return { ...definition, TableStatus: 'ACTIVE' };
}
