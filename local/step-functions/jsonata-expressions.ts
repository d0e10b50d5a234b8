import { createHash } from 'node:crypto';
import jsonata from 'jsonata';
import { isJsonObject, type Json, type JsonObject, plainJson } from './json.ts';
import { StatesError } from './states-error.ts';

/** Where an evaluation takes its time and its chance from. */
export type Moment = { readonly now: number; readonly draw: () => number; readonly uuid: () => string };

/** Compiled JSONata with the functions Step Functions adds to it. One evaluation at a time. */
export type Expressions = {
  /** Compiles every expression of a template. Throws what is wrong with the first that cannot be used. */
  readonly check: (template: Json) => void;
  /** The template with its expressions replaced. Throws `States.QueryEvaluationError`, also for an undefined result. */
  readonly evaluate: (template: Json, bindings: Readonly<Record<string, unknown>>, moment: Moment) => Promise<Json>;
};

export function isExpression(text: string): boolean {
  return text.startsWith('{%') && text.endsWith('%}');
}

/** Step Functions runs jsonata 2.0.6; each expression is compiled once per interpreter. */
export function jsonataExpressions(): Expressions {
  const compiled = new Map<string, jsonata.Expression>();
  let moment: Moment | undefined;

  return {
    check(template) {
      for (const text of texts(template)) {
        if (isExpression(text)) compile(text);
        else if (text.includes('{%') || text.includes('%}'))
          throw new Error(`${text} is only partly an expression and would stay text`);
      }
    },
    async evaluate(template, bindings, at) {
      moment = at;
      return fill(template, bindings);
    },
  };

  async function fill(template: Json, bindings: Readonly<Record<string, unknown>>): Promise<Json> {
    if (typeof template === 'string') return isExpression(template) ? result(template, bindings) : template;
    if (Array.isArray(template)) {
      const filled: Json[] = [];
      for (const member of template) filled.push(await fill(member, bindings));
      return filled;
    }
    if (!isJsonObject(template)) return template;
    const filled: JsonObject = {};
    for (const [key, member] of Object.entries(template)) filled[key] = await fill(member, bindings);
    return filled;
  }

  async function result(text: string, bindings: Readonly<Record<string, unknown>>): Promise<Json> {
    try {
      const value: unknown = await compile(text).evaluate(undefined, bindings);
      if (value === undefined) throw new Error('the result is undefined');
      return plainJson(value);
    } catch (thrown) {
      throw new StatesError('States.QueryEvaluationError', `The expression '${text}' failed: ${messageOf(thrown)}`);
    }
  }

  function compile(text: string): jsonata.Expression {
    const known = compiled.get(text);
    if (known !== undefined) return known;
    const expression = parse(text);
    register(expression, () => {
      if (moment === undefined) throw new Error('No evaluation is running');
      return moment;
    });
    compiled.set(text, expression);
    return expression;
  }
}

function parse(text: string): jsonata.Expression {
  let expression: jsonata.Expression;
  try {
    expression = jsonata(text.slice(2, -2));
  } catch (thrown) {
    throw new Error(`${text} is not JSONata: ${messageOf(thrown)}`, { cause: thrown });
  }
  const variables = variablesOf(expression.ast());
  if (variables.has('eval')) throw new Error(`${text} uses $eval, which Step Functions does not offer`);
  if (variables.has('$')) throw new Error(`${text} uses $$, which Step Functions does not offer`);
  return expression;
}

// JSONata reads the real clock for partial dates, so $toMillis runs with a clock of ours around it.
const nativeToMillis = await nativeFunction('$toMillis');
const nativeFromMillis = await nativeFunction('$fromMillis');

function register(expression: jsonata.Expression, moment: () => Moment): void {
  const focus = () => ({ environment: { timestamp: new Date(moment().now) }, input: undefined });
  expression.registerFunction(
    'now',
    (picture, zone) => nativeFromMillis.call(focus(), moment().now, picture, zone),
    '<s?s?:s>',
  );
  expression.registerFunction('millis', () => moment().now, '<:n>');
  expression.registerFunction('toMillis', (text, picture) => nativeToMillis.call(focus(), text, picture), '<s-s?:n>');
  expression.registerFunction('random', () => moment().draw(), '<:n>');
  expression.registerFunction('uuid', () => moment().uuid(), '<:s>');
  expression.registerFunction('shuffle', (values: unknown[]) => shuffled(values, moment().draw), '<a:a>');
  expression.registerFunction('parse', (text: string): unknown => JSON.parse(text), '<s:x>');
  expression.registerFunction('hash', hash, '<ss:s>');
  expression.registerFunction('partition', partition, '<an:a>');
  expression.registerFunction('range', range, '<nnn:a>');
}

const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

function hash(text: string, algorithm: string): string {
  const name = HASHES[algorithm];
  if (name === undefined) throw new Error(`$hash knows ${Object.keys(HASHES).join(', ')}, not ${algorithm}`);
  return createHash(name).update(text).digest('hex');
}

function partition(values: unknown[], size: number): unknown[][] {
  if (!Number.isInteger(size) || size < 1) throw new Error(`$partition cannot cut into parts of ${String(size)}`);
  const parts: unknown[][] = [];
  for (let from = 0; from < values.length; from += size) parts.push(values.slice(from, from + size));
  return parts;
}

function range(first: number, last: number, step: number): number[] {
  if (step === 0) throw new Error('$range cannot advance by 0');
  const values: number[] = [];
  for (let value = first; step > 0 ? value <= last : value >= last; value += step) values.push(value);
  return values;
}

function shuffled(values: unknown[], draw: () => number): unknown[] {
  const deck = [...values];
  for (let last = deck.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    [deck[last], deck[other]] = [deck[other], deck[last]];
  }
  return deck;
}

type NativeFunction = (this: unknown, ...parameters: unknown[]) => unknown;

async function nativeFunction(name: string): Promise<NativeFunction> {
  const found: unknown = await jsonata(name).evaluate(undefined);
  if (typeof found !== 'object' || found === null || !('implementation' in found))
    throw new Error(`jsonata has no ${name}`);
  return found.implementation as NativeFunction; // jsonata 2.0.6 keeps the JavaScript function there
}

function variablesOf(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const member of node) variablesOf(member, found);
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node && node.type === 'variable' && 'value' in node && typeof node.value === 'string')
      found.add(node.value);
    for (const member of Object.values(node)) variablesOf(member, found);
  }
  return found;
}

function* texts(template: Json): Generator<string> {
  if (typeof template === 'string') yield template;
  else if (Array.isArray(template)) for (const member of template) yield* texts(member);
  else if (isJsonObject(template)) for (const member of Object.values(template)) yield* texts(member);
}

/** JSONata throws plain objects with a message. */
function messageOf(thrown: unknown): string {
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) return String(thrown.message);
  return String(thrown);
}
