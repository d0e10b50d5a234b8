import type { AttributeValue } from './attribute-value.ts';
import { isTrue, type ParsedCondition, parsedCondition, refusal, refusing } from './condition.ts';
import { invalid } from './dynamo-error.ts';
import type { Operand, Placeholders } from './expression.ts';

type Comparison = '=' | '<' | '<=' | '>' | '>=' | 'between' | 'begins_with';

/** What a query asks of one key attribute. */
export type KeyCondition = { readonly comparison: Comparison; readonly values: readonly AttributeValue[] };

const FIELD = 'KeyConditionExpression';
const refuse = refusal(FIELD);

/** What a query asks, by key attribute. */
export function keyConditions(text: string, given: Placeholders): ReadonlyMap<string, KeyCondition> {
  const parsed = parsedCondition(FIELD, text);
  const conditions = new Map<string, KeyCondition>();
  const parts = parsed.kind === 'and' ? parsed.parts : [parsed];
  for (const part of parts) {
    const { name, ...condition } = refusing(FIELD, () => keyCondition(part, given));
    if (conditions.has(name)) throw invalid('KeyConditionExpressions must only contain one condition per key');
    conditions.set(name, condition);
  }
  if (conditions.size > 2) throw invalid('Conditions can be of length 1 or 2 only');
  return conditions;
}

function keyCondition(part: ParsedCondition, given: Placeholders): KeyCondition & { readonly name: string } {
  const comparison = comparisonOf(part);
  const [place, ...operands] = 'operands' in part ? part.operands : [];
  if (place?.kind !== 'path') {
    throw new Error('The embedded DynamoDB supports key conditions that begin with the attribute only');
  }
  const [name, ...rest] = given.path(place.path);
  if (rest.length > 0) throw invalid('KeyConditionExpressions cannot have conditions on nested attributes');
  const values = operands.map((operand) => valueOf(operand, given));
  const [low, high] = values;
  if (comparison === 'between' && isTrue('>', low, high)) throw upsideDown(low, high);
  return { name, comparison, values };
}

function comparisonOf(part: ParsedCondition): Comparison {
  switch (part.kind) {
    case 'compare':
      if (part.comparator === '<>') throw unusable('<>');
      return part.comparator;
    case 'between':
      return 'between';
    case 'function':
      if (part.name !== 'begins_with') throw unusable(part.name);
      return 'begins_with';
    default:
      throw unusable(part.kind.toUpperCase());
  }
}

function unusable(operator: string): Error {
  return invalid(`Invalid operator used in KeyConditionExpression: ${operator}`);
}

function valueOf(operand: Operand, given: Placeholders): AttributeValue {
  if (operand.kind === 'value') return given.value(operand.name);
  throw invalid(
    operand.kind === 'path'
      ? 'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition'
      : 'KeyConditionExpressions cannot contain nested operations',
  );
}

function upsideDown(low: AttributeValue | undefined, high: AttributeValue | undefined): Error {
  const text = (value: AttributeValue | undefined) => `{S:${value !== undefined && 'S' in value ? value.S : ''}}`;
  return refuse(
    `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: ${text(low)}, upper bound operand: AttributeValue: ${text(high)}`,
  );
}
