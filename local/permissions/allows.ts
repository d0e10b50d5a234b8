import type { Statement } from './statement.ts';

/** What a request says about itself, by condition key; a key with several values (the items of a batch) lists them all. */
export type RequestContext = Readonly<Record<string, readonly string[]>>;

/**
 * Whether identity policies allow an action, as IAM decides: some statement must allow it and none deny it.
 * Throws on a condition operator or key it does not know, since ignoring one would allow too much.
 * Not evaluated: KMS grants and key policies (nothing is encrypted here), resource policies, boundaries.
 */
export function allows(
  statements: readonly Statement[],
  action: string,
  resource: string,
  context: RequestContext = {},
): boolean {
  const applying = about(statements, action, resource).filter((statement) => meets(statement, context));
  return applying.length > 0 && applying.every((statement) => statement.Effect === 'Allow');
}

const found = new WeakMap<readonly Statement[], Map<string, readonly Statement[]>>();

/** The statements that speak of an action on a resource: looked up once, as roles ask the same again and again. */
function about(statements: readonly Statement[], action: string, resource: string): readonly Statement[] {
  const known = found.get(statements) ?? new Map<string, readonly Statement[]>();
  found.set(statements, known);
  const asked = `${action} ${resource}`;
  const before = known.get(asked);
  if (before !== undefined) return before;
  const speaking = statements.filter(
    (statement) =>
      statement.Action.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
      statement.Resource.some((pattern) => matches(pattern, resource)),
  );
  known.set(asked, speaking);
  return speaking;
}

// The keys the guard of some service fills in (`needs-of.ts`). A key absent from a request is a missing value, as in IAM.
const KEYS = ['dynamodb:LeadingKeys', 'ses:FromAddress', 'ses:Recipients'];

type Comparison = (pattern: string, value: string) => boolean;
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: (pattern, value) => pattern === value,
  StringLike: (pattern, value) => matches(pattern, value),
};

function meets({ Condition = {} }: Statement, context: RequestContext): boolean {
  // Every operator is looked at before any verdict, so that an unknown one is refused even beside one that fails.
  const verdicts = Object.entries(Condition).flatMap(([operator, keys]) => {
    const colon = operator.indexOf(':');
    const set = colon < 0 ? undefined : operator.slice(0, colon);
    const comparison = COMPARISONS[operator.slice(colon + 1)];
    if (comparison === undefined || (set !== undefined && set !== 'ForAllValues' && set !== 'ForAnyValue'))
      throw new Error(`The condition operator ${operator} is not supported`);
    return Object.entries(keys).map(([key, patterns]) => {
      const known = KEYS.find((candidate) => candidate.toLowerCase() === key.toLowerCase());
      if (known === undefined) throw new Error(`The condition key ${key} is not supported`);
      const values = context[known] ?? [];
      const fits = (value: string) => patterns.some((pattern) => comparison(pattern, value));
      // IAM's ForAllValues is true of a request without the key; ForAnyValue and a plain operator are false.
      return set === 'ForAllValues' ? values.every(fits) : values.some(fits);
    });
  });
  return verdicts.every(Boolean);
}

const compiled = new Map<string, RegExp>();

/** IAM's wildcards: `*` any text, `?` one character. */
function matches(pattern: string, text: string): boolean {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    expression = new RegExp(`^${source}$`, 's');
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}
