import * as z from 'zod';
import type { Item } from '../dynamodb/dynalite.ts';

type Attribute = Readonly<Record<string, unknown>>;

/** An item as the program wrote it: without DynamoDB's type letters. Throws for a type that the program never writes. */
export function plainItem(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, attribute]) => [name, plainValue(attribute)]));
}

const Attributes = z.record(z.string(), z.record(z.string(), z.unknown()));
const List = z.array(z.record(z.string(), z.unknown()));

function plainValue(attribute: Attribute): unknown {
  const [[type, value] = ['nothing', undefined]] = Object.entries(attribute);
  switch (type) {
    case 'S':
    case 'BOOL':
      return value;
    case 'N':
      return Number(value);
    case 'NULL':
      return null;
    case 'L':
      return List.parse(value).map(plainValue);
    case 'M':
      return plainItem(Attributes.parse(value));
    default:
      throw new Error(`An attribute of type ${type} is not read here`);
  }
}
