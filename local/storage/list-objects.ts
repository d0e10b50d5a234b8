import { escapeXml, type HttpRequestLike, type HttpResponseLike, xmlResponse } from '../wire.ts';
import { etag, type ObjectStore } from './object-store.ts';

const MOST_KEYS = 1000; // S3 never lists more in one answer

/** One page of keys under a prefix; the continuation token is the last key of the page before, encoded. */
export function listObjects(request: HttpRequestLike, bucket: string, store: ObjectStore): HttpResponseLike {
  const parameter = (name: string): string | undefined => {
    const value = request.query?.[name];
    return typeof value === 'string' ? value : undefined;
  };
  const prefix = parameter('prefix') ?? '';
  const limit = Math.min(Number(parameter('max-keys') ?? MOST_KEYS), MOST_KEYS);
  const token = parameter('continuation-token');
  const after = token === undefined ? (parameter('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
  const left = store
    .keys()
    .filter((key) => key.startsWith(prefix) && Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0);
  const page = left.slice(0, limit);
  const last = page.at(-1);
  const isTruncated = left.length > page.length && last !== undefined;
  const next = isTruncated ? element('NextContinuationToken', Buffer.from(last).toString('base64url')) : '';
  const contents = page.map((key) => {
    const object = store.find(key);
    if (object === undefined) throw new Error(`${key} vanished while it was listed`);
    return `<Contents>${element('Key', key)}${element('LastModified', object.storedAt)}${element('ETag', etag(object))}${element('Size', String(object.content.byteLength))}${element('StorageClass', 'STANDARD')}</Contents>`;
  });
  const head = `${element('Name', bucket)}${element('Prefix', prefix)}${element('KeyCount', String(page.length))}${element('MaxKeys', String(limit))}${element('IsTruncated', String(isTruncated))}`;
  return xmlResponse(
    `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult>${head}${next}${contents.join('')}</ListBucketResult>`,
  );
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
