import { type AttributeType, type AttributeValue, type Item, typeOf } from './attribute-value.ts';
import { refusal, refusing } from './condition.ts';
import { checkOverlap, type DocumentPath, valueAt } from './document-path.ts';
import { invalid } from './dynamo-error.ts';
import { type Operand, type Placeholders, parsedOnce, type Reader, readerOf, type WrittenPath } from './expression.ts';

/** A value to set: an operand, or the sum or difference of two. */
type Sum = { readonly kind: 'sum'; readonly sign: 1 | -1; readonly operands: readonly [Operand, Operand] };
type ParsedChange =
  | { readonly kind: 'set'; readonly path: WrittenPath; readonly value: Operand | Sum }
  | { readonly kind: 'remove'; readonly path: WrittenPath }
  | { readonly kind: 'add' | 'delete'; readonly path: WrittenPath; readonly value: Operand };

type BoundChange =
  | {
      readonly kind: 'set';
      readonly path: DocumentPath;
      readonly value: Source;
      readonly type: AttributeType | undefined;
    }
  | { readonly kind: 'remove'; readonly path: DocumentPath }
  | { readonly kind: 'add' | 'delete'; readonly path: DocumentPath; readonly value: AttributeValue };

/** Where a new value comes from, looked up in the item as it was. */
type Source = (item: Item) => AttributeValue;

/** An update with its placeholders filled in. */
export type Update = {
  readonly paths: readonly DocumentPath[];
  /** What is known of the type each attribute will have, as far as the request alone tells. */
  readonly types: ReadonlyMap<string, AttributeType>;
  /** The item after the update; the one before stays as it is. */
  readonly apply: (item: Item) => Item;
};

const FIELD = 'UpdateExpression';
const refuse = refusal(FIELD);
const parsedUpdate = parsedOnce(parse);

/** An update that can be applied to items. */
export function update(text: string, given: Placeholders): Update {
  const parsed = parsedUpdate(text);
  return refusing(FIELD, () => {
    const changes = parsed.map((change) => bound(change, given));
    checkOverlap(
      changes.map(({ path }) => path),
      refuse,
    );
    const types = new Map<string, AttributeType>();
    for (const change of changes) {
      const [name, ...rest] = change.path;
      const type = change.kind === 'set' ? change.type : change.kind === 'remove' ? undefined : typeOf(change.value);
      if (rest.length === 0 && type !== undefined) types.set(name, type);
    }
    return { paths: changes.map(({ path }) => path), types, apply: (item) => applied(changes, item) };
  });
}

function parse(text: string): readonly ParsedChange[] {
  const reader = readerOf(text, refuse);
  const changes: ParsedChange[] = [];
  const seen = new Set<string>();
  do {
    const section = SECTIONS.find((name) => reader.takeIf(name));
    if (section === undefined) throw refuse(`Syntax error; token: ${reader.next() || '<EOF>'}`);
    if (seen.has(section)) {
      throw refuse(`The "${section}" section can only be used once in an update expression;`);
    }
    seen.add(section);
    do changes.push(parseChange(section, reader));
    while (reader.takeIf(','));
  } while (!reader.atEnd());
  return changes;
}

const SECTIONS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

function parseChange(section: (typeof SECTIONS)[number], reader: Reader): ParsedChange {
  const path = reader.path();
  switch (section) {
    case 'SET':
      reader.expect('=');
      return { kind: 'set', path, value: parseValue(reader) };
    case 'REMOVE':
      return { kind: 'remove', path };
    case 'ADD':
    case 'DELETE': {
      const value = reader.operand();
      if (value.kind !== 'value') throw refuse(`Syntax error; token: ${section}`);
      return { kind: section === 'ADD' ? 'add' : 'delete', path, value };
    }
  }
}

function parseValue(reader: Reader): Operand | Sum {
  const first = parseOperand(reader);
  const sign = reader.takeIf('+') ? 1 : reader.takeIf('-') ? -1 : undefined;
  return sign === undefined ? first : { kind: 'sum', sign, operands: [first, parseOperand(reader)] };
}

function parseOperand(reader: Reader): Operand {
  const operand = reader.operand();
  checkFunctions(operand);
  return operand;
}

function checkFunctions(operand: Operand): void {
  if (operand.kind !== 'call') return;
  const { name, operands } = operand;
  if (name !== 'if_not_exists' && name !== 'list_append') throw refuse(`Invalid function name; function: ${name}`);
  for (const inner of operands) checkFunctions(inner);
  if (operands.length !== 2) {
    const found = `operator or function: ${name}, number of operands: ${String(operands.length)}`;
    throw refuse(`Incorrect number of operands for operator or function; ${found}`);
  }
  if (name === 'if_not_exists' && operands[0]?.kind !== 'path') {
    throw refuse('Operator or function requires a document path; operator or function: if_not_exists');
  }
}

function bound(change: ParsedChange, given: Placeholders): BoundChange {
  const path = given.path(change.path);
  switch (change.kind) {
    case 'remove':
      return { kind: 'remove', path };
    case 'set':
      return { kind: 'set', path, ...boundValue(change.value, given) };
    case 'add':
    case 'delete': {
      const value = change.value.kind === 'value' ? given.value(change.value.name) : undefined;
      if (value === undefined) throw new Error('ADD and DELETE take a placeholder'); // the parser saw to it
      const type = typeOf(value);
      if (type !== 'SS' && type !== 'NS' && !(type === 'N' && change.kind === 'add')) {
        const operator = change.kind.toUpperCase();
        throw refuse(
          `Incorrect operand type for operator or function; operator: ${operator}, operand type: ${SPELLED[type]}`,
        );
      }
      return { kind: change.kind, path, value };
    }
  }
}

const SPELLED = { S: 'STRING', N: 'NUMBER', NULL: 'NULL', BOOL: 'BOOLEAN', L: 'LIST', M: 'MAP' } as const;

type BoundValue = { readonly value: Source; readonly type: AttributeType | undefined };

function boundValue(value: Operand | Sum, given: Placeholders): BoundValue {
  switch (value.kind) {
    case 'value': {
      const constant = given.value(value.name);
      return { value: () => constant, type: typeOf(constant) };
    }
    case 'path': {
      const path = given.path(value.path);
      return {
        value: (item) =>
          valueAt(item, path) ?? fail('The provided expression refers to an attribute that does not exist in the item'),
        type: undefined,
      };
    }
    case 'sum': {
      const [left, right] = value.operands.map((operand) => typed(operand, 'N', value.sign === 1 ? '+' : '-', given));
      return { value: (item) => ({ N: sum(left?.(item), value.sign, right?.(item)) }), type: 'N' };
    }
    case 'call': {
      if (value.name === 'list_append') {
        const [left, right] = value.operands.map((operand) => typed(operand, 'L', value.name, given));
        return { value: (item) => ({ L: [...list(left?.(item)), ...list(right?.(item))] }), type: 'L' };
      }
      const [place, otherwise] = value.operands;
      if (place?.kind !== 'path' || otherwise === undefined) throw new Error('if_not_exists takes a path and a value'); // the parser saw to it
      const path = given.path(place.path);
      const other = boundValue(otherwise, given);
      return { value: (item) => valueAt(item, path) ?? other.value(item), type: other.type };
    }
  }
}

/** An operand that must be of one type; a placeholder is checked at once, a place when it is read. */
function typed(operand: Operand, wanted: 'N' | 'L', operator: string, given: Placeholders): Source {
  const { value, type } = boundValue(operand, given);
  if (operand.kind === 'value' && type !== undefined && type !== wanted) {
    throw refuse(
      `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`,
    );
  }
  return value;
}

const WRONG_TYPE = 'An operand in the update expression has an incorrect data type';

function sum(left: AttributeValue | undefined, sign: 1 | -1, right: AttributeValue | undefined): string {
  if (left === undefined || right === undefined || !('N' in left) || !('N' in right)) return fail(WRONG_TYPE);
  const result = Number(left.N) + sign * Number(right.N);
  if (![Number(left.N), Number(right.N), result].every(Number.isSafeInteger)) {
    throw new Error('The embedded DynamoDB adds whole numbers only: others would not stay exact');
  }
  return String(result);
}

function list(value: AttributeValue | undefined): readonly AttributeValue[] {
  return value !== undefined && 'L' in value ? value.L : fail(WRONG_TYPE);
}

function fail(message: string): never {
  throw invalid(message);
}

/** A copy that may be changed in place. A list may have holes until the update is over: a removed member keeps its position. */
type Draft = { [name: string]: DraftValue };
type DraftValue = AttributeValue | { L: (DraftValue | undefined)[] } | { M: Draft };

function applied(changes: readonly BoundChange[], item: Item): Item {
  const values = changes.map((change) => (change.kind === 'set' ? change.value(item) : undefined));
  const draft: Draft = { ...item };
  for (const { path } of changes) {
    const [name, ...rest] = path;
    const top = item[name];
    if (rest.length > 0 && top !== undefined && draft[name] === top) draft[name] = structuredClone(top);
  }
  const lists = new Set<(DraftValue | undefined)[]>();
  changes.forEach((change, at) => {
    const parent = parentOf(draft, change.path);
    const piece = change.path.at(-1) ?? '';
    const place = placeIn(parent, piece, lists);
    switch (change.kind) {
      case 'set':
        place.write(values[at]);
        break;
      case 'remove':
        place.write(undefined);
        break;
      case 'add':
      case 'delete':
        place.write(change.kind === 'add' ? added(place.value, change.value) : without(place.value, change.value));
    }
  });
  for (const members of lists) {
    const present = members.filter((member) => member !== undefined);
    members.splice(0, members.length, ...present);
  }
  return draft as Item; // the holes are closed
}

function parentOf(draft: Draft, path: DocumentPath): DraftValue {
  let parent: DraftValue | undefined = { M: draft };
  for (const piece of path.slice(0, -1)) parent = memberOf(parent, piece);
  return parent ?? invalidPath();
}

function memberOf(parent: DraftValue | undefined, piece: string | number): DraftValue | undefined {
  if (parent === undefined) return undefined;
  if (typeof piece === 'number') return 'L' in parent ? parent.L[piece] : undefined;
  return 'M' in parent ? parent.M[piece] : undefined;
}

type Place = { readonly value: DraftValue | undefined; readonly write: (value: DraftValue | undefined) => void };

function placeIn(parent: DraftValue, piece: string | number, lists: Set<(DraftValue | undefined)[]>): Place {
  if (typeof piece === 'number') {
    if (!('L' in parent)) return invalidPath();
    const members = parent.L as (DraftValue | undefined)[]; // a list inside a draft is the draft's own copy
    lists.add(members);
    return {
      value: members[piece],
      write: (value) => {
        members[piece] = value;
      },
    };
  }
  if (!('M' in parent)) return invalidPath();
  const members: Draft = parent.M; // a map inside a draft is the draft's own copy
  return {
    value: members[piece],
    write: (value) => {
      if (value === undefined) Reflect.deleteProperty(members, piece);
      else members[piece] = value;
    },
  };
}

function invalidPath(): never {
  throw invalid('The document path provided in the update expression is invalid for update');
}

function added(existing: DraftValue | undefined, value: AttributeValue): AttributeValue {
  if (existing === undefined) return value;
  if ('N' in value && 'N' in existing) return { N: sum(existing, 1, value) };
  if ('SS' in value && 'SS' in existing) return { SS: union(existing.SS, value.SS) };
  if ('NS' in value && 'NS' in existing) return { NS: union(existing.NS, value.NS) };
  return fail(WRONG_TYPE);
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])];
}

/** A set without these members; nothing is left of an emptied one. */
function without(existing: DraftValue | undefined, value: AttributeValue): AttributeValue | undefined {
  if (existing === undefined) return undefined;
  if ('SS' in value && 'SS' in existing) {
    const left = existing.SS.filter((member) => !value.SS.includes(member));
    return left.length === 0 ? undefined : { SS: left };
  }
  if ('NS' in value && 'NS' in existing) {
    const left = existing.NS.filter((member) => !value.NS.includes(member));
    return left.length === 0 ? undefined : { NS: left };
  }
  return fail(WRONG_TYPE);
}
