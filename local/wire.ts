import { Readable } from 'node:stream';

/** What an SDK client hands to its request handler. The body may be text, bytes, a stream or absent. */
export type HttpRequestLike = {
  readonly method: string;
  readonly protocol?: string;
  readonly hostname: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** What an SDK client accepts back: a plain object. The body is a stream where an operation streams (S3), else the bytes themselves. */
export type HttpResponseLike = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Readable | Uint8Array;
};

/** An in-process wire: give it to any SDK v3 client as `requestHandler`. No port is opened. */
export type RequestHandler = {
  readonly metadata: { readonly handlerProtocol: string };
  readonly handle: (request: HttpRequestLike) => Promise<{ response: HttpResponseLike }>;
  readonly httpHandlerConfigs: () => Record<string, never>;
  readonly updateHttpClientConfig: () => void;
  readonly destroy: () => void;
};

/** How a service writes: `json` (DynamoDB, SQS, Step Functions), `query` (SES v1) or `rest-xml` (S3). */
export type Protocol = 'json' | 'query' | 'rest-xml';

/** Turns a function from request to response into a wire. What the function throws reaches the SDK as a network failure. */
export function wire(handle: (request: HttpRequestLike) => Promise<HttpResponseLike>): RequestHandler {
  return {
    metadata: { handlerProtocol: 'embedded' },
    handle: async (request) => ({ response: await handle(request) }),
    httpHandlerConfigs: () => ({}),
    updateHttpClientConfig: () => undefined,
    destroy: () => undefined,
  };
}

/** An answer with exactly these bytes. */
export function bytesResponse(
  statusCode: number,
  headers: Record<string, string>,
  content: Uint8Array,
): HttpResponseLike {
  return {
    statusCode,
    headers: { 'content-length': String(content.byteLength), ...headers },
    body: Readable.from(content.byteLength === 0 ? [] : [content]),
  };
}

/** An AWS JSON 1.0 answer. No operation streams one: its bytes come as they are, since a stream costs more than the work behind it. */
export function jsonResponse(value: unknown, statusCode = 200, headers: Record<string, string> = {}): HttpResponseLike {
  const body = Buffer.from(JSON.stringify(value));
  return {
    statusCode,
    headers: {
      'content-length': String(body.byteLength),
      'content-type': 'application/x-amz-json-1.0',
      ...headers,
    },
    body,
  };
}

/** An XML answer; the caller escapes what it puts in (`escapeXml`). */
export function xmlResponse(xml: string, statusCode = 200, headers: Record<string, string> = {}): HttpResponseLike {
  return bytesResponse(statusCode, { 'content-type': 'text/xml', ...headers }, Buffer.from(xml));
}

/** An error as this protocol shapes it, so that the SDK throws its own typed exception named `code`. Status 400 unless said. */
export function awsError(
  protocol: Protocol,
  code: string,
  message: string,
  { statusCode = 400, fields = {} }: { statusCode?: number; fields?: Readonly<Record<string, unknown>> } = {},
): HttpResponseLike {
  if (protocol === 'json')
    return jsonResponse({ __type: code, message, ...fields }, statusCode, { 'x-amzn-errortype': code });
  const body = `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>`;
  return protocol === 'query'
    ? xmlResponse(
        `<ErrorResponse><Error><Type>Sender</Type>${body}</Error><RequestId>local</RequestId></ErrorResponse>`,
        statusCode,
      )
    : xmlResponse(
        `<?xml version="1.0" encoding="UTF-8"?><Error>${body}<RequestId>local</RequestId></Error>`,
        statusCode,
      );
}

/** The answer never came: what the SDK sees when a connection breaks after the request was sent. It tries again, if it may. */
export function connectionLost(): Error {
  return Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });
}

/** Safe between tags and inside quoted attributes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

/** The whole request body as bytes, whatever the SDK handed over (a string method on its bytes will throw one day). */
export async function bodyBytes(request: HttpRequestLike): Promise<Uint8Array> {
  const { body } = request;
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (isStream(body)) {
    const parts: Uint8Array[] = [];
    for await (const part of body) parts.push(typeof part === 'string' ? Buffer.from(part) : toBytes(part));
    return Buffer.concat(parts);
  }
  throw new TypeError('The request body is neither text, bytes nor a stream');
}

const decoder = new TextDecoder();

/** The whole request body as UTF-8 text. */
export async function bodyText(request: HttpRequestLike): Promise<string> {
  return typeof request.body === 'string' ? request.body : decoder.decode(await bodyBytes(request));
}

const parsedBodies = new WeakMap<HttpRequestLike, unknown>();

/** The request body of an AWS JSON request, read once however many look at it. */
export async function bodyFields(request: HttpRequestLike): Promise<Readonly<Record<string, unknown>>> {
  const known = parsedBodies.get(request);
  const fields: unknown = known ?? JSON.parse(await bodyText(request));
  if (typeof fields !== 'object' || fields === null) throw new TypeError('The request body is not a JSON object');
  parsedBodies.set(request, fields);
  return fields as Record<string, unknown>;
}

/** The operation an AWS JSON request asks for: `DynamoDB_20120810.GetItem` is `GetItem`. */
export function targetOperation(request: HttpRequestLike): string {
  return header(request, 'x-amz-target')?.split('.').at(-1) ?? '';
}

/** A header by its lower-case name; the SDK's own spelling varies. */
export function header(request: HttpRequestLike, name: string): string | undefined {
  const direct = request.headers[name];
  if (direct !== undefined) return direct;
  return Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function isStream(body: unknown): body is AsyncIterable<unknown> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

function toBytes(part: unknown): Uint8Array {
  if (part instanceof Uint8Array) return part;
  throw new TypeError('A streamed request body may only carry text or bytes');
}
