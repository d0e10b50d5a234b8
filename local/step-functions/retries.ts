import type { Retrier } from './state-language.ts';

/** Errors that no Retry and no Catch ever sees. */
export const UNCATCHABLE = 'States.Runtime';

const NOT_ALL: ReadonlySet<string> = new Set([UNCATCHABLE, 'States.DataLimitExceeded']);
const NOT_TASK_FAILED: ReadonlySet<string> = new Set([
  ...NOT_ALL,
  'States.Timeout',
  'States.HeartbeatTimeout',
  'States.QueryEvaluationError',
]);

/** Whether an `ErrorEquals` list covers an error. `States.Timeout` also covers a missed heartbeat. */
export function coversError(errorEquals: readonly string[], error: string): boolean {
  if (error === UNCATCHABLE) return false;
  return errorEquals.some(
    (pattern) =>
      pattern === error ||
      (pattern === 'States.ALL' && !NOT_ALL.has(error)) ||
      (pattern === 'States.TaskFailed' && !NOT_TASK_FAILED.has(error)) ||
      (pattern === 'States.Timeout' && error === 'States.HeartbeatTimeout'),
  );
}

/** The first retrier that covers the error decides alone: its position, or undefined when it has used up its attempts. */
export function retrierFor(
  retriers: readonly Retrier[],
  attempts: readonly number[],
  error: string,
): number | undefined {
  const index = retriers.findIndex((retrier) => coversError(retrier.ErrorEquals, error));
  const retrier = retriers[index];
  return retrier !== undefined && (attempts[index] ?? 0) < (retrier.MaxAttempts ?? 3) ? index : undefined;
}

/** Milliseconds before the next attempt, `retried` of which were made already. Full jitter is any time from none to all of it. */
export function retryDelay(retrier: Retrier, retried: number, draw: () => number): number {
  const seconds = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** retried;
  const limited = Math.min(seconds, retrier.MaxDelaySeconds ?? Infinity);
  return Math.round(limited * (retrier.JitterStrategy === 'FULL' ? draw() : 1) * 1000);
}
