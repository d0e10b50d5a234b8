import { type AttributeValue, checkedItem, checkedValue, type Item } from './attribute-value.ts';
import { type Condition, condition, refusal, refusing } from './condition.ts';
import { checkOverlap, type DocumentPath } from './document-path.ts';
import { DynamoError, invalid } from './dynamo-error.ts';
import { type Placeholders, parsedOnce, placeholders, readerOf, type WrittenPath } from './expression.ts';

/** The operations this program uses; everything else is refused, Scan included (nobody is granted it). */
export const OPERATIONS = ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** A request or an answer as JSON. */
export type Fields = Readonly<Record<string, unknown>>;

const EXPRESSIONS = ['ExpressionAttributeNames', 'ExpressionAttributeValues', 'ConditionExpression'];
const WRITES = ['TableName', 'ReturnValues', 'ReturnValuesOnConditionCheckFailure', ...EXPRESSIONS];
const READS = ['ConsistentRead', 'ProjectionExpression', 'ExpressionAttributeNames'];

/** What each operation understands. */
const UNDERSTOOD: Readonly<Record<Operation | 'BatchGetItem of a table', readonly string[]>> = {
  GetItem: ['TableName', 'Key', ...READS],
  BatchGetItem: ['RequestItems'],
  'BatchGetItem of a table': ['Keys', ...READS],
  PutItem: ['Item', ...WRITES],
  UpdateItem: ['Key', 'UpdateExpression', ...WRITES],
  DeleteItem: ['Key', ...WRITES],
  Query: [
    'TableName',
    'IndexName',
    'KeyConditionExpression',
    'FilterExpression',
    'ExpressionAttributeValues',
    'ScanIndexForward',
    'Limit',
    'ExclusiveStartKey',
    ...READS,
  ],
};

/** Refuses a field that would have to be ignored. */
export function checkFields(operation: keyof typeof UNDERSTOOD, input: Fields): void {
  for (const field in input) {
    if (input[field] !== undefined && !UNDERSTOOD[operation].includes(field)) {
      throw new Error(`The embedded DynamoDB does not support ${operation} with ${field}`);
    }
  }
}

/** A field that must be there and hold a map, e.g. a key; its values are checked. */
export function requiredItem(input: Fields, field: string): Item {
  if (input[field] === undefined) {
    throw invalid(
      `1 validation error detected: Value null at '${lowerFirst(field)}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return checkedItem(input[field]);
}

/** A text field; undefined when it is not there. */
export function textField(input: Fields, field: string): string | undefined {
  const value = input[field];
  if (value === undefined || typeof value === 'string') return value;
  throw new DynamoError('SerializationException', `${field} must be a text`);
}

/** A field of a request that is true or false; false when it is not there. */
export function flag(input: Fields, field: string, otherwise = false): boolean {
  const value = input[field];
  if (value === undefined) return otherwise;
  if (typeof value === 'boolean') return value;
  throw new DynamoError('SerializationException', `${field} must be true or false`);
}

/** A field that holds one of a few words; the first when it is not there. */
export function oneOf<const Word extends string>(
  input: Fields,
  field: string,
  words: readonly [Word, ...Word[]],
): Word {
  const value = input[field];
  if (value === undefined) return words[0];
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw invalid(
    `1 validation error detected: Value '${typeof value === 'string' ? value : typeof value}' at '${lowerFirst(field)}' failed to satisfy constraint: Member must satisfy enum value set: [${words.join(', ')}]`,
  );
}

/** The placeholders of a request, checked. */
export function givenPlaceholders(input: Fields): Placeholders {
  const names = input['ExpressionAttributeNames'];
  const values = input['ExpressionAttributeValues'];
  if (names === undefined && values === undefined) return NONE;
  const expressions = Object.keys(input).filter((field) => field.endsWith('Expression') && input[field] !== undefined);
  if (expressions.length === 0) {
    throw invalid(
      names === undefined
        ? 'ExpressionAttributeValues can only be specified when using expressions'
        : 'ExpressionAttributeNames can only be specified when using expressions',
    );
  }
  return placeholders(checkedNames(names), checkedValues(values));
}

const NONE = placeholders();

function checkedNames(names: unknown): Record<string, string> {
  if (names === undefined) return {};
  return checkedMap('ExpressionAttributeNames', names, /^#[0-9a-zA-Z_]+$/, (name) => {
    if (typeof name === 'string') return name;
    throw new DynamoError('SerializationException', 'An attribute name must be a text');
  });
}

function checkedValues(values: unknown): Record<string, AttributeValue> {
  if (values === undefined) return {};
  return checkedMap('ExpressionAttributeValues', values, /^:[0-9a-zA-Z_]+$/, (value, key) => {
    try {
      return checkedValue(value);
    } catch (error) {
      if (!(error instanceof DynamoError)) throw error;
      throw invalid(`ExpressionAttributeValues contains invalid value: ${error.message} for key ${key}`);
    }
  });
}

function checkedMap<T>(
  field: string,
  map: unknown,
  form: RegExp,
  check: (value: unknown, key: string) => T,
): Record<string, T> {
  if (typeof map !== 'object' || map === null)
    throw new DynamoError('SerializationException', `${field} must be a map`);
  const entries = Object.entries(map);
  if (entries.length === 0) throw invalid(`${field} must not be empty`);
  const strange = entries.find(([key]) => !form.test(key));
  if (strange !== undefined) throw invalid(`${field} contains invalid key: Syntax error; key: "${strange[0]}"`);
  return Object.fromEntries(entries.map(([key, value]) => [key, check(value, key)]));
}

/** The condition of a write or the filter of a query; true of everything when there is none. */
export function conditionIn(
  field: 'ConditionExpression' | 'FilterExpression',
  input: Fields,
  given: Placeholders,
): Condition {
  const text = textField(input, field);
  return text === undefined ? () => true : condition(field, text, given);
}

/** The paths a read asks for; undefined when it asks for everything. */
export function projectionIn(input: Fields, given: Placeholders): readonly DocumentPath[] | undefined {
  const text = textField(input, 'ProjectionExpression');
  if (text === undefined) return undefined;
  const paths = refusing('ProjectionExpression', () => parsedProjection(text).map(given.path));
  checkOverlap(paths, refusal('ProjectionExpression'));
  return paths;
}

const parsedProjection = parsedOnce((text: string): readonly WrittenPath[] => {
  const refuse = refusal('ProjectionExpression');
  const reader = readerOf(text, refuse);
  const paths = [reader.path()];
  while (reader.takeIf(',')) paths.push(reader.path());
  if (!reader.atEnd()) throw refuse(`Syntax error; token: ${reader.next()}`);
  return paths;
});

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
