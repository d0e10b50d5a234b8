import type { AttributeValue, Item } from '../dynamodb/attribute-value.ts';

/** An item as the program wrote it: without DynamoDB's type letters, a set as its members. Throws for a type that the program never writes. */
export function plainItem(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, attribute]) => [name, plainValue(attribute)]));
}

function plainValue(attribute: AttributeValue): unknown {
  if ('S' in attribute) return attribute.S;
  if ('BOOL' in attribute) return attribute.BOOL;
  if ('N' in attribute) return Number(attribute.N);
  if ('NULL' in attribute) return null;
  if ('L' in attribute) return attribute.L.map(plainValue);
  if ('M' in attribute) return plainItem(attribute.M);
  if ('SS' in attribute) return [...attribute.SS];
  throw new Error('Only sets of texts are read here');
}
