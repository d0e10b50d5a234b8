import { type AttributeValue, type Item, isEqual, typeOf } from './attribute-value.ts';
import { type DocumentPath, pathText, valueAt } from './document-path.ts';
import { invalid } from './dynamo-error.ts';
import { type Operand, type Placeholders, parsedOnce, type Reader, readerOf, Undefined } from './expression.ts';
import { compareTexts } from './text-order.ts';

type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A condition as parsed, before its placeholders are known. */
export type ParsedCondition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ParsedCondition[] }
  | { readonly kind: 'not'; readonly part: ParsedCondition }
  | { readonly kind: 'compare'; readonly comparator: Comparator; readonly operands: readonly [Operand, Operand] }
  | { readonly kind: 'between'; readonly operands: readonly [Operand, Operand, Operand] }
  | { readonly kind: 'in'; readonly operands: readonly [Operand, ...Operand[]] }
  | { readonly kind: 'function'; readonly name: Predicate; readonly operands: readonly Operand[] };

/** A condition with its placeholders filled in: true of an item, or not. */
export type Condition = (item: Item) => boolean;

const COMPARATORS = ['=', '<>', '<', '<=', '>', '>='] as const;
const PREDICATES = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
} as const;
type Predicate = keyof typeof PREDICATES;
const TYPES = ['S', 'N', 'B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'NS', 'M'];

/** The kinds of condition, by the field that carries them. */
export type ConditionField = 'ConditionExpression' | 'FilterExpression' | 'KeyConditionExpression';

const PARSERS: Readonly<Record<ConditionField, (text: string) => ParsedCondition>> = {
  ConditionExpression: parsedOnce((text) => parse('ConditionExpression', text)),
  FilterExpression: parsedOnce((text) => parse('FilterExpression', text)),
  KeyConditionExpression: parsedOnce((text) => parse('KeyConditionExpression', text)),
};

/** A condition as written; the same text is parsed once. */
export function parsedCondition(field: ConditionField, text: string): ParsedCondition {
  return PARSERS[field](text);
}

/** A condition that can be asked of items. Checks everything the placeholders decide, also in parts an item will not reach. */
export function condition(field: ConditionField, text: string, given: Placeholders): Condition {
  const parsed = parsedCondition(field, text);
  return refusing(field, () => bound(parsed, given, refusal(field)));
}

/** Runs what fills in placeholders: one that is missing makes this field's expression invalid. */
export function refusing<T>(field: string, fill: () => T): T {
  try {
    return fill();
  } catch (error) {
    if (error instanceof Undefined) throw refusal(field)(error.message);
    throw error;
  }
}

/** The error of one kind of expression. */
export function refusal(field: string): (why: string) => Error {
  return (why) => invalid(`Invalid ${field}: ${why}`);
}

function parse(field: ConditionField, text: string): ParsedCondition {
  const refuse = refusal(field);
  const reader = readerOf(text, refuse);
  const parsed = either(reader, refuse);
  if (!reader.atEnd()) throw refuse(`Syntax error; token: ${reader.next()}`);
  return parsed;
}

type Refuse = (why: string) => Error;

function either(reader: Reader, refuse: Refuse): ParsedCondition {
  const parts = [both(reader, refuse)];
  while (reader.takeIf('OR')) parts.push(both(reader, refuse));
  return onlyOr('or', parts);
}

function both(reader: Reader, refuse: Refuse): ParsedCondition {
  const parts = [negated(reader, refuse)];
  while (reader.takeIf('AND')) parts.push(negated(reader, refuse));
  return onlyOr('and', parts);
}

function onlyOr(kind: 'and' | 'or', parts: readonly ParsedCondition[]): ParsedCondition {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind, parts };
}

function negated(reader: Reader, refuse: Refuse): ParsedCondition {
  if (reader.takeIf('NOT')) return { kind: 'not', part: negated(reader, refuse) };
  if (!reader.takeIf('(')) return simple(reader, refuse);
  const isDoubled = reader.next() === '(';
  const inside = either(reader, refuse);
  reader.expect(')');
  if (isDoubled && inParentheses.has(inside)) throw refuse('The expression has redundant parentheses;');
  inParentheses.add(inside);
  return inside;
}

/** What was read inside parentheses of its own. */
const inParentheses = new WeakSet<ParsedCondition>();

function simple(reader: Reader, refuse: Refuse): ParsedCondition {
  const first = reader.operand();
  const comparator = COMPARATORS.find((candidate) => reader.takeIf(candidate));
  if (comparator !== undefined) {
    const operands = [first, reader.operand()] as const;
    checkOperands(operands, refuse);
    return { kind: 'compare', comparator, operands };
  }
  if (reader.takeIf('BETWEEN')) {
    const low = reader.operand();
    reader.expect('AND');
    const operands = [first, low, reader.operand()] as const;
    checkOperands(operands, refuse);
    return { kind: 'between', operands };
  }
  if (reader.takeIf('IN')) {
    reader.expect('(');
    const among = [reader.operand()];
    while (reader.takeIf(',')) among.push(reader.operand());
    reader.expect(')');
    const operands = [first, ...among] as const;
    checkOperands(operands, refuse);
    return { kind: 'in', operands };
  }
  if (first.kind !== 'call') throw refuse(`Syntax error; token: ${reader.next() || '<EOF>'}`);
  return predicate(first, refuse);
}

function predicate({ name, operands }: Operand & { kind: 'call' }, refuse: Refuse): ParsedCondition {
  if (name === 'size') throw misused(name, refuse);
  if (!isPredicate(name)) throw refuse(`Invalid function name; function: ${name}`);
  checkOperands(operands, refuse);
  checkCount(name, PREDICATES[name], operands, refuse);
  if (name.startsWith('attribute_') && name !== 'attribute_type' && operands[0]?.kind !== 'path') {
    throw refuse(`Operator or function requires a document path; operator or function: ${name}`);
  }
  return { kind: 'function', name, operands };
}

function isPredicate(name: string): name is Predicate {
  return name in PREDICATES;
}

/** Inside a condition only `size` may stand for a value. */
function checkOperands(operands: readonly Operand[], refuse: Refuse): void {
  for (const operand of operands) {
    if (operand.kind !== 'call') continue;
    if (operand.name !== 'size') {
      throw isPredicate(operand.name)
        ? misused(operand.name, refuse)
        : refuse(`Invalid function name; function: ${operand.name}`);
    }
    checkCount(operand.name, 1, operand.operands, refuse);
  }
}

function checkCount(name: string, count: number, operands: readonly Operand[], refuse: Refuse): void {
  if (operands.length === count) return;
  const found = `operator or function: ${name}, number of operands: ${String(operands.length)}`;
  throw refuse(`Incorrect number of operands for operator or function; ${found}`);
}

function misused(name: string, refuse: Refuse): Error {
  return refuse(`The function is not allowed to be used this way in an expression; function: ${name}`);
}

/** An operand with its placeholders filled in. `constant` when it is a given value, `path` when it is a place. */
type Bound = {
  readonly of: (item: Item) => AttributeValue | undefined;
  readonly constant?: AttributeValue;
  readonly path?: DocumentPath;
};

function boundOperand(operand: Operand, given: Placeholders, refuse: Refuse): Bound {
  switch (operand.kind) {
    case 'value': {
      const constant = given.value(operand.name);
      return { of: () => constant, constant };
    }
    case 'path': {
      const path = given.path(operand.path);
      return { of: (item) => valueAt(item, path), path };
    }
    case 'call': {
      const [measured] = operand.operands.map((inner) => boundOperand(inner, given, refuse));
      const type = measured?.constant === undefined ? undefined : typeOf(measured.constant);
      if (type === 'N' || type === 'BOOL' || type === 'NULL') throw wrongType('size', type, refuse);
      return { of: (item) => sizeOf(measured?.of(item)) };
    }
  }
}

function sizeOf(value: AttributeValue | undefined): AttributeValue | undefined {
  if (value === undefined || 'N' in value || 'BOOL' in value || 'NULL' in value) return undefined;
  if ('M' in value) return { N: String(Object.keys(value.M).length) };
  const content = 'S' in value ? value.S : 'L' in value ? value.L : 'SS' in value ? value.SS : value.NS;
  return { N: String(content.length) };
}

function bound(parsed: ParsedCondition, given: Placeholders, refuse: Refuse): Condition {
  switch (parsed.kind) {
    case 'and': {
      const parts = parsed.parts.map((part) => bound(part, given, refuse));
      return (item) => parts.every((part) => part(item));
    }
    case 'or': {
      const parts = parsed.parts.map((part) => bound(part, given, refuse));
      return (item) => parts.some((part) => part(item));
    }
    case 'not': {
      const part = bound(parsed.part, given, refuse);
      return (item) => !part(item);
    }
    case 'compare': {
      const [left, right] = parsed.operands.map((operand) => boundOperand(operand, given, refuse)) as [Bound, Bound];
      checkDistinct(parsed.comparator, left, right, refuse);
      return (item) => isTrue(parsed.comparator, left.of(item), right.of(item));
    }
    case 'between': {
      const operands = parsed.operands.map((operand) => boundOperand(operand, given, refuse));
      const [value, low, high] = operands as [Bound, Bound, Bound];
      checkBounds(low.constant, high.constant, refuse);
      return (item) => isTrue('>=', value.of(item), low.of(item)) && isTrue('<=', value.of(item), high.of(item));
    }
    case 'in': {
      const [value, ...among] = parsed.operands.map((operand) => boundOperand(operand, given, refuse));
      return (item) => {
        const found = value?.of(item);
        return found !== undefined && among.some((candidate) => isEqual(found, candidate.of(item)));
      };
    }
    case 'function':
      return boundPredicate(
        parsed.name,
        parsed.operands.map((operand) => boundOperand(operand, given, refuse)),
        refuse,
      );
  }
}

function boundPredicate(name: Predicate, [subject, other]: readonly Bound[], refuse: Refuse): Condition {
  const of = (item: Item) => subject?.of(item);
  if (subject !== undefined && other !== undefined) checkDistinct(name, subject, other, refuse);
  switch (name) {
    case 'attribute_exists':
      return (item) => of(item) !== undefined;
    case 'attribute_not_exists':
      return (item) => of(item) === undefined;
    case 'attribute_type': {
      const type = other?.constant;
      if (type === undefined || !('S' in type)) {
        throw wrongType(name, type === undefined ? '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}' : typeOf(type), refuse);
      }
      if (!TYPES.includes(type.S)) {
        throw refuse(`Invalid attribute type name found; type: ${type.S}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`);
      }
      return (item) => {
        const value = of(item);
        return value !== undefined && typeOf(value) === type.S;
      };
    }
    case 'begins_with': {
      const wrong = [subject?.constant, other?.constant].find((given) => given !== undefined && !('S' in given));
      if (wrong !== undefined) throw wrongType(name, typeOf(wrong), refuse);
      return (item) => {
        const value = of(item);
        const start = other?.of(item);
        return (
          value !== undefined && start !== undefined && 'S' in value && 'S' in start && value.S.startsWith(start.S)
        );
      };
    }
    case 'contains':
      return (item) => contains(of(item), other?.of(item));
  }
}

function contains(value: AttributeValue | undefined, part: AttributeValue | undefined): boolean {
  if (value === undefined || part === undefined) return false;
  if ('S' in value) return 'S' in part && value.S.includes(part.S);
  if ('SS' in value) return 'S' in part && value.SS.includes(part.S);
  if ('NS' in value) return 'N' in part && value.NS.includes(part.N);
  return 'L' in value && value.L.some((member) => isEqual(member, part));
}

/** Whether two values stand in this relation; values of different types, or absent ones, are in none but `<>`. */
export function isTrue(
  comparator: Comparator,
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): boolean {
  if (comparator === '=') return left !== undefined && isEqual(left, right);
  if (comparator === '<>') return !isEqual(left, right);
  const order = orderOf(left, right);
  if (order === undefined) return false;
  return comparator === '<'
    ? order < 0
    : comparator === '<='
      ? order <= 0
      : comparator === '>'
        ? order > 0
        : order >= 0;
}

function orderOf(left: AttributeValue | undefined, right: AttributeValue | undefined): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  if ('S' in left && 'S' in right) return compareTexts(left.S, right.S);
  return 'N' in left && 'N' in right ? Number(left.N) - Number(right.N) : undefined; // exact: 15 digits at most
}

function checkDistinct(operator: string, left: Bound, right: Bound, refuse: Refuse): void {
  if (left.path === undefined || right.path === undefined || pathText(left.path) !== pathText(right.path)) return;
  throw refuse(
    `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${pathText(left.path)}`,
  );
}

function checkBounds(low: AttributeValue | undefined, high: AttributeValue | undefined, refuse: Refuse): void {
  if (low === undefined || high === undefined) return;
  const found = `lower bound operand: AttributeValue: ${valueText(low)}, upper bound operand: AttributeValue: ${valueText(high)}`;
  if (typeOf(low) !== typeOf(high)) {
    throw refuse(`The BETWEEN operator requires same data type for lower and upper bounds; ${found}`);
  }
  if (isTrue('>', low, high)) {
    throw refuse(`The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${found}`);
  }
}

function valueText(value: AttributeValue): string {
  return `{${Object.entries(value)
    .map(([type, content]) => `${type}:${String(content)}`)
    .join('')}}`;
}

function wrongType(name: string, type: string, refuse: Refuse): Error {
  return refuse(
    `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`,
  );
}
