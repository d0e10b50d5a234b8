import type { AttributeValue } from './attribute-value.ts';
import type { DocumentPath } from './document-path.ts';
import { invalid } from './dynamo-error.ts';
import { isReservedWord } from './reserved-words.ts';

/** A path as written: names may be `#` placeholders. */
export type WrittenPath = readonly [string, ...(string | number)[]];

/** What stands for a value or a place: a `:` placeholder, a path, or a function of such. */
export type Operand =
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'path'; readonly path: WrittenPath }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Operand[] };

/** The names and values a request gives its expressions; it counts which are used. */
export type Placeholders = {
  readonly path: (written: WrittenPath) => DocumentPath;
  readonly value: (name: string) => AttributeValue;
  /** Refuses a request with placeholders that no expression used. */
  readonly checkUsed: () => void;
};

/** Reads an expression piece by piece. */
export type Reader = {
  readonly next: () => string;
  readonly take: () => string;
  /** Takes this token, whatever its case; false when another one is next. */
  readonly takeIf: (token: string) => boolean;
  readonly expect: (token: string) => void;
  readonly path: () => WrittenPath;
  readonly operand: () => Operand;
  readonly atEnd: () => boolean;
};

const TOKEN = /\s*([#:]?[A-Za-z0-9_]+|<=|>=|<>|[=<>(),.[\]+-])/y;
const NAME = /^(#[A-Za-z0-9_]+|[A-Za-z][A-Za-z0-9_]*)$/;

/** A reader of expressions; `refuse` makes the error of this kind of expression. */
export function readerOf(text: string, refuse: (why: string) => Error): Reader {
  const tokens = tokensOf(text, refuse);
  let at = 0;
  const reader: Reader = {
    next: () => tokens[at] ?? '',
    take: () => tokens[at++] ?? '',
    takeIf: (token) => {
      const isNext = tokens[at]?.toUpperCase() === token;
      if (isNext) at += 1;
      return isNext;
    },
    expect: (token) => {
      if (!reader.takeIf(token)) throw refuse(`Syntax error; token: ${reader.next() || '<EOF>'}`);
    },
    path: () => {
      const path: [string, ...(string | number)[]] = [name()];
      for (;;) {
        if (reader.takeIf('.')) path.push(name());
        else if (reader.takeIf('[')) {
          const position = reader.take();
          if (!/^\d+$/.test(position)) throw refuse(`Syntax error; token: ${position}`);
          path.push(Number(position));
          reader.expect(']');
        } else return path;
      }
    },
    operand: () => {
      const token = reader.next();
      if (token.startsWith(':')) return { kind: 'value', name: reader.take() };
      if (tokens[at + 1] !== '(' || !/^[A-Za-z]/.test(token)) return { kind: 'path', path: reader.path() };
      at += 2;
      const operands = [reader.operand()];
      while (reader.takeIf(',')) operands.push(reader.operand());
      reader.expect(')');
      return { kind: 'call', name: token, operands };
    },
    atEnd: () => at >= tokens.length,
  };
  const name = () => {
    const token = reader.take();
    if (!NAME.test(token)) throw refuse(`Syntax error; token: ${token || '<EOF>'}`);
    if (isReservedWord(token)) {
      throw refuse(`Attribute name is a reserved keyword; reserved keyword: ${token}`);
    }
    return token;
  };
  return reader;
}

function tokensOf(text: string, refuse: (why: string) => Error): string[] {
  if (text === '') throw refuse('The expression can not be empty;');
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    tokens.push(match[1] ?? '');
    end = TOKEN.lastIndex;
  }
  if (text.slice(end).trim() !== '') throw refuse(`Syntax error; token: ${text.slice(end).trim().slice(0, 1)}`);
  return tokens;
}

/** Parses each text once; the program has a few dozen expressions. A text that does not parse fails every time. */
export function parsedOnce<T>(parse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const parsed = parse(text);
    known.set(text, parsed);
    return parsed;
  };
}

/** The placeholders of a request. */
export function placeholders(
  names: Readonly<Record<string, string>> = {},
  values: Readonly<Record<string, AttributeValue>> = {},
): Placeholders {
  const usedNames = new Set<string>();
  const usedValues = new Set<string>();
  const named = (written: string): string => {
    if (!written.startsWith('#')) return written;
    const name = names[written];
    if (name === undefined) {
      throw new Undefined(
        `An expression attribute name used in the document path is not defined; attribute name: ${written}`,
      );
    }
    usedNames.add(written);
    return name;
  };
  return {
    path: ([head, ...rest]) => [
      named(head),
      ...rest.map((piece) => (typeof piece === 'number' ? piece : named(piece))),
    ],
    value: (name) => {
      const value = values[name];
      if (value === undefined) {
        throw new Undefined(
          `An expression attribute value used in expression is not defined; attribute value: ${name}`,
        );
      }
      usedValues.add(name);
      return value;
    },
    checkUsed: () => {
      const unusedNames = Object.keys(names).filter((name) => !usedNames.has(name));
      const unusedValues = Object.keys(values).filter((name) => !usedValues.has(name));
      if (unusedNames.length > 0) throw unused('ExpressionAttributeNames', unusedNames);
      if (unusedValues.length > 0) throw unused('ExpressionAttributeValues', unusedValues);
    },
  };
}

/** A placeholder nobody gave: the expression that uses it is what is wrong. */
export class Undefined extends Error {
  override name = 'Undefined';
}

function unused(field: string, keys: readonly string[]): Error {
  return invalid(`Value provided in ${field} unused in expressions: keys: {${keys.join(', ')}}`);
}
