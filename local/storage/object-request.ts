import { bodyBytes, type HttpRequestLike, header } from '../wire.ts';

/** Which bucket and key a request means, whether the bucket stands in the host name or first in the path. */
export function addressOf({ hostname, path }: HttpRequestLike): { bucket: string; key: string } {
  const decoded = path.split('/').map(decodeURIComponent).join('/').slice(1);
  const virtualHost = /^(.+)\.s3[.-]/.exec(hostname)?.[1];
  if (virtualHost !== undefined) return { bucket: virtualHost, key: decoded };
  const slash = decoded.indexOf('/');
  return slash < 0 ? { bucket: decoded, key: '' } : { bucket: decoded.slice(0, slash), key: decoded.slice(slash + 1) };
}

/** The object's own bytes. A streamed upload arrives in `aws-chunked` framing, with a checksum trailer after the last chunk. */
export async function contentOf(request: HttpRequestLike): Promise<Uint8Array> {
  const body = await bodyBytes(request);
  const isFramed =
    header(request, 'content-encoding')?.includes('aws-chunked') === true ||
    header(request, 'x-amz-content-sha256')?.startsWith('STREAMING-') === true;
  return isFramed ? unframed(Buffer.from(body)) : body;
}

/** Frames read `<size in hex>[;signature]\r\n<bytes>\r\n`, size 0 being the last. */
function unframed(framed: Buffer): Uint8Array {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = framed.indexOf('\r\n', at);
    const size = lineEnd < 0 ? Number.NaN : Number.parseInt(framed.toString('latin1', at, lineEnd), 16);
    if (Number.isNaN(size)) throw new Error('Broken aws-chunked framing');
    if (size === 0) return Buffer.concat(chunks);
    const start = lineEnd + 2;
    chunks.push(framed.subarray(start, start + size));
    at = start + size + 2;
  }
}

/** The tags that a PutObjectTagging gives an object. */
export async function tagsOf(request: HttpRequestLike): Promise<Record<string, string>> {
  const xml = Buffer.from(await contentOf(request)).toString('utf8');
  const tags = [...xml.matchAll(/<Tag>\s*<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>\s*<\/Tag>/g)];
  return Object.fromEntries(tags.map(([, key = '', value = '']) => [key, value]));
}
