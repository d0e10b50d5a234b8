import { invalid } from './dynamo-error.ts';

/** An attribute value on the wire, e.g. `{ S: 'cyc_1' }`. Binary values are refused: the program stores none. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly L: readonly AttributeValue[] }
  | { readonly M: Item };

/** An item on the wire. */
export type Item = { readonly [name: string]: AttributeValue };

/** A value's type as DynamoDB abbreviates it. */
export type AttributeType = 'S' | 'N' | 'BOOL' | 'NULL' | 'SS' | 'NS' | 'L' | 'M';

const LARGEST = 400 * 1024; // bytes of one item

/** Its abbreviated type: the one key of the wire form. */
export function typeOf(value: AttributeValue): AttributeType {
  for (const type in value) return type as AttributeType; // checked values have exactly one, and it is one of these
  throw new Error('An attribute value without a type');
}

/** The text of a text value; undefined for any other. */
export function textOf(value: AttributeValue | undefined): string | undefined {
  return value !== undefined && 'S' in value ? value.S : undefined;
}

/** A value that came over the wire: checked as DynamoDB does, numbers rewritten in their canonical form. */
export function checkedValue(value: unknown): AttributeValue {
  checkValue(value);
  return value as AttributeValue; // what checkValue lets pass is one
}

/** A map of values that came over the wire, e.g. an item or a key. */
export function checkedItem(item: unknown): Item {
  if (!isRecord(item)) throw invalid('The value must be a map of attribute values');
  for (const name in item) checkValue(item[name]);
  return item as Item; // every member is checked
}

/** Bytes as DynamoDB counts them: names and values, in UTF-8. */
export function itemSize(item: Item): number {
  let size = 0;
  for (const name in item) {
    const value = item[name];
    if (value !== undefined) size += Buffer.byteLength(name) + valueSize(value);
  }
  return size;
}

/** Refuses an item of more than 400 KB, as DynamoDB does. */
export function sizeWithin(item: Item, message: string): number {
  const size = itemSize(item);
  if (size > LARGEST) throw invalid(message);
  return size;
}

/** Equal as DynamoDB compares: by type, sets in any order. */
export function isEqual(one: AttributeValue | undefined, other: AttributeValue | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  if ('S' in one) return 'S' in other && one.S === other.S;
  if ('N' in one) return 'N' in other && one.N === other.N;
  if ('BOOL' in one) return 'BOOL' in other && one.BOOL === other.BOOL;
  if ('NULL' in one) return 'NULL' in other;
  if ('SS' in one) return 'SS' in other && hasSameMembers(one.SS, other.SS);
  if ('NS' in one) return 'NS' in other && hasSameMembers(one.NS, other.NS);
  if ('L' in one) {
    return 'L' in other && one.L.length === other.L.length && one.L.every((member, at) => isEqual(member, other.L[at]));
  }
  return 'M' in other && isSameItem(one.M, other.M);
}

/** Whether two items have the same attributes with equal values. */
export function isSameItem(one: Item, other: Item): boolean {
  if (one === other) return true;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => isEqual(one[name], other[name]));
}

function hasSameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((member) => other.includes(member));
}

function valueSize(value: AttributeValue): number {
  if ('S' in value) return Buffer.byteLength(value.S);
  if ('N' in value) return numberSize(value.N);
  if ('SS' in value) return value.SS.reduce((sum, member) => sum + Buffer.byteLength(member), 0);
  if ('NS' in value) return value.NS.reduce((sum, member) => sum + numberSize(member), 0);
  if ('L' in value) return value.L.reduce((sum, member) => sum + 1 + valueSize(member), 3);
  if ('M' in value) return 3 + Object.keys(value.M).length + itemSize(value.M);
  return 1;
}

/** About a byte for two digits, one for the rest, one for a sign. */
function numberSize(number: string): number {
  if (number === '0') return 1;
  const digits = number.replace(/^-/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  const exponent = Math.floor(Math.log10(Math.abs(Number(number))));
  const odd = digits.length % 2 === 1 || exponent % 2 !== 0;
  return 1 + Math.ceil(digits.length / 2) + (odd ? 0 : 1) + (number.startsWith('-') ? 1 : 0);
}

function checkValue(value: unknown): void {
  if (!isRecord(value)) throw invalid('Unexpected value type in payload');
  let types = 0;
  for (const type in value) {
    types += 1;
    checkContent(value, type, value[type]);
  }
  if (types === 0) {
    throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  }
  if (types > 1) {
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  }
}

function checkContent(value: Record<string, unknown>, type: string, content: unknown): void {
  switch (type) {
    case 'S':
      if (typeof content !== 'string') throw mistyped(type);
      return;
    case 'N':
      value[type] = canonicalNumber(content);
      return;
    case 'BOOL':
      if (typeof content !== 'boolean') throw mistyped(type);
      return;
    case 'NULL':
      if (content !== true) {
        throw invalid(
          'One or more parameter values were invalid: Null attribute value types must have the value of true',
        );
      }
      return;
    case 'L':
      if (!Array.isArray(content)) throw mistyped(type);
      for (const member of content) checkValue(member);
      return;
    case 'M':
      checkedItem(content);
      return;
    case 'SS':
      if (!isTexts(content)) throw mistyped(type);
      if (content.length === 0) {
        throw invalid('One or more parameter values were invalid: An string set  may not be empty');
      }
      if (new Set(content).size < content.length) {
        const members = content.join(', ');
        throw invalid(`One or more parameter values were invalid: Input collection [${members}] contains duplicates.`);
      }
      return;
    case 'NS': {
      if (!isTexts(content)) throw mistyped(type);
      if (content.length === 0) {
        throw invalid('One or more parameter values were invalid: An number set  may not be empty');
      }
      const numbers = content.map(canonicalNumber);
      if (new Set(numbers).size < numbers.length) throw invalid('Input collection contains duplicates');
      value[type] = numbers;
      return;
    }
    default:
      throw new Error(`The embedded DynamoDB does not support values of type ${type}`);
  }
}

/**
 * Without leading or trailing zeros and without an exponent. Numbers that a double cannot hold exactly (over 15 digits) are refused:
 * the program has none, and calculating with them would need decimal arithmetic.
 */
function canonicalNumber(number: unknown): string {
  if (typeof number !== 'string') throw mistyped('N');
  if (/^(0|-?[1-9]\d{0,14})$/.test(number)) return number;
  if (number === '') throw invalid('The parameter cannot be converted to a numeric value');
  if (!/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(number)) {
    throw invalid(`The parameter cannot be converted to a numeric value: ${number}`);
  }
  const digits = number
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '');
  const value = Number(number);
  const size = Math.abs(value);
  if (digits.length > 15 || (size !== 0 && (size < 1e-6 || size >= 1e21))) {
    throw new Error(`The embedded DynamoDB does not support the number ${number}: it would not stay exact`);
  }
  return size === 0 ? '0' : String(value);
}

function mistyped(type: string): Error {
  return invalid(`Unexpected value in an attribute value of type ${type}`);
}

function isTexts(content: unknown): content is string[] {
  return Array.isArray(content) && content.every((member) => typeof member === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
