import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFields } from '../../../local/play/form-fields.ts';

/** As a browser sends it. */
function multipart(boundary: string, parts: readonly (readonly [head: string, content: Uint8Array])[]): Uint8Array {
  return Buffer.concat([
    ...parts.flatMap(([head, content]) => [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

describe('readFields', () => {
  it('gives a file back byte for byte, and the fields before and after it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.string({ unit: 'grapheme' }), (bytes, words) => {
        const body = multipart('----b0undary', [
          ['name="token"', Buffer.from('t')],
          ['name="file"; filename="a.eml"\r\nContent-Type: message/rfc822', bytes],
          ['name="words"', Buffer.from(words)],
        ]);
        const fields = readFields('multipart/form-data; boundary=----b0undary', body);
        expect(fields?.text('token')).toBe('t');
        expect(Buffer.from(fields?.file('file') ?? []).equals(bytes)).toBe(true);
        expect(fields?.text('words')).toBe(words.toWellFormed());
      }),
    );
  });

  it('has no file where none was chosen', () => {
    const body = multipart('b', [['name="file"; filename=""', new Uint8Array()]]);
    expect(readFields('multipart/form-data; boundary="b"', body)?.file('file')).toBeUndefined();
  });

  it('reads the form of a page without files', () => {
    const fields = readFields('application/x-www-form-urlencoded', Buffer.from('top=1%3A+A%0D%0A2&x='));
    expect([fields?.text('top'), fields?.text('x'), fields?.text('missing')]).toEqual(['1: A\r\n2', '', '']);
  });

  it('takes nothing else for a form, and survives a body that is cut off anywhere', () => {
    expect(readFields('application/json', Buffer.from('{}'))).toBeUndefined();
    expect(readFields('multipart/form-data', Buffer.from(''))).toBeUndefined();
    const body = multipart('b', [['name="a"', Buffer.from('1')]]);
    for (let length = 0; length < body.length; length += 1)
      expect(['', '1']).toContain(readFields('multipart/form-data; boundary=b', body.subarray(0, length))?.text('a'));
  });
});
