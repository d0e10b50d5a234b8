import type { Call, Execution, ExecutionStatus, Frame, Standing, Work } from './execution.ts';
import { isJsonObject, type Json, type JsonObject, jsonBytes } from './json.ts';
import type { Expressions, Moment } from './jsonata-expressions.ts';
import { coversError, retrierFor, retryDelay } from './retries.ts';
import type { MachineDefinition, State, TaskState } from './state-language.ts';
import { chosenExit, deadlineSeconds, declaredFailure, type Exit, waitOverAt } from './state-semantics.ts';
import { type ErrorOutput, errorOutputOf, StatesError } from './states-error.ts';
import type { TaskCall } from './task-call.ts';
import { taskResource } from './task-resources.ts';

/** Most bytes of any input, output, arguments or set of assigned variables: 256 KiB, a hard quota of the service. */
export const MAX_PAYLOAD_BYTES = 262_144;

/** What the interpreter needs of its surroundings. */
export type Surroundings = {
  readonly expressions: Expressions;
  readonly call: TaskCall;
  /** Calls are not waited for: their outcome is work of a later turn, and a deadline ends them while they run. */
  readonly callsInBackground: boolean;
  readonly now: () => number;
  readonly moment: (execution: Execution) => Moment;
  readonly definition: (execution: Execution) => MachineDefinition;
  /** Counts and tells one history event. Throws `States.Runtime` when the history is full. */
  readonly record: (execution: Execution, type: string, state: string) => void;
  readonly countTransition: (execution: Execution) => void;
  readonly order: () => number;
  readonly issueToken: (execution: Execution) => string;
  /** A standing that has its turn after all that are ready already. */
  readonly ready: (execution: Execution, work: Work) => Standing;
  /** Wakes the execution when its present standing is due. */
  readonly arm: (execution: Execution) => void;
  readonly close: (execution: Execution, status: ClosedStatus, end: { output?: Json; error?: ErrorOutput }) => void;
};

export type ClosedStatus = Exclude<ExecutionStatus, 'RUNNING'>;

export type Interpreter = {
  /** Brings an execution into a state; the state itself runs in the execution's next turn. */
  readonly enter: (execution: Execution, state: string, input: Json, variables: JsonObject) => void;
  /** Does the work an execution is ready for, up to where it waits, ends or has entered the next state. */
  readonly advance: (execution: Execution) => Promise<void>;
};

/** What `$states` holds besides input and context. */
type Outcome = { readonly result?: Json; readonly errorOutput?: ErrorOutput };

/** Executions in the semantics of the service. Between two awaits an execution may be stopped or answered: each goes on only if it still stands where it stood. */
export function interpreter(surroundings: Surroundings): Interpreter {
  const { expressions, call, now, record, ready, arm, close } = surroundings;
  return { enter, advance };

  function enter(execution: Execution, name: string, input: Json, variables: JsonObject): void {
    record(execution, `${stateNamed(execution, name).Type}StateEntered`, name);
    surroundings.countTransition(execution);
    const standing = ready(execution, { kind: 'run' });
    execution.frame = { state: name, input, variables, enteredAt: now(), attempts: [], standing };
  }

  async function advance(execution: Execution): Promise<void> {
    const { frame } = execution;
    if (frame?.standing.kind !== 'ready') return;
    const { work } = frame.standing;
    try {
      await perform(execution, frame, work);
    } catch (thrown) {
      const error = errorOutputOf(thrown);
      if (execution.frame !== frame) return;
      try {
        await recover(execution, frame, error);
      } catch (again) {
        close(execution, 'FAILED', { error: errorOutputOf(again) });
      }
    }
  }

  async function perform(execution: Execution, frame: Frame, work: Work): Promise<void> {
    const state = stateNamed(execution, frame.state);
    switch (work.kind) {
      case 'run':
        return run(execution, frame, state);
      case 'leave':
        return leave(execution, frame, exitOf(state), frame.input, {});
      case 'succeed':
        record(execution, 'TaskSucceeded', frame.state);
        return leave(execution, frame, exitOf(state), work.result, { result: work.result });
      case 'fail':
        throw new StatesError(work.error.Error, work.error.Cause);
      case 'answered':
        return answered(execution, frame, work.call, work.result);
      case 'time out':
        close(execution, 'TIMED_OUT', { error: { Error: 'States.Timeout' } });
    }
  }

  async function run(execution: Execution, frame: Frame, state: State): Promise<void> {
    const evaluate = (template: Json) => filled(execution, frame, template, {});
    switch (state.Type) {
      case 'Pass':
      case 'Succeed':
        return leave(execution, frame, exitOf(state), frame.input, {});
      case 'Choice':
        return leave(execution, frame, await chosenExit(state, evaluate), frame.input, {});
      case 'Wait': {
        const until = await waitOverAt(state, frame.enteredAt, evaluate);
        if (until <= now()) return leave(execution, frame, exitOf(state), frame.input, {});
        frame.standing = { kind: 'waiting', order: surroundings.order(), until };
        arm(execution);
        return;
      }
      case 'Fail': {
        const error = await declaredFailure(state, evaluate);
        if (execution.frame === frame) close(execution, 'FAILED', { error });
        return;
      }
      case 'Task':
        return runTask(execution, frame, state);
    }
  }

  async function runTask(execution: Execution, frame: Frame, state: TaskState): Promise<void> {
    const resource = taskResource(state.Resource);
    if (resource === undefined) throw new Error(`${state.Resource} passed the loader`);
    const { service, waitsForToken } = resource;
    const evaluate = (template: Json) => filled(execution, frame, template, {});
    const timeout = await deadlineSeconds('TimeoutSeconds', state.TimeoutSeconds, evaluate);
    const heartbeat = await deadlineSeconds('HeartbeatSeconds', state.HeartbeatSeconds, evaluate);
    if (heartbeat !== undefined && timeout !== undefined && heartbeat >= timeout)
      throw new StatesError('States.Runtime', 'HeartbeatSeconds must be less than TimeoutSeconds');
    const token = waitsForToken ? surroundings.issueToken(execution) : undefined;
    const args = await filled(execution, frame, state.Arguments, {}, token);
    assertFits(args, 'The arguments');
    if (execution.frame !== frame) return;

    const calling: Call = {
      kind: 'calling',
      order: surroundings.order(),
      token,
      timeoutAt: timeout && now() + timeout * 1000,
      heartbeat: heartbeat === undefined ? undefined : { seconds: heartbeat, dueAt: now() + heartbeat * 1000 },
    };
    frame.standing = calling;
    record(execution, 'TaskScheduled', frame.state);
    record(execution, 'TaskStarted', frame.state);
    const caller = { machineArn: execution.machineArn, executionArn: execution.arn, state: frame.state };
    const isStillCalling = () => execution.frame?.standing === calling;
    if (surroundings.callsInBackground) {
      arm(execution);
      const outcome = (work: Work) => {
        if (isStillCalling()) frame.standing = ready(execution, work);
      };
      call(service, args, caller).then(
        (result) => {
          outcome({ kind: 'answered', result, call: calling });
        },
        (thrown: unknown) => {
          outcome({ kind: 'fail', error: errorOutputOf(thrown) });
        },
      );
      return;
    }
    let result: Json;
    try {
      result = await call(service, args, caller);
    } catch (thrown) {
      if (!isStillCalling()) return;
      throw thrown;
    }
    if (!isStillCalling()) return;
    return answered(execution, frame, calling, result);
  }

  /** What a task does with the answer of the service it called. */
  async function answered(execution: Execution, frame: Frame, called: Call, result: Json): Promise<void> {
    const { token, timeoutAt } = called;
    if (token !== undefined) {
      record(execution, 'TaskSubmitted', frame.state);
      frame.standing = { ...called, kind: 'awaiting token', token };
      arm(execution);
      return;
    }
    if (timeoutAt !== undefined && timeoutAt <= now()) throw new StatesError('States.Timeout');
    assertFits(result, 'The result');
    record(execution, 'TaskSucceeded', frame.state);
    return leave(execution, frame, exitOf(stateNamed(execution, frame.state)), result, { result });
  }

  /** Output and Assign both see the values from before the assignment. */
  async function leave(
    execution: Execution,
    frame: Frame,
    exit: Exit,
    otherwise: Json,
    outcome: Outcome,
  ): Promise<void> {
    const output = exit.Output === undefined ? otherwise : await filled(execution, frame, exit.Output, outcome);
    if (output !== frame.input) assertFits(output, 'The output');
    const assigned = exit.Assign === undefined ? {} : await filled(execution, frame, exit.Assign, outcome);
    if (exit.Assign !== undefined) assertFits(assigned, 'What is assigned');
    if (execution.frame !== frame) return;
    record(execution, `${stateNamed(execution, frame.state).Type}StateExited`, frame.state);
    if (exit.Next === undefined) close(execution, 'SUCCEEDED', { output });
    else {
      const variables = isJsonObject(assigned) ? { ...frame.variables, ...assigned } : frame.variables;
      enter(execution, exit.Next, output, variables);
    }
  }

  /** The first retrier that covers the error, then the first catcher, then the end. */
  async function recover(execution: Execution, frame: Frame, error: ErrorOutput): Promise<void> {
    const state = stateNamed(execution, frame.state);
    record(execution, failureEvent(error, state), frame.state);
    const { Retry = [], Catch = [] } = state.Type === 'Task' ? state : {};
    const index = retrierFor(Retry, frame.attempts, error.Error);
    const retrier = index === undefined ? undefined : Retry[index];
    if (index !== undefined && retrier !== undefined) {
      const retried = frame.attempts[index] ?? 0;
      for (let earlier = frame.attempts.length; earlier < index; earlier++) frame.attempts[earlier] = 0;
      frame.attempts[index] = retried + 1;
      surroundings.countTransition(execution);
      const until = now() + retryDelay(retrier, retried, () => surroundings.moment(execution).draw());
      frame.standing = { kind: 'retrying', order: surroundings.order(), until };
      arm(execution);
      return;
    }
    const catcher = Catch.find(({ ErrorEquals }) => coversError(ErrorEquals, error.Error));
    if (catcher !== undefined) return leave(execution, frame, catcher, error, { errorOutput: error });
    close(execution, 'FAILED', { error });
  }

  async function filled(
    execution: Execution,
    frame: Frame,
    template: Json,
    outcome: Outcome,
    token?: string,
  ): Promise<Json> {
    const states = {
      input: frame.input,
      get context() {
        return contextOf(execution, frame, token); // most expressions never look at it
      },
      ...outcome,
    };
    const bindings = { ...frame.variables, states };
    return expressions.evaluate(template, bindings, surroundings.moment(execution));
  }

  function stateNamed(execution: Execution, name: string): State {
    const state = surroundings.definition(execution).States.get(name);
    if (state === undefined) throw new Error(`No state ${name} in ${execution.machineName}`);
    return state;
  }
}

function contextOf(execution: Execution, frame: Frame, token: string | undefined): Json {
  return {
    Execution: {
      Id: execution.arn,
      Name: execution.name,
      Input: execution.input,
      StartTime: new Date(execution.startedAt).toISOString(),
    },
    StateMachine: { Id: execution.machineArn, Name: execution.machineName },
    State: {
      Name: frame.state,
      EnteredTime: new Date(frame.enteredAt).toISOString(),
      RetryCount: frame.attempts.reduce((sum, attempts) => sum + attempts, 0),
    },
    ...(token === undefined ? {} : { Task: { Token: token } }),
  };
}

function exitOf(state: State): Exit {
  return state.Type === 'Choice' || state.Type === 'Fail' ? {} : state;
}

function failureEvent(error: ErrorOutput, state: State): string {
  if (error.Error === 'States.QueryEvaluationError') return 'EvaluationFailed';
  if (state.Type !== 'Task') return `${state.Type}StateFailed`;
  return error.Error === 'States.Timeout' || error.Error === 'States.HeartbeatTimeout' ? 'TaskTimedOut' : 'TaskFailed';
}

function assertFits(value: Json, what: string): void {
  const bytes = jsonBytes(value);
  if (bytes > MAX_PAYLOAD_BYTES)
    throw new StatesError('States.DataLimitExceeded', `${what} of ${String(bytes)} bytes exceeds 256 KiB`);
}
