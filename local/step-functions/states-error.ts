/** How a failed state or execution reports itself, and what `$states.errorOutput` holds. */
export type ErrorOutput = { Error: string; Cause?: string };

/** A failure inside an execution: Retry and Catch see its `error`. */
export class StatesError extends Error {
  override name = 'StatesError';
  readonly error: string;
  readonly reason: string | undefined;
  constructor(error: string, reason?: string) {
    super(reason === undefined ? error : `${error}: ${reason}`);
    this.error = error;
    this.reason = reason;
  }
}

/** The failure as data. Anything but a StatesError is a defect of this interpreter and is thrown again. */
export function errorOutputOf(thrown: unknown): ErrorOutput {
  if (!(thrown instanceof StatesError)) throw thrown;
  return thrown.reason === undefined ? { Error: thrown.error } : { Error: thrown.error, Cause: thrown.reason };
}
