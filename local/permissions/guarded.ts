import { ACCOUNT } from '../assembly/resource-naming.ts';
import { addressOf } from '../storage/object-request.ts';
import {
  awsError,
  bytesResponse,
  type HttpRequestLike,
  type HttpResponseLike,
  type Protocol,
  type RequestHandler,
  wire,
} from '../wire.ts';
import { allows } from './allows.ts';
import { type Account, type GuardedService, listing, NEEDS_OF, type Need } from './needs-of.ts';
import type { Statement } from './statement.ts';

const PROTOCOLS: Readonly<Record<GuardedService, Protocol>> = {
  dynamodb: 'json',
  sqs: 'json',
  states: 'json',
  s3: 'rest-xml',
  ses: 'query',
};

/** Whose calls are guarded: the statements of its role, and a name for the messages. */
export type Principal = { readonly name: string; readonly statements: readonly Statement[] };

/**
 * The same wire for one role: a call its statements do not allow answers as AWS does and never reaches the service.
 * Not evaluated: grants on KMS keys, of which there are none here.
 */
export function guarded(
  service: GuardedService,
  requestHandler: RequestHandler,
  principal: Principal,
  account: Account,
): RequestHandler {
  const isAllowed = ({ action, resource, context }: Need) => allows(principal.statements, action, resource, context);
  return wire(async (request) => {
    const refused = (await NEEDS_OF[service](request, account)).find((need) => !isAllowed(need));
    if (refused !== undefined) return denied(service, request, refused, principal);
    const { response } = await requestHandler.handle(request);
    const listed = service === 's3' && response.statusCode === 404 ? listing(addressOf(request).bucket) : undefined;
    return listed === undefined || isAllowed(listed) ? response : denied(service, request, listed, principal);
  });
}

function denied(service: GuardedService, request: HttpRequestLike, need: Need, { name }: Principal): HttpResponseLike {
  const message = `User: arn:aws:sts::${ACCOUNT}:assumed-role/${name} is not authorized to perform: ${need.action} on resource: ${need.resource} because no identity-based policy allows the ${need.action} action`;
  if (request.method === 'HEAD') return bytesResponse(403, {}, new Uint8Array());
  const protocol = PROTOCOLS[service];
  return protocol === 'json'
    ? awsError(protocol, 'AccessDeniedException', message)
    : awsError(protocol, 'AccessDenied', message, { statusCode: 403 });
}
