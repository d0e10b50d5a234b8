import type { Clock } from '../../shared/ports.ts';
import type { Parts } from '../store/key-value-store.ts';
import {
  awsError,
  bytesResponse,
  type HttpRequestLike,
  type HttpResponseLike,
  header,
  type RequestHandler,
  wire,
} from '../wire.ts';
import { listObjects } from './list-objects.ts';
import { addressOf, contentOf, tagsOf } from './object-request.ts';
import { etag, type ObjectStore, openBucket, type StoredObject } from './object-store.ts';

/** What a test can make S3 do instead of its work: ask to slow down, or answer that it is not allowed. */
export type StorageFault = 'slow-down' | 'access-denied';

/** S3 in process: PutObject, PutObjectTagging, GetObject (its first bytes, too), HeadObject and ListObjectsV2; everything else answers NotImplemented. */
export type EmbeddedStorage = {
  readonly requestHandler: RequestHandler;
  /** Stores an object as a service of AWS would (SES writes inbound messages), without a request. */
  readonly put: (bucket: string, key: string, content: Uint8Array) => void;
  readonly find: (bucket: string, key: string) => StoredObject | undefined;
  readonly keys: (bucket: string) => string[];
};

type Options = {
  readonly buckets: readonly string[];
  readonly clock: Clock;
  /** Keeps the objects and goes on with those that were kept; without it they live in memory only. */
  readonly parts?: Parts;
  readonly fault?: (operation: string, bucket: string, key: string) => StorageFault | undefined;
};

export function embeddedStorage({ buckets, clock, parts, fault = () => undefined }: Options): EmbeddedStorage {
  const kept = parts?.('objects');
  const stores = new Map(buckets.map((name) => [name, openBucket(name, kept)]));
  const store = (bucket: string): ObjectStore => {
    const found = stores.get(bucket);
    if (found === undefined) throw new Error(`There is no bucket ${bucket}`);
    return found;
  };

  return {
    requestHandler: wire(async (request) => {
      const { bucket, key } = addressOf(request);
      const operation = objectOperation(request);
      if (operation === undefined)
        return awsError('rest-xml', 'NotImplemented', `The embedded S3 does not offer ${request.method} here`, {
          statusCode: 501,
        });
      const found = stores.get(bucket);
      if (found === undefined) return failed(request, 404, 'NoSuchBucket', 'The specified bucket does not exist');
      const failure = fault(operation, bucket, key);
      if (failure === 'slow-down') return failed(request, 503, 'SlowDown', 'Please reduce your request rate.');
      if (failure === 'access-denied') return failed(request, 403, 'AccessDenied', 'Access Denied');
      if (operation === 'ListObjectsV2') return listObjects(request, bucket, found);
      if (operation === 'PutObject') return putObject(request, found, key, clock.now());
      const object = found.find(key);
      if (object === undefined) return failed(request, 404, 'NoSuchKey', 'The specified key does not exist.');
      if (operation === 'PutObjectTagging') {
        found.put(key, { ...object, tags: await tagsOf(request) });
        return bytesResponse(200, {}, new Uint8Array());
      }
      return read(object, operation === 'GetObject', firstBytes(request));
    }),
    put: (bucket, key, content) => {
      store(bucket).put(key, { content, headers: { 'content-type': 'binary/octet-stream' }, storedAt: clock.now() });
    },
    find: (bucket, key) => store(bucket).find(key),
    keys: (bucket) => store(bucket).keys(),
  };
}

// What would change the meaning of a request and is not done here: refused, never ignored.
const REFUSED = ['if-match', 'if-modified-since', 'if-unmodified-since', 'x-amz-copy-source'];
const LISTING = ['list-type', 'prefix', 'max-keys', 'continuation-token', 'start-after', 'x-id'];

/** The operation as IAM and the SDK name it, if it is one of those served here. */
export function objectOperation(
  request: HttpRequestLike,
): 'PutObject' | 'PutObjectTagging' | 'GetObject' | 'HeadObject' | 'ListObjectsV2' | undefined {
  if (REFUSED.some((name) => header(request, name) !== undefined)) return undefined;
  if (header(request, 'range') !== undefined && (request.method !== 'GET' || firstBytes(request) === undefined))
    return undefined;
  const { key } = addressOf(request);
  const parameters = Object.keys(request.query ?? {});
  if (key === '')
    return request.method === 'GET' &&
      request.query?.['list-type'] === '2' &&
      parameters.every((name) => LISTING.includes(name))
      ? 'ListObjectsV2'
      : undefined;
  if (parameters.includes('tagging'))
    return request.method === 'PUT' && parameters.every((name) => name === 'tagging' || name === 'x-id')
      ? 'PutObjectTagging'
      : undefined;
  if (parameters.some((name) => name !== 'x-id')) return undefined;
  if (request.method === 'PUT') return 'PutObject';
  if (request.method === 'GET') return 'GetObject';
  return request.method === 'HEAD' ? 'HeadObject' : undefined;
}

async function putObject(
  request: HttpRequestLike,
  store: ObjectStore,
  key: string,
  storedAt: string,
): Promise<HttpResponseLike> {
  const absent = header(request, 'if-none-match');
  if (absent !== undefined && absent !== '*')
    return awsError('rest-xml', 'NotImplemented', 'If-None-Match takes * only', { statusCode: 501 });
  if (absent === '*' && store.find(key) !== undefined)
    return awsError('rest-xml', 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
      statusCode: 412,
    });
  const headers = Object.entries(request.headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name === 'content-type' || name.startsWith('x-amz-meta-'));
  const object = { content: await contentOf(request), headers: Object.fromEntries(headers), storedAt };
  store.put(key, object);
  return bytesResponse(200, { etag: etag(object) }, new Uint8Array());
}

/** How many bytes from the first on a request asks for; undefined for all of them, or for another range. */
function firstBytes(request: HttpRequestLike): number | undefined {
  const last = /^bytes=0-(\d+)$/.exec(header(request, 'range') ?? '')?.[1];
  return last === undefined ? undefined : Number(last) + 1;
}

function read(object: StoredObject, withContent: boolean, most?: number): HttpResponseLike {
  const { byteLength } = object.content;
  if (most !== undefined && byteLength === 0)
    return awsError('rest-xml', 'InvalidRange', 'The requested range is not satisfiable', { statusCode: 416 });
  const content = object.content.subarray(0, most ?? byteLength);
  const headers = {
    ...object.headers,
    etag: etag(object),
    'last-modified': new Date(object.storedAt).toUTCString(),
    'content-length': String(content.byteLength),
    ...(most === undefined
      ? {}
      : { 'content-range': `bytes 0-${String(content.byteLength - 1)}/${String(byteLength)}` }),
  };
  return bytesResponse(most === undefined ? 200 : 206, headers, withContent ? content : new Uint8Array());
}

/** A HEAD answer has no body, so the SDK knows only the status (404 is NotFound, whatever the reason). */
function failed(request: HttpRequestLike, statusCode: number, code: string, message: string): HttpResponseLike {
  return request.method === 'HEAD'
    ? bytesResponse(statusCode, {}, new Uint8Array())
    : awsError('rest-xml', code, message, { statusCode });
}
