import { embeddedStepFunctions } from '../../../local/step-functions/embedded-step-functions.ts';
import type {
  EmbeddedStepFunctions,
  ExecutionDescription,
  HistoryEvent,
  Machine,
  StepFunctionsOptions,
} from '../../../local/step-functions/step-functions.ts';

export const START = Date.parse('2027-01-14T08:00:00.000Z');
export const REGION = 'eu-west-1';

export type States = Record<string, Record<string, unknown>>;

/** A machine that starts at its first state. */
export function aMachine(states: States, more: Record<string, unknown> & { name?: string } = {}): Machine {
  const { name = 'cycle', ...fields } = more;
  const definition = { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...fields };
  return { arn: arnOf(name), name, definition };
}

export function arnOf(machine: string): string {
  return `arn:aws:states:${REGION}:123456789012:stateMachine:${machine}`;
}

/** A Task that calls the function `name`, answers with its payload and is the last state unless told otherwise. */
export function lambda(name: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: name, Payload: '{% $states.input %}' },
    Output: '{% $states.result.Payload %}',
    ...endUnlessNext(fields),
    ...fields,
  };
}

/** A Task that hands its token to the function `name` and waits. */
export function park(name: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: name, Payload: { token: '{% $states.context.Task.Token %}' } },
    ...endUnlessNext(fields),
    ...fields,
  };
}

export function pass(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { Type: 'Pass', ...endUnlessNext(fields), ...fields };
}

function endUnlessNext(fields: Record<string, unknown>): Record<string, unknown> {
  return 'Next' in fields ? {} : { End: true };
}

/** The functions of a world, by name. */
export type Functions = Record<string, (payload: Record<string, unknown>) => unknown>;

export type World = {
  engine: EmbeddedStepFunctions;
  clock: { now(): number; time: number };
  events: HistoryEvent[];
  /** Tokens handed to functions, in order. */
  tokens: string[];
  /** Starts the (first) machine and says how it ended, after all it waited for. */
  run(input?: unknown, name?: string): Promise<ExecutionDescription>;
  start(input?: unknown, name?: string): Promise<ExecutionDescription>;
  described(name: string): ExecutionDescription;
  /** Moves time from timer to timer until nothing waits any more or the instant is reached. */
  runUntil(until?: number): Promise<void>;
};

export function aWorld(
  machines: Machine | Machine[],
  functions: Functions = {},
  options: Partial<StepFunctionsOptions> & { time?: number } = {},
): World {
  const list = Array.isArray(machines) ? machines : [machines];
  const [first] = list;
  if (first === undefined) throw new Error('A world needs a machine');
  const clock = {
    time: options.time ?? START,
    now() {
      return this.time;
    },
  };
  const events: HistoryEvent[] = [];
  const tokens: string[] = [];
  const engine = embeddedStepFunctions({
    machines: list,
    clock,
    seed: 1,
    invoke: async (name, payload) => {
      const token = (payload as { token?: string } | null)?.token;
      if (token !== undefined) tokens.push(token);
      const found = functions[name];
      if (found === undefined) throw new Error(`There is no function ${name}`);
      return await found(payload as Record<string, unknown>);
    },
    onEvent: (event) => events.push(event),
    ...options,
  });
  const described = (name: string) =>
    engine.describeExecution({ executionArn: `${first.arn.replace(':stateMachine:', ':execution:')}:${name}` });
  const runUntil = async (until = Infinity) => {
    await engine.settle();
    for (let at = engine.nextWakeAt(); at !== undefined && at <= until; at = engine.nextWakeAt()) {
      clock.time = Math.max(clock.time, at);
      await engine.settle();
    }
    if (until !== Infinity) clock.time = Math.max(clock.time, until);
  };
  const start = async (input: unknown = {}, name = 'one') => {
    await engine.startExecution({ stateMachineArn: first.arn, name, input });
    return described(name);
  };
  return {
    engine,
    clock,
    events,
    tokens,
    start,
    described,
    runUntil,
    async run(input, name = 'one') {
      await start(input, name);
      await runUntil();
      return described(name);
    },
  };
}

export function named(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}
