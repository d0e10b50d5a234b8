import type { Json, JsonObject } from './json.ts';
import type { ErrorOutput } from './states-error.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** What a ready execution does in its turn. All of it is data, so that a stored execution can go on where it was. */
export type Work =
  | { readonly kind: 'run' } // do what the state is there for, also when it is retried
  | { readonly kind: 'leave' } // a Wait is over
  | { readonly kind: 'succeed'; readonly result: Json } // the token came back
  | { readonly kind: 'fail'; readonly error: ErrorOutput } // the token failed or nobody answered in time
  | { readonly kind: 'answered'; readonly result: Json; readonly call: Call } // a call made in the background came back
  | { readonly kind: 'time out' }; // the whole execution took too long

/** When somebody must have given a sign of life, and how long until the next (epoch ms, seconds). */
export type Heartbeat = { readonly seconds: number; dueAt: number };

/** What an execution is doing between two turns. `order` decides who goes first among equals. */
export type Standing =
  | { readonly kind: 'ready'; readonly order: number; readonly work: Work }
  | { readonly kind: 'waiting'; readonly order: number; readonly until: number }
  | { readonly kind: 'retrying'; readonly order: number; readonly until: number }
  | Call
  | (Omit<Call, 'kind' | 'token'> & { readonly kind: 'awaiting token'; readonly token: string });

/** A task under way. In the store only if it was interrupted, or is called in the background: it runs again. */
export type Call = {
  readonly kind: 'calling';
  readonly order: number;
  readonly token?: string | undefined;
  readonly timeoutAt?: number | undefined;
  readonly heartbeat?: Heartbeat | undefined;
};

/** The state an execution is in. `attempts` counts retries per retrier. Values are never changed in place. */
export type Frame = {
  readonly state: string;
  readonly input: Json;
  readonly variables: JsonObject;
  readonly enteredAt: number;
  readonly attempts: number[];
  standing: Standing;
};

/** One execution as plain JSON data. It has a frame exactly while it runs. */
export type Execution = {
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly machineName: string;
  readonly definitionId: string;
  readonly input: Json;
  readonly startedAt: number;
  readonly deadlineAt?: number | undefined;
  readonly order: number;
  status: ExecutionStatus;
  frame?: Frame | undefined;
  output?: Json;
  error?: ErrorOutput | undefined;
  stoppedAt?: number;
  events: number;
  transitions: number;
  draws: number;
  tokens: number;
};

/** When this standing ends by itself (epoch ms). */
export function dueAt(standing: Standing): number | undefined {
  switch (standing.kind) {
    case 'ready':
      return undefined;
    case 'waiting':
    case 'retrying':
      return standing.until;
    case 'calling':
    case 'awaiting token': {
      const { timeoutAt, heartbeat } = standing;
      return heartbeat === undefined ? timeoutAt : Math.min(heartbeat.dueAt, timeoutAt ?? Infinity);
    }
  }
}

/** What there is to do once this standing is due. */
export function workWhenDue(standing: Standing, now: number): Work {
  switch (standing.kind) {
    case 'waiting':
      return { kind: 'leave' };
    case 'calling':
    case 'awaiting token': {
      const timedOut = standing.timeoutAt !== undefined && standing.timeoutAt <= now;
      return { kind: 'fail', error: { Error: timedOut ? 'States.Timeout' : 'States.HeartbeatTimeout' } };
    }
    default:
      return { kind: 'run' };
  }
}
