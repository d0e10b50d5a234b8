import type { KeyValueStore } from '../store/key-value-store.ts';
import type { ExecutionStatus } from './execution.ts';
import type { Json } from './json.ts';
import type { ErrorOutput } from './states-error.ts';
import type { Integrate, Invoke } from './task-call.ts';

/** Epoch milliseconds, owned by the caller: time moves only when the caller moves it. */
export type Clock = { now(): number };

/** A state machine as deployed: `definition` is its resolved ASL. */
export type Machine = { readonly arn: string; readonly name: string; readonly definition: unknown };

/** One event of an execution's history, without payloads: those may hold what a log must not. */
export type HistoryEvent = {
  readonly at: number;
  readonly executionArn: string;
  readonly machine: string;
  readonly type: string;
  readonly state?: string;
};

export type StepFunctionsOptions = {
  readonly machines: readonly Machine[];
  readonly clock: Clock;
  /** Jitter, $random, $uuid and tokens follow from it: equal seeds, equal behavior. */
  readonly seed: number;
  readonly invoke: Invoke;
  /** Carries out tasks of other services, e.g. `aws-sdk:dynamodb:updateItem`; without it such tasks are refused at load. */
  readonly integrate?: Integrate;
  /** A turn starts a task's call and does not wait for it: other executions go on meanwhile. */
  readonly callsInBackground?: boolean;
  readonly onEvent?: (event: HistoryEvent) => void;
  readonly store?: KeyValueStore;
};

/** What is known about one execution. Instants are epoch milliseconds. */
export type ExecutionDescription = {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startedAt: number;
  readonly stoppedAt: number | undefined;
  readonly input: Json;
  readonly output: Json | undefined;
  readonly error: ErrorOutput | undefined;
  /** The state it is in, while it runs. */
  readonly state: string | undefined;
  /** History events so far. */
  readonly events: number;
};

export type StartExecutionInput = {
  readonly stateMachineArn: string;
  readonly name?: string | undefined;
  readonly input?: unknown;
};

/** Step Functions in process. Commands resolve when stored; they throw a ServiceException where AWS would. */
export type EmbeddedStepFunctions = {
  readonly startExecution: (input: StartExecutionInput) => Promise<{ executionArn: string; startedAt: number }>;
  readonly sendTaskSuccess: (input: { taskToken: string; output: unknown }) => Promise<void>;
  readonly sendTaskFailure: (input: {
    taskToken: string;
    error?: string | undefined;
    cause?: string | undefined;
  }) => Promise<void>;
  readonly sendTaskHeartbeat: (input: { taskToken: string }) => Promise<void>;
  readonly stopExecution: (input: {
    executionArn: string;
    error?: string | undefined;
    cause?: string | undefined;
  }) => Promise<{ stoppedAt: number }>;
  readonly describeExecution: (input: { executionArn: string }) => ExecutionDescription;
  /** Latest start first. */
  readonly listExecutions: (input: {
    stateMachineArn: string;
    statusFilter?: ExecutionStatus | undefined;
  }) => ExecutionDescription[];
  /** When the earliest timer is due; ready work does not count. */
  readonly nextWakeAt: () => number | undefined;
  /** Does one ready piece of work, of those due now. False if there is none: move the clock to `nextWakeAt()`. */
  readonly turn: () => Promise<boolean>;
  /** All work that is due now. The clock is not moved. */
  readonly settle: () => Promise<void>;
  /** Takes over what the store holds. Tasks that were interrupted run again. */
  readonly restore: () => void;
  /** As AWS bills them: each state entered and each retry. */
  readonly transitions: number;
  /** Aborts every running execution; stored with the next turn. */
  readonly killAll: (error: ErrorOutput) => void;
  /** A deploy: running executions keep the definition they started with, new ones take the new one. Throws and changes nothing if one is refused. */
  readonly replaceMachines: (machines: readonly Machine[]) => void;
};
