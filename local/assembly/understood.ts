import * as z from 'zod';
import type { Resource } from './cloud.ts';

/** A resource's properties by a (strict) schema, without those named as making no difference here. Anything else is an error. */
export function understood<Schema extends z.ZodType>(
  schema: Schema,
  resource: Resource,
  ignored: readonly string[],
): z.infer<Schema> {
  const read = Object.keys(resource.properties).filter((property) => !ignored.includes(property));
  const parsed = schema.safeParse(Object.fromEntries(read.map((property) => [property, resource.property(property)])));
  if (parsed.success) return parsed.data;
  throw new Error(`${resource.stack}.${resource.logicalId} (${resource.type}): ${z.prettifyError(parsed.error)}`);
}
