/** A refusal as DynamoDB words it: the SDK throws it under `code`. */
export class DynamoError extends Error {
  override name = 'DynamoError';
  readonly code: string;
  /** What the answer carries beside type and message, e.g. the item a failed condition found. */
  readonly fields: Readonly<Record<string, unknown>>;
  constructor(code: string, message: string, fields: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}

/** A request that DynamoDB finds wrong. */
export function invalid(message: string): DynamoError {
  return new DynamoError('ValidationException', message);
}
