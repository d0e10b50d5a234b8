/** One service integration: the service it calls, and how that service's errors are named in `ErrorEquals`. */
export type TaskResource = { readonly service: string; readonly waitsForToken: boolean };

/** The Lambda integration, whose errors carry the function's own error names. */
export const LAMBDA = 'lambda:invoke';

/** AWS names an SDK error after the service: `DynamoDb.ConditionalCheckFailedException`. */
const ERROR_PREFIXES: Readonly<Record<string, string>> = { 'aws-sdk:dynamodb:updateItem': 'DynamoDb.' };

const RESOURCE = /^arn:aws(?:-[a-z]+)*:states:[^:]*:[^:]*:(.+?)(\.waitForTaskToken)?$/;

/** What a Task's `Resource` asks for; undefined when this interpreter does not offer it. */
export function taskResource(resource: string): TaskResource | undefined {
  const [, service, token] = RESOURCE.exec(resource) ?? [];
  if (service === undefined || (service !== LAMBDA && !(service in ERROR_PREFIXES))) return undefined;
  return { service, waitsForToken: token !== undefined };
}

/** The error name a machine sees for an exception of an integrated service. */
export function serviceErrorName(service: string, name: string): string {
  return name.includes('.') ? name : `${ERROR_PREFIXES[service] ?? ''}${name}`;
}
