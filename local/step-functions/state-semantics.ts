import type { Json } from './json.ts';
import { type ChoiceState, type FailState, MAX_SECONDS, type WaitState } from './state-language.ts';
import { type ErrorOutput, StatesError } from './states-error.ts';

/** Fills a template with what the execution knows in its present state. */
export type Evaluate = (template: Json) => Promise<Json>;

/** How a state is left: by its own fields, by those of the Choice rule that matched, or by those of a Catch. */
export type Exit = {
  readonly Next?: string | undefined;
  readonly Output?: Json | undefined;
  readonly Assign?: Readonly<Record<string, Json>> | undefined;
};

/** The first rule whose condition is true, else the default with the state's own Output and Assign. */
export async function chosenExit(state: ChoiceState, evaluate: Evaluate): Promise<Exit> {
  for (const rule of state.Choices) {
    const holds = await evaluate(rule.Condition);
    if (typeof holds !== 'boolean')
      throw new StatesError(
        'States.QueryEvaluationError',
        `${rule.Condition} is not a boolean: ${JSON.stringify(holds)}`,
      );
    if (holds) return rule;
  }
  if (state.Default === undefined)
    throw new StatesError('States.Runtime', 'No Choice rule matched and there is no Default'); // AWS reports no other name
  return { Next: state.Default, Output: state.Output, Assign: state.Assign };
}

/** When a Wait is over, in epoch ms. */
export async function waitOverAt(state: WaitState, enteredAt: number, evaluate: Evaluate): Promise<number> {
  if (state.Seconds !== undefined) {
    const seconds = await evaluate(state.Seconds);
    if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 0 || seconds > MAX_SECONDS)
      throw new StatesError('States.QueryEvaluationError', `Seconds cannot be ${JSON.stringify(seconds)}`);
    return enteredAt + seconds * 1000;
  }
  const timestamp = await evaluate(state.Timestamp ?? null);
  const at = typeof timestamp === 'string' && RFC_3339.test(timestamp) ? Date.parse(timestamp) : NaN;
  if (Number.isNaN(at))
    throw new StatesError('States.QueryEvaluationError', `Timestamp cannot be ${JSON.stringify(timestamp)}`);
  return at;
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What a Fail state reports. */
export async function declaredFailure(state: FailState, evaluate: Evaluate): Promise<ErrorOutput> {
  const error = { Error: await text('Error', state.Error ?? 'States.TaskFailed', evaluate) };
  return state.Cause === undefined ? error : { ...error, Cause: await text('Cause', state.Cause, evaluate) };
}

async function text(field: string, template: string, evaluate: Evaluate): Promise<string> {
  const value = await evaluate(template);
  if (typeof value !== 'string')
    throw new StatesError('States.QueryEvaluationError', `${field} cannot be ${JSON.stringify(value)}`);
  return value;
}

/** A deadline in whole seconds. Anything else fails the execution for good, so that our machines clamp what they compute. */
export async function deadlineSeconds(
  field: 'TimeoutSeconds' | 'HeartbeatSeconds',
  template: number | string | undefined,
  evaluate: Evaluate,
): Promise<number | undefined> {
  if (template === undefined) return undefined;
  const seconds = await evaluate(template);
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 1 || seconds > MAX_SECONDS)
    throw new StatesError(
      'States.Runtime',
      `${field} must be an integer between 1 and ${String(MAX_SECONDS)}, not ${JSON.stringify(seconds)}`,
    );
  return seconds;
}
