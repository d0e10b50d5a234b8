import type * as z from 'zod';
import type { Json } from './json.ts';
import type { Expressions } from './jsonata-expressions.ts';
import { UNCATCHABLE } from './retries.ts';
import { type MachineDefinition, MachineFrame, type State, stateSchemas, type TaskState } from './state-language.ts';
import { LAMBDA, taskResource } from './task-resources.ts';

/** The definition, every field of which is known and every expression compiled. Throws one line per fault: machine, state, field. */
export function loadDefinition(
  machine: string,
  source: unknown,
  { expressions, integrates }: { expressions: Expressions; integrates: boolean },
): MachineDefinition {
  const frame = MachineFrame.safeParse(source);
  if (!frame.success) throw new Error(issueLines(`Machine ${machine}`, frame.error).join('\n'));
  const { StartAt, TimeoutSeconds, QueryLanguage, States } = frame.data;

  const faults: string[] = [];
  const states = new Map<string, State>();
  for (const [name, fields] of Object.entries(States)) {
    const place = `Machine ${machine}, state "${name}"`;
    if (QueryLanguage === undefined && fields['QueryLanguage'] === undefined)
      faults.push(`${place}, field QueryLanguage: JSONPath is not supported`);
    const type = fields['Type'];
    const schema = isStateType(type) ? stateSchemas[type] : undefined;
    if (schema === undefined) {
      faults.push(`${place}, field Type: ${JSON.stringify(type)} is not supported`);
      continue;
    }
    const state = schema.safeParse(fields);
    if (!state.success) {
      faults.push(...issueLines(place, state.error));
      continue;
    }
    states.set(name, state.data);
    for (const [field, fault] of stateFaults(state.data, Object.keys(States), expressions, integrates))
      faults.push(`${place}, field ${field}: ${fault}`);
  }
  if (!(StartAt in States)) faults.push(`Machine ${machine}, field StartAt: there is no state "${StartAt}"`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return { StartAt, TimeoutSeconds, States: states };
}

type Fault = readonly [field: string, fault: string];

function* stateFaults(
  state: State,
  names: readonly string[],
  expressions: Expressions,
  integrates: boolean,
): Generator<Fault> {
  for (const [field, target] of targetsOf(state))
    if (!names.includes(target)) yield [field, `there is no state "${target}"`];
  if ((state.Type === 'Task' || state.Type === 'Pass' || state.Type === 'Wait') && !state.Next === !state.End)
    yield ['Next', 'a state has either Next or End'];
  if (state.Type === 'Wait' && (state.Seconds === undefined) === (state.Timestamp === undefined))
    yield ['Seconds', 'a Wait has either Seconds or Timestamp'];
  if (state.Type === 'Task') yield* taskFaults(state, integrates);
  for (const [field, template] of templatesOf(state)) {
    try {
      expressions.check(template);
    } catch (thrown) {
      yield [field, thrown instanceof Error ? thrown.message : String(thrown)];
    }
  }
}

function* taskFaults(task: TaskState, integrates: boolean): Generator<Fault> {
  const resource = taskResource(task.Resource);
  if (resource === undefined) yield ['Resource', `${task.Resource} is not supported`];
  else if (resource.service === LAMBDA) {
    if (task.Arguments['FunctionName'] === undefined) yield ['Arguments.FunctionName', 'is missing'];
    for (const name of Object.keys(task.Arguments))
      if (name !== 'FunctionName' && name !== 'Payload') yield [`Arguments.${name}`, 'is not supported'];
  } else if (!integrates) yield ['Resource', `nobody carries out ${resource.service} here`];
  if (task.HeartbeatSeconds !== undefined) {
    if (resource?.waitsForToken === false) yield ['HeartbeatSeconds', 'only a task with a token can send heartbeats'];
    if (Number(task.HeartbeatSeconds) >= Number(task.TimeoutSeconds))
      yield ['HeartbeatSeconds', 'must be less than TimeoutSeconds'];
  }
  yield* errorListFaults('Retry', task.Retry ?? []);
  yield* errorListFaults('Catch', task.Catch ?? []);
}

/** Error names AWS itself reports to a Task. */
const STATES_ERRORS: ReadonlySet<string> = new Set([
  'States.ALL',
  'States.DataLimitExceeded',
  'States.HeartbeatTimeout',
  'States.Permissions',
  'States.QueryEvaluationError',
  'States.TaskFailed',
  'States.Timeout',
]);

function* errorListFaults(
  field: 'Retry' | 'Catch',
  rules: readonly { readonly ErrorEquals: readonly string[] }[],
): Generator<Fault> {
  for (const [index, { ErrorEquals }] of rules.entries()) {
    const place = `${field}.${String(index)}.ErrorEquals`;
    for (const error of ErrorEquals) {
      if (error === UNCATCHABLE) yield [place, `${error} always fails the execution`];
      else if (error.startsWith('States.') && !STATES_ERRORS.has(error)) yield [place, `${error} is not supported`];
    }
    if (ErrorEquals.includes('States.ALL') && (ErrorEquals.length > 1 || index < rules.length - 1))
      yield [place, 'States.ALL stands alone and last'];
  }
}

function* targetsOf(state: State): Generator<readonly [field: string, target: string]> {
  if ('Next' in state && state.Next !== undefined) yield ['Next', state.Next];
  if (state.Type === 'Choice') {
    if (state.Default !== undefined) yield ['Default', state.Default];
    for (const [index, choice] of state.Choices.entries()) yield [`Choices.${String(index)}.Next`, choice.Next];
  }
  if (state.Type === 'Task')
    for (const [index, catcher] of (state.Catch ?? []).entries()) yield [`Catch.${String(index)}.Next`, catcher.Next];
}

const TEMPLATE_FIELDS: ReadonlySet<string> = new Set([
  'Arguments',
  'Assign',
  'Cause',
  'Condition',
  'Error',
  'HeartbeatSeconds',
  'Output',
  'Seconds',
  'TimeoutSeconds',
  'Timestamp',
]);

function* templatesOf(state: State): Generator<readonly [field: string, template: Json]> {
  const rules = state.Type === 'Choice' ? state.Choices : state.Type === 'Task' ? (state.Catch ?? []) : [];
  const where = state.Type === 'Choice' ? 'Choices' : 'Catch';
  for (const [prefix, fields] of [
    ['', state] as const,
    ...rules.map((rule, index) => [`${where}.${String(index)}.`, rule] as const),
  ])
    for (const [field, template] of Object.entries(fields))
      if (TEMPLATE_FIELDS.has(field)) yield [prefix + field, template];
}

function isStateType(type: unknown): type is keyof typeof stateSchemas {
  return typeof type === 'string' && Object.hasOwn(stateSchemas, type);
}

function issueLines(place: string, error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => `${place}, field ${[...path, key].join('.')}: is not supported`);
    return [`${place}, field ${path.join('.')}: ${issue.message}`];
  });
}
